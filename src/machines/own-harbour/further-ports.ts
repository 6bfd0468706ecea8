/** Ports that somebody puts on the chart besides those that lie ready there. */
import { fail, ok, type Result } from '#result';
import { countPorts, eachPort, portListOf, type PortList } from '#sim/port-list.ts';
import { readTypedPorts, type TypedPortsProblem } from '../real-scan/typed-ports.ts';

/** As many as a scan of all service ports has. */
export const MOST_FURTHER = 1_056;

/** `ports-many`: more than the chart takes besides its own. */
export type FurtherProblem = TypedPortsProblem | 'ports-many';

/** What was typed, if the chart can take it; ports that lie ready or were put there before take no room. */
export function readFurther(
  typed: string,
  ready: Int32Array,
  ports: Int32Array,
): Result<readonly number[], FurtherProblem> {
  const read = readTypedPorts(typed);
  if (!read.ok) return read;
  // Nobody wants to look at each of 65,535 ports to find that they are too many.
  if (countPorts(read.value) > MOST_FURTHER + ready.length) return fail('ports-many');
  const all = eachPort(read.value);
  const fresh = all.filter((port) => !ports.includes(port));
  return ports.length - ready.length + fresh.length > MOST_FURTHER ? fail('ports-many') : ok(all);
}

/** What was put on the chart besides the ports that lie ready, as ranges. */
export function furtherOn(ports: Int32Array, ready: Int32Array): PortList {
  return portListOf(ports.filter((port) => !ready.includes(port)));
}
