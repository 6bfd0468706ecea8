/** A scan under way: what it was asked, what it knows, and what it still waits for. Part of a draft. */
import type { Address } from '../address.ts';
import { eachPort } from '../port-list.ts';
import type { ScanRequest, Technique } from '../scenario.ts';
import { MILLISECOND, SECOND, type Duration, type Instant } from '../time.ts';
import { UNDECIDED, VERDICTS, type Verdict } from './verdict.ts';

export type ScanPhase = 'discovering' | 'probing' | 'finished' | 'cancelled';

/** What host discovery found. */
export interface HostReport {
  readonly up: boolean;
  readonly reason: string;
}

/** A probe that waits for its answer: which port (by place), which try, since when. */
export interface Waiting {
  readonly place: number;
  readonly attempt: number;
  readonly since: Instant;
}

export interface Scan {
  readonly id: number;
  readonly device: number;
  readonly request: ScanRequest;
  readonly source: Address;
  /** The ports in the order of probing; for `ping` the places of its probes. */
  readonly ports: Int32Array;
  /** Verdicts by place (verdict.ts). */
  readonly verdicts: Uint8Array;
  /** By place, when it was last probed. */
  readonly lastSent: Float64Array;
  /** For each port number its place plus 1; 0: not scanned. Shared by copies. */
  readonly places: Int32Array;
  /** Probe number of the first probe; try t of place p is `firstCause + t * ports.length + p`. */
  readonly firstCause: number;
  /** Source port of the first tries; the second tries use the next one. */
  readonly firstPort: number;
  phase: ScanPhase;
  host: HostReport | null;
  startedAt: Instant;
  finishedAt: Instant | null;
  decided: number;
  sent: number;
  /** The next place to probe for the first time, and the places to probe again (last in, first out, as nmap does). */
  cursor: number;
  readonly again: number[];
  /** Nothing is probed again before this instant. */
  repeatFrom: Instant;
  /** Probes that wait, in the order of sending; `waitingFrom` counts those already dealt with. */
  readonly waiting: Waiting[];
  waitingFrom: number;
  /** How many of them are still undecided. */
  outstanding: number;
  /** Datagrams of the present UDP probe that are still to be sent. */
  burst: number;
  burstPlace: number;
  burstAttempt: number;
  /** Congestion window, as nmap keeps one. */
  window: number;
  timeout: Duration;
  /** Mean and deviation of the answers' delays; null: none yet. */
  smoothed: Duration | null;
  variance: Duration;
  tickDue: boolean;
  timeoutDue: boolean;
  /** When it will come, if it is due. */
  timeoutAt: Instant;
  discoveryTries: number;
  /** Connections of a connect scan that are open and will be reset. */
  readonly established: number[];
}

/** Two tries a port (nmap --max-retries 1). */
export const TRIES = 2;
/** The `ping` of Windows asks once and waits; whoever calls it asks again. */
export function triesOf({ ping }: ScanRequest): number {
  return ping === 'windows' ? 1 : TRIES;
}

/** Time between two packets that leave in one go. */
export const PACE: Duration = 25;
/** nmap waits for late answers a moment before it repeats probes. */
export const RETRY_PAUSE: Duration = 100 * MILLISECOND;
/** A whole second while nothing at all has answered: its loop sleeps that long when it expects no packet. */
export const SILENT_PAUSE: Duration = 1_000 * MILLISECOND;
/** Between host discovery and the first probe nmap prepares its scan. */
export const AFTER_DISCOVERY: Duration = 20 * MILLISECOND;
const LEAST_TIMEOUT: Duration = 100 * MILLISECOND;
const LONGEST_TIMEOUT: Duration = 10 * SECOND;
const WIDEST_WINDOW = 300;
const SLOW_START_END = 75;

/** The probes of host discovery by `ping` (nmap -sn): echo, SYN to 443, ACK to 80, timestamp. */
export const PING_PROBES = ['echo', 'syn-443', 'ack-80', 'timestamp'] as const;

