/** The events of `GET /scans/{id}/events`: what each holds, how it is read, and what it changes. */
import { fail, ok } from '#result';
import { amount, type Decoded, integer, isJsonObject, nullable, object, oneOf, parseJson } from './decoder.ts';
import {
  ANSWER_PORT_LIMITS,
  formatPortList,
  HIGHEST_PORT,
  joinPortLists,
  parsePortList,
  type PortList,
} from './port-list.ts';
import {
  answerPorts,
  PORT_STATES,
  type PortState,
  readScanStatus,
  roundTripTimes,
  type RoundTripTimes,
  SCAN_REASONS,
  SCAN_STATUSES,
  type ScanReason,
  type ScanStatus,
  type ScanStatusWord,
  type StateCounts,
  stateCounts,
  type StatePorts,
} from './scan.ts';

/** What is new: port lists for the states that gained ports, and round-trip times of open ports, by port. */
export type ScanResults = Partial<StatePorts> & { readonly rttMs?: RoundTripTimes };

export interface ScanProgress {
  readonly done: number;
  readonly total: number;
  readonly elapsedMs: number;
  readonly portsPerSecond: number;
}

export interface ScanDone {
  readonly status: ScanStatusWord;
  readonly reason: ScanReason | null;
  readonly counts: StateCounts;
  readonly elapsedMs: number;
}

export type ScanEvent =
  | { readonly type: 'snapshot'; readonly data: ScanStatus }
  | { readonly type: 'results'; readonly data: ScanResults }
  | { readonly type: 'progress'; readonly data: ScanProgress }
  | { readonly type: 'done'; readonly data: ScanDone };

const progress = object({
  done: integer(0, HIGHEST_PORT),
  total: integer(0, HIGHEST_PORT),
  elapsedMs: amount(86_400_000),
  portsPerSecond: amount(1e9),
});

const done = object({
  status: oneOf(SCAN_STATUSES),
  reason: nullable(oneOf(SCAN_REASONS)),
  counts: stateCounts,
  elapsedMs: amount(86_400_000),
});

function readResults(value: unknown): Decoded<ScanResults> {
  if (!isJsonObject(value)) return fail({ code: 'not-an-object', pointer: '' });
  const found: { -readonly [Name in keyof ScanResults]: ScanResults[Name] } = {};
  for (const state of PORT_STATES) {
    if (!Object.hasOwn(value, state)) continue;
    const ports = answerPorts(value[state], `/${state}`);
    if (!ports.ok) return ports;
    found[state] = ports.value;
  }
  if (Object.hasOwn(value, 'rttMs')) {
    const times = roundTripTimes(value['rttMs'], '/rttMs');
    if (!times.ok) return times;
    found.rttMs = times.value;
  }
  return ok(found);
}

function named<Type extends ScanEvent['type'], Data>(
  type: Type,
  data: Decoded<Data>,
): Decoded<{ readonly type: Type; readonly data: Data }> {
  return data.ok ? ok({ type, data: data.value }) : data;
}

/** Reads one event of the stream. An event of a name that this version does not know is `null`, to be passed over. */
export function decodeScanEvent(name: string, data: string): Decoded<ScanEvent | null> {
  switch (name) {
    case 'snapshot':
      return named(
        'snapshot',
        parseJson(data, (value) => readScanStatus(value, '')),
      );
    case 'results':
      return named('results', parseJson(data, readResults));
    case 'progress':
      return named(
        'progress',
        parseJson(data, (value) => progress(value, '')),
      );
    case 'done':
      return named(
        'done',
        parseJson(data, (value) => done(value, '')),
      );
    default:
      return ok(null);
  }
}

/** The ports of an answer's list as ranges; the list has been decoded, so it is well formed or empty. */
export function answeredPorts(listed: string): PortList {
  if (listed === '') return [];
  const ports = parsePortList(listed, ANSWER_PORT_LIMITS);
  return ports.ok ? ports.value : [];
}

function countOf(listed: string): number {
  return answeredPorts(listed).reduce((sum, { from, to }) => sum + to - from + 1, 0);
}

/**
 * What is known of a scan after one more event. A snapshot replaces all; results are added to what is there (the
 * helper reports each port once).
 */
export function applyScanEvent(status: ScanStatus, event: ScanEvent): ScanStatus {
  switch (event.type) {
    case 'snapshot':
      return event.data;
    case 'progress':
      return { ...status, done: event.data.done, total: event.data.total, elapsedMs: event.data.elapsedMs };
    case 'done':
      return {
        ...status,
        status: event.data.status,
        reason: event.data.reason,
        elapsedMs: event.data.elapsedMs,
        counts: event.data.counts,
        done: PORT_STATES.reduce((sum, state) => sum + event.data.counts[state], 0),
      };
    case 'results': {
      const results = { ...status.results };
      const counts = { ...status.counts };
      for (const state of PORT_STATES) {
        const added = event.data[state];
        if (added === undefined || added === '') continue;
        results[state] = formatPortList(joinPortLists(answeredPorts(results[state]), answeredPorts(added)));
        counts[state] = Math.max(counts[state], countOf(results[state]));
      }
      const rttMs = event.data.rttMs === undefined ? status.rttMs : { ...status.rttMs, ...event.data.rttMs };
      return { ...status, results, counts, rttMs };
    }
  }
}

/** The empty lists that a scan starts with. */
export function noPorts(): Record<PortState, string> {
  return { open: '', closed: '', filtered: '', 'open|filtered': '' };
}
