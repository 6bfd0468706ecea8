/**
 * Which ports answer "open" now that did not at the start. Only ports where anything could answer are asked: a port is
 * open because a program or a service listens there, or because a forward or a mapping leads to one. A carrier's
 * middlebox answers before and after alike.
 */
import { createNetwork, type Network } from '../network.ts';
import { hasPort, portListOf, type PortList } from '../port-list.ts';
import type { Listener, Router, Scenario, Transport } from '../scenario.ts';
import { viewpoints, type Viewpoint } from '../viewpoint.ts';
import type { History } from './history.ts';
import type { Berth } from './mission.ts';

export interface OpenPort {
  readonly from: Viewpoint;
  /** Seen from the internet there is one address only; then it is the mission's PC. */
  readonly host: string;
  readonly proto: Transport;
  readonly port: number;
}

const TRANSPORTS: readonly Transport[] = ['tcp', 'udp'];

export function openedSince({ start, network }: History, but: readonly Berth[], pc: string): readonly OpenPort[] {
  const before = new Set(openPorts(createNetwork(start, { packets: false }), start, network.scenario, pc).map(keyOf));
  return openPorts(network, start, network.scenario, pc).filter(
    (open) => !before.has(keyOf(open)) && !but.some((berth) => isAt(berth, open, pc)),
  );
}

function keyOf({ from, host, proto, port }: OpenPort): string {
  return [from, host, proto, port].join(' ');
}

function isAt(berth: Berth, open: OpenPort, pc: string): boolean {
  const isThere = berth.from === open.from && berth.proto === open.proto && hasPort(berth.ports, open.port);
  return isThere && (open.from === 'internet' || (berth.host ?? pc) === open.host);
}

function openPorts(network: Network, a: Scenario, b: Scenario, pc: string): readonly OpenPort[] {
  const found: OpenPort[] = [];
  for (const proto of TRANSPORTS) {
    const ports = askedPorts([a, b], proto);
    if (ports.length === 0) continue;
    for (const { name, network: place } of network.scenario.hosts) {
      if (place !== 'lan') continue;
      const sights = viewpoints(network, { pc: name, proto, ports });
      const froms: readonly Viewpoint[] = name === pc ? ['internet', 'lan'] : ['lan'];
      for (const from of froms)
        for (const { port, state } of sights[from].answers)
          if (state === 'open') found.push({ from, host: name, proto, port });
    }
  }
  return found;
}

function askedPorts(scenarios: readonly Scenario[], proto: Transport): PortList {
  const ports = new Set<number>();
  const add = (listeners: readonly Listener[]): void => {
    for (const listener of listeners) if (listener.proto === proto) ports.add(listener.port);
  };
  for (const { hosts, gateway } of scenarios) {
    for (const { listeners, programs } of hosts) {
      add(listeners);
      for (const program of programs) add(program.listeners);
    }
    for (const router of gateway.upstream === null ? [gateway] : [gateway, gateway.upstream]) {
      add(router.listeners);
      for (const way of waysOf(router))
        if (way.proto === proto) {
          ports.add(way.wanPort);
          ports.add(way.toPort);
        }
    }
  }
  return portListOf(ports);
}

function waysOf({ forwards, upnp }: Router) {
  return [...forwards, ...upnp.mappings];
}