export function createScan(
  id: number,
  device: number,
  request: ScanRequest,
  source: Address,
  firstCause: number,
  firstPort: number,
  now: Instant,
): Scan {
  const ports =
    request.technique === 'ping'
      ? Int32Array.from({ length: request.ping === 'default' ? PING_PROBES.length : 1 }, (_, place) => place)
      : Int32Array.from(eachPort(request.ports));
  const places = new Int32Array(65_536);
  if (request.technique !== 'ping') for (const [place, port] of ports.entries()) places[port] = place + 1;
  return {
    id,
    device,
    request,
    source,
    ports,
    verdicts: new Uint8Array(ports.length),
    lastSent: new Float64Array(ports.length),
    places,
    firstCause,
    firstPort,
    phase: 'discovering',
    host: null,
    startedAt: now,
    finishedAt: null,
    decided: 0,
    sent: 0,
    cursor: 0,
    again: [],
    repeatFrom: 0,
    waiting: [],
    waitingFrom: 0,
    outstanding: 0,
    burst: 0,
    burstPlace: 0,
    burstAttempt: 0,
    window: request.parallelism,
    timeout: request.timeoutMs * MILLISECOND,
    smoothed: null,
    variance: 0,
    tickDue: false,
    timeoutDue: false,
    timeoutAt: 0,
    discoveryTries: 0,
    established: [],
  };
}

export function copyScan(scan: Scan): Scan {
  return {
    ...scan,
    verdicts: scan.verdicts.slice(),
    lastSent: scan.lastSent.slice(),
    again: scan.again.slice(),
    waiting: scan.waiting.slice(scan.waitingFrom),
    waitingFrom: 0,
    established: scan.established.slice(),
  };
}

export function isOver(scan: Scan): boolean {
  return scan.phase === 'finished' || scan.phase === 'cancelled';
}

/** How many probe numbers a scan reserves. */
export function causesOf(scan: Scan): number {
  return scan.ports.length * TRIES + 1;
}

/** The place and try of a probe number of this scan, or null. */
export function probeOf(scan: Scan, cause: number): { readonly place: number; readonly attempt: number } | null {
  const offset = cause - scan.firstCause;
  if (offset < 0 || offset >= scan.ports.length * TRIES) return null;
  return { place: offset % scan.ports.length, attempt: Math.floor(offset / scan.ports.length) };
}

/** An answer came after `elapsed`: the window opens, and the time-out follows (RFC 6298; 100 ms to 10 s). */
export function learn(scan: Scan, elapsed: Duration): void {
  scan.window = Math.min(WIDEST_WINDOW, scan.window + (scan.window < SLOW_START_END ? 1 : 1 / scan.window));
  if (scan.smoothed === null) {
    scan.smoothed = elapsed;
    scan.variance = elapsed / 2;
  } else {
    scan.variance += (Math.abs(elapsed - scan.smoothed) - scan.variance) / 4;
    scan.smoothed += (elapsed - scan.smoothed) / 8;
  }
  if (scan.request.adaptive) scan.timeout = estimate(scan);
}

/** The time-out that the answers so far suggest; before the first one, the one that was asked for. */
function estimate({ smoothed, variance, timeout }: Scan): Duration {
  if (smoothed === null) return timeout;
  return Math.min(LONGEST_TIMEOUT, Math.max(LEAST_TIMEOUT, smoothed + 4 * variance));
}

/**
 * How long after a raw probe was sent its answer still counts, though the probe was given up: ten of the time-outs that
 * the answers so far suggest, 10 s at most (nmap, `HostScanStats::probeExpireTime`).
 */
export function expiryOf(scan: Scan): Duration {
  return Math.min(LONGEST_TIMEOUT, 10 * estimate(scan));
}

/** What the scan reports of one port so far. */
export function verdictOf(scan: Scan, place: number): Verdict | null {
  return VERDICTS[scan.verdicts[place]!] ?? null;
}

export interface PortResult {
  readonly port: number;
  readonly proto: 'tcp' | 'udp';
  readonly state: Verdict['state'];
  readonly reason: string;
}

/** The decided ports in ascending order; none for `ping` and for a host that is down. */
export function resultsOf(scan: Scan): PortResult[] {
  if (scan.request.technique === 'ping') return [];
  const proto = transportOf(scan.request.technique);
  const results: PortResult[] = [];
  for (const [place, port] of scan.ports.entries()) {
    if (scan.verdicts[place] === UNDECIDED) continue;
    results.push({ port, proto, ...verdictOf(scan, place)! });
  }
  return results;
}

export function transportOf(technique: Technique): 'tcp' | 'udp' {
  return technique === 'udp' ? 'udp' : 'tcp';
}
