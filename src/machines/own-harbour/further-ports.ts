/** Ports that somebody puts on the chart besides those that lie ready there, and takes off again. */
import { fail, ok, type Result } from '#result';
import { countPorts, eachPort, hasPort, portListOf, type PortList } from '#sim/port-list.ts';
import { readTypedPorts, type TypedPortsProblem } from '../real-scan/typed-ports.ts';

/** As many as a scan of all service ports has. */
export const MOST_FURTHER = 1_056;

/** `ports-many`: more than the chart takes besides its own. */
export type FurtherProblem = TypedPortsProblem | 'ports-many';

/** Ports in ascending order and, place by place, the code of what was entered. */
export interface Chart {
  readonly ports: Int32Array;
  readonly states: Uint8Array;
}

/** What was typed, if the chart can take it; ports that lie ready or were put there before take no room. */
export function readFurther(typed: string, ready: Int32Array, ports: Int32Array): Result<PortList, FurtherProblem> {
  const read = readTypedPorts(typed);
  if (!read.ok) return read;
  // Nobody wants to look at each of 65,535 ports to find that they are too many.
  if (countPorts(read.value) > MOST_FURTHER + ready.length) return fail('ports-many');
  const fresh = eachPort(read.value).filter((port) => !ports.includes(port));
  return ports.length - ready.length + fresh.length > MOST_FURTHER ? fail('ports-many') : ok(read.value);
}

/** The chart with these ports on it, each entered as `code`. */
export function chartWith({ ports, states }: Chart, entered: PortList, code: number): Chart {
  const known = new Map([...ports].map((port, place) => [port, states[place]!]));
  for (const port of eachPort(entered)) known.set(port, code);
  const all = Int32Array.from(known.keys()).sort();
  return { ports: all, states: Uint8Array.from(all, (port) => known.get(port)!) };
}

/** The chart without these ports; those that lie ready stay. */
export function chartWithout({ ports, states }: Chart, removed: PortList, ready: Int32Array): Chart {
  const stays = (port: number): boolean => ready.includes(port) || !hasPort(removed, port);
  return {
    ports: ports.filter((port) => stays(port)),
    states: states.filter((_, place) => stays(ports[place]!)),
  };
}

/** What was put on the chart besides the ports that lie ready, as ranges. */
export function furtherOn(ports: Int32Array, ready: Int32Array): PortList {
  return portListOf(ports.filter((port) => !ready.includes(port)));
}
