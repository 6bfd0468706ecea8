/** `POST /scans` and `GET /scans/{id}`: what is asked of a scan, and how it stands. */
import { fail, ok, type Result } from '#result';
import {
  addressText,
  amount,
  type Decoded,
  type Decoder,
  instant,
  integer,
  isJsonObject,
  nullable,
  object,
  oneOf,
  optional,
  ownMember,
  text,
} from './decoder.ts';
import { ANSWER_PORT_LIMITS, HIGHEST_PORT, parsePortList, type PortList } from './port-list.ts';
import type { ScanErrorCode } from './problem.ts';

export const PROTOCOLS = ['tcp', 'udp'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

export const PORT_STATES = ['open', 'closed', 'filtered', 'open|filtered'] as const;
export type PortState = (typeof PORT_STATES)[number];

export const SCAN_STATUSES = ['running', 'completed', 'cancelled', 'failed'] as const;
export type ScanStatusWord = (typeof SCAN_STATUSES)[number];

export const SCAN_REASONS = [
  'client-left',
  'requested',
  'deadline',
  'address-gone',
  'out-of-sockets',
  'shutdown',
] as const;
export type ScanReason = (typeof SCAN_REASONS)[number];

/** What a client may ask for: `ports` has been read and merged, `target` is still to be compared with the own addresses. */
export interface ScanRequest {
  readonly target: string;
  readonly protocol: Protocol;
  readonly ports: PortList;
}

/** One wrong member of a scan request. */
export interface ScanRequestError {
  readonly pointer: string;
  readonly code: ScanErrorCode;
}

/** The answer to a started scan. */
export interface ScanCreated {
  readonly id: string;
  readonly target: string;
  readonly protocol: Protocol;
  readonly ports: string;
  readonly total: number;
  readonly createdAt: string;
}

export type StateCounts = Readonly<Record<PortState, number>>;
export type StatePorts = Readonly<Record<PortState, string>>;

/** How a scan stands: `counts` are of ports, `results` are port lists (see port-list.ts), times in milliseconds. */
export interface ScanStatus {
  readonly id: string;
  readonly target: string;
  readonly protocol: Protocol;
  readonly ports: string;
  readonly status: ScanStatusWord;
  readonly reason: ScanReason | null;
  readonly done: number;
  readonly total: number;
  readonly elapsedMs: number;
  readonly counts: StateCounts;
  readonly results: StatePorts;
  /** Kept by whoever follows a scan, and part of a report; `GET /scans/{id}` leaves it out. */
  readonly rttMs?: RoundTripTimes | undefined;
}

/** How long open TCP ports took to accept, in milliseconds, by port. */
export type RoundTripTimes = Readonly<Record<string, number>>;

const REQUEST_MEMBERS: readonly string[] = ['target', 'protocol', 'ports'];

/**
 * Reads the body of a scan request and names every wrong member at once. Only the form of `target` is judged here
 * (a string): it is never parsed.
 */
export function decodeScanRequest(
  value: Readonly<Record<string, unknown>>,
): Result<ScanRequest, readonly ScanRequestError[]> {
  const errors: ScanRequestError[] = [];
  const target = ownMember(value, 'target');
  if (typeof target !== 'string') errors.push({ pointer: '/target', code: 'target-type' });
  const named = ownMember(value, 'protocol');
  const protocol = PROTOCOLS.find((candidate) => candidate === named);
  if (protocol === undefined) errors.push({ pointer: '/protocol', code: 'protocol-unknown' });
  const listed = ownMember(value, 'ports');
  const ports = typeof listed === 'string' ? parsePortList(listed) : fail('ports-syntax' as const);
  if (!ports.ok) errors.push({ pointer: '/ports', code: ports.problem });
  // The name of the member is not repeated: nothing of a request is echoed.
  if (Object.keys(value).some((name) => !REQUEST_MEMBERS.includes(name)))
    errors.push({ pointer: '', code: 'unknown-member' });
  return typeof target === 'string' && protocol !== undefined && ports.ok && errors.length === 0
    ? ok({ target, protocol, ports: ports.value })
    : fail(errors);
}

const portCount = integer(0, HIGHEST_PORT);

/** A port list of an answer; it may be empty. */
export const answerPorts: Decoder<string> = (value, pointer) => {
  if (value === '') return ok('');
  const listed = text(ANSWER_PORT_LIMITS.characters)(value, pointer);
  if (!listed.ok) return listed;
  return parsePortList(listed.value, ANSWER_PORT_LIMITS).ok ? listed : fail({ code: 'member-invalid', pointer });
};

/** The form of a scan's name: 16 bytes in base64url. */
export const scanId = text(22, /^[A-Za-z0-9_-]{22}$/);

export const stateCounts: Decoder<StateCounts> = object({
  open: portCount,
  closed: portCount,
  filtered: portCount,
  'open|filtered': portCount,
});

/** A port as the name of a member. */
const PORT = /^[1-9]\d{0,4}$/;

export const roundTripTimes: Decoder<RoundTripTimes> = (value, pointer) => {
  if (!isJsonObject(value)) return fail({ code: 'not-an-object', pointer });
  const times: Record<string, number> = {};
  for (const [port, time] of Object.entries(value)) {
    if (!PORT.test(port) || Number(port) > HIGHEST_PORT) return fail({ code: 'member-invalid', pointer });
    const read = amount(86_400_000)(time, `${pointer}/${port}`);
    if (!read.ok) return read;
    times[port] = read.value;
  }
  return ok(times);
};

const created = object({
  id: scanId,
  target: addressText,
  protocol: oneOf(PROTOCOLS),
  ports: answerPorts,
  total: portCount,
  createdAt: instant,
});

const status = object({
  id: scanId,
  target: addressText,
  protocol: oneOf(PROTOCOLS),
  ports: answerPorts,
  status: oneOf(SCAN_STATUSES),
  reason: nullable(oneOf(SCAN_REASONS)),
  done: portCount,
  total: portCount,
  elapsedMs: amount(86_400_000),
  counts: stateCounts,
  results: object({ open: answerPorts, closed: answerPorts, filtered: answerPorts, 'open|filtered': answerPorts }),
  rttMs: optional(roundTripTimes),
});

/** Reads the answer of `POST /scans`. */
export function decodeScanCreated(value: unknown): Decoded<ScanCreated> {
  return created(value, '');
}

/** Reads a scan found at `pointer`. */
export function readScanStatus(value: unknown, pointer: string): Decoded<ScanStatus> {
  const decoded = status(value, pointer);
  if (decoded.ok && decoded.value.done > decoded.value.total)
    return fail({ code: 'member-invalid', pointer: `${pointer}/done` });
  return decoded;
}

/** Reads the answer of `GET /scans/{id}`. */
export function decodeScanStatus(value: unknown): Decoded<ScanStatus> {
  return readScanStatus(value, '');
}
