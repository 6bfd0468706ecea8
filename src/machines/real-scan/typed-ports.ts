/** Ports that somebody typed, to be asked for or to be told of: 1 to 65535, in the grammar of every port field. */
import { fail, type Result } from '#result';
import { parseTypedPortList, type PortList, type PortListProblem } from '#sim/port-list.ts';

/** `ports-zero`: a connection to port 0 cannot be asked for. */
export type TypedPortsProblem = PortListProblem['code'] | 'ports-zero';

export function readTypedPorts(typed: string): Result<PortList, TypedPortsProblem> {
  const read = parseTypedPortList(typed);
  if (!read.ok) return fail(read.problem.code);
  return read.value[0]?.low === 0 ? fail('ports-zero') : read;
}
