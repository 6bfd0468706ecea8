/** Which ports of a home are worth watching from three places, and what is typed instead. */
import { fail, ok, type Result } from '#result';
import { countPorts, parseTypedPortList, portListOf, type PortList, type PortListProblem } from '#sim/port-list.ts';
import type { Scenario, Transport } from '#sim/scenario.ts';

/** As many as the first 1,056 ports, which a patrol of the whole harbour asks. */
export const MOST_WATCHED = 1_056;

/** More than these do not stand side by side at first. */
export const MOST_USUAL = 24;

const USUAL: Readonly<Record<Transport, readonly number[]>> = {
  tcp: [22, 80, 135, 443, 445, 3389, 25565],
  udp: [53, 123, 137, 1900],
};

/** What programs listen on, what leads inside, and what people ask about. */
export function usualWatch(scenario: Scenario, pc: string, proto: Transport): PortList {
  const { gateway } = scenario;
  const host = scenario.hosts.find(({ name }) => name === pc);
  const listeners = [
    ...(host?.listeners ?? []),
    ...(host?.programs ?? []).flatMap((program) => program.listeners),
    ...gateway.listeners.filter(({ bind }) => bind !== 'lan'),
  ];
  const ports = new Set([
    ...listeners.filter((listener) => listener.proto === proto).map(({ port }) => port),
    ...[...gateway.forwards, ...gateway.upnp.mappings]
      .filter((way) => way.proto === proto)
      .flatMap(({ wanPort, toPort }) => [wanPort, toPort]),
  ]);
  for (const port of USUAL[proto]) if (ports.size < 8) ports.add(port);
  return portListOf([...ports].slice(0, MOST_USUAL));
}

export type WatchProblem = PortListProblem | { readonly code: 'ports-too-many'; readonly item: -1 };

export function readWatch(text: string): Result<PortList, WatchProblem> {
  const ports = parseTypedPortList(text);
  if (!ports.ok) return ports;
  return countPorts(ports.value) > MOST_WATCHED ? fail({ code: 'ports-too-many', item: -1 }) : ok(ports.value);
}

export { countPorts, formatPortList, portListOf } from '#sim/port-list.ts';
export { viewpoints as lookFromViewpoints, viewpointsInPauses as lookInPauses } from '#sim/viewpoint.ts';
export type { Sights } from '#sim/viewpoint.ts';
