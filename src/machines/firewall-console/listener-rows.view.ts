/** The list of listeners, as `netstat -ano` would show them, and the field in which a program's port is chosen. */
import { fail, ok, type Result } from '#result';
import { formatAddress } from '#sim/address.ts';
import { parseTypedPortList, type PortListProblem } from '#sim/port-list.ts';
import type { Host, Listener, Program, Transport } from '#sim/scenario.ts';
import type { OpenListener } from '#sim/topology.ts';

export interface ListenerRow {
  readonly key: string;
  readonly proto: Transport;
  /** `0.0.0.0:80`, `127.0.0.1:3000`. */
  readonly local: string;
  readonly port: number;
  /** Whether only this PC itself can come to it, whatever a firewall says. */
  readonly isLoopback: boolean;
  /** UDP has no state. */
  readonly state: 'LISTENING' | null;
  readonly program: string | null;
  readonly service: string | null;
}

/** In ascending order of ports, TCP first, as netstat lists them. */
export function listenerRows(listeners: readonly OpenListener[]): readonly ListenerRow[] {
  return listeners
    .map(({ proto, port, bind, program, service }, index): ListenerRow => ({
      key: `${proto}-${port}-${index}`,
      proto,
      local: `${boundTo(bind)}:${port}`,
      port,
      isLoopback: bind === 'loopback',
      state: proto === 'tcp' ? 'LISTENING' : null,
      program,
      service,
    }))
    .sort((a, b) => (a.proto === b.proto ? a.port - b.port : a.proto === 'tcp' ? -1 : 1));
}

function boundTo(bind: Listener['bind']): string {
  if (bind === 'loopback') return '127.0.0.1';
  return typeof bind === 'number' ? formatAddress(bind) : '0.0.0.0';
}

export type ListenPortProblem = PortListProblem['code'] | 'one-port-only' | 'port-zero' | 'port-in-use';

/** The port that was typed for one of a program's listeners: a single one that nobody else on the PC listens on. */
export function readListenPort(
  text: string,
  host: Host,
  program: Program,
  index: number,
): Result<number, ListenPortProblem> {
  const list = parseTypedPortList(text);
  if (!list.ok) return fail(list.problem.code);
  const [range, ...others] = list.value;
  if (range === undefined || others.length > 0 || range.low !== range.high) return fail('one-port-only');
  if (range.low === 0) return fail('port-zero');
  const { proto } = program.listeners[index]!;
  const taken = [
    ...host.listeners,
    ...host.programs.flatMap((other) =>
      other.name === program.name
        ? other.listeners.filter((_, own) => own !== index)
        : other.running
          ? other.listeners
          : [],
    ),
  ];
  return taken.some((listener) => listener.proto === proto && listener.port === range.low)
    ? fail('port-in-use')
    : ok(range.low);
}
