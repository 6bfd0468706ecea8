/**
 * One row for each port where a program waits or an answer came: the operating system's table and the probes, side by
 * side. The table never replaces a probe, and a probe never replaces the table.
 */
import type { Listener, Listeners } from '#helper-protocol/listeners.ts';
import type { PortState, Protocol, RoundTripTimes, ScanStatus } from '#helper-protocol/scan.ts';
import { eachPort, hasPort, parsePortList, type PortList } from '#sim/port-list.ts';
import { adviceFor, type Advice } from './advice.ts';
import { type Reach, reachOf, widestReach } from './reach.ts';

/** What a probe heard; `unprobed`: this scan did not look there. */
export type Answer = PortState | 'unprobed';

/**
 * How table and probe go together. `silent`: listed, but nobody answered on the address that was scanned. `unlisted`:
 * somebody answered who is not in the table.
 */
export type Match = 'both' | 'silent' | 'unlisted' | 'listed-only' | 'maybe';

export interface Berth {
  /** `tcp-135`. */
  readonly id: string;
  readonly protocol: Protocol;
  readonly port: number;
  readonly processes: readonly string[];
  readonly addresses: readonly string[];
  readonly reach: Reach;
  /** Numbers of the processes, where the table has them. */
  readonly pids: readonly number[];
  readonly answer: Answer;
  /** How long the operating system of this PC took to accept a connection, in milliseconds; null where nobody measured. */
  readonly rttMs: number | null;
  readonly match: Match;
  readonly advice: Advice;
}

const STATES: readonly PortState[] = ['open', 'closed', 'filtered', 'open|filtered'];

/** The ports of an answer's list. It was decoded before, so a text that cannot be read is empty. */
export function portsIn(listed: string): PortList {
  const ports = parsePortList(listed);
  return ports.ok ? ports.value : [];
}

interface Heard {
  readonly protocol: Protocol;
  readonly target: string;
  readonly lists: readonly (readonly [PortState, PortList])[];
  readonly times: RoundTripTimes;
}

function heardIn(scan: ScanStatus): Heard {
  return {
    protocol: scan.protocol,
    target: scan.target,
    lists: STATES.map((state) => [state, portsIn(scan.results[state])] as const),
    times: scan.rttMs ?? {},
  };
}

function answerAt(heard: Heard | null, protocol: Protocol, port: number): Answer {
  if (heard === null || heard.protocol !== protocol) return 'unprobed';
  return heard.lists.find(([, ports]) => hasPort(ports, port))?.[0] ?? 'unprobed';
}

function matchOf(answer: Answer, isListed: boolean): Match {
  if (!isListed) return 'unlisted';
  if (answer === 'open') return 'both';
  if (answer === 'unprobed') return 'listed-only';
  return answer === 'open|filtered' ? 'maybe' : 'silent';
}

/** Rows by port, TCP before UDP. `helperPort`: where the helper itself waits, if it is known. */
export function berthsOf(
  scan: ScanStatus | null,
  listeners: readonly Listener[],
  helperPort: number | null,
): readonly Berth[] {
  const heard = scan === null ? null : heardIn(scan);
  const found = new Map<string, { readonly protocol: Protocol; readonly port: number; readonly listed: Listener[] }>();
  const rowFor = (protocol: Protocol, port: number) => {
    const id = `${protocol}-${port}`;
    const row = found.get(id) ?? { protocol, port, listed: [] };
    found.set(id, row);
    return row;
  };
  for (const listener of listeners) rowFor(listener.protocol, listener.port).listed.push(listener);
  if (scan !== null) for (const port of eachPort(portsIn(scan.results.open))) rowFor(scan.protocol, port);
  return [...found]
    .map(([id, row]) => berthFrom(id, row, heard, helperPort))
    .sort((one, other) => one.port - other.port || (one.protocol < other.protocol ? -1 : 1));
}

function berthFrom(
  id: string,
  {
    protocol,
    port,
    listed,
  }: { readonly protocol: Protocol; readonly port: number; readonly listed: readonly Listener[] },
  heard: Heard | null,
  helperPort: number | null,
): Berth {
  const addresses = unique(listed.map(({ address }) => address));
  const processes = unique(listed.flatMap(({ process }) => (process === null ? [] : [process])));
  const isListed = listed.length > 0;
  // Who is in no table answered at least on the address that was asked.
  const reach = isListed ? widestReach(addresses) : heard === null ? 'unknown' : reachOf(heard.target);
  const answer = answerAt(heard, protocol, port);
  const isHelper = protocol === 'tcp' && port === helperPort;
  return {
    id,
    protocol,
    port,
    processes,
    addresses,
    pids: unique(listed.flatMap(({ pid }) => (pid === undefined ? [] : [pid]))),
    reach: isListed ? reach : reach === 'this-pc' ? 'unknown' : reach,
    answer,
    rttMs: answer === 'open' ? (heard?.times[port] ?? null) : null,
    match: matchOf(answer, isListed),
    advice: adviceFor({
      protocol,
      port,
      process: processes[0] ?? null,
      reach: isListed ? reach : 'unknown',
      isListed,
      isHelper,
    }),
  };
}

function unique<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)];
}

/** The rows of a table; none when the operating system told nothing. */
export function listenersIn(table: Listeners | null): readonly Listener[] {
  return table?.available === true ? table.listeners : [];
}
