/**
 * What happened, in order. The trace is written once and only read afterwards.
 *
 * Events are kept in columns, not as objects: a scan of all ports makes some hundred thousand of them. `traceEvent`
 * makes an object of one. Without `keepsPackets` only rulings, verdicts and commands are recorded: enough to explain
 * every probe, not enough to replay it.
 */
import type { Address } from './address.ts';
import { EMPTY, type Packet, type TcpOption, type TcpPacket } from './packet.ts';
import { RULINGS, STAGES, type Ruling, type Stage } from './stage.ts';
import { TCP_STATES, type TcpState } from './tcp/states.ts';
import type { Instant } from './time.ts';

/** An ARP message (RFC 826). Hardware addresses follow from the devices and are added by the codec. */
export interface ArpMessage {
  readonly kind: 'arp';
  readonly operation: 'request' | 'reply';
  readonly senderAddress: Address;
  readonly targetAddress: Address;
}

interface Happened {
  readonly at: Instant;
  /** Index of the device (topology.ts) where it happened; -1 for commands. */
  readonly device: number;
  /** The probe that set it off; -1 where none did. */
  readonly cause: number;
}

export type TraceEvent =
  /** A frame left `device` on a network; `to` is the receiving device, or -1 for everybody (broadcast) or nobody. */
  | (Happened & {
      readonly kind: 'frame';
      readonly segment: number;
      readonly to: number;
      readonly packet: Packet | ArpMessage;
    })
  /** NAT gave the packet new numbers; `ref` is the forward's id, or null for masquerading. */
  | (Happened & { readonly kind: 'translated'; readonly packet: Packet; readonly ref: string | null })
  | (Happened & {
      readonly kind: 'ruling';
      readonly stage: Stage;
      readonly ruling: Ruling;
      readonly ref: string | null;
    })
  | (Happened & { readonly kind: 'tcp'; readonly state: TcpState })
  /** The scanner made up its mind about a port. `cause` is the last probe for it. */
  | (Happened & { readonly kind: 'verdict'; readonly port: number; readonly verdict: number })
  /** Settings were changed; `ref` is the kind of command. */
  | (Happened & { readonly kind: 'command'; readonly ref: string | null });

const KINDS = ['frame', 'translated', 'ruling', 'tcp', 'verdict', 'command'] as const;
const [FRAME, TRANSLATED, RULING, TCP, VERDICT, COMMAND] = [0, 1, 2, 3, 4, 5] as const;

/** A trace under way. Full chunks are never written again, so copies share them. */
export interface Trace {
  readonly keepsPackets: boolean;
  length: number;
  readonly chunks: Chunk[];
  readonly refs: string[];
  readonly rows: Int32Array[];
  rowCount: number;
  /** Packets that do not fit a row, and the option lists that rows share. */
  readonly objects: (Packet | ArpMessage | readonly TcpOption[])[];
}

/** A run of events. */
interface Chunk {
  readonly at: Float64Array;
  /** Per event: kind, device, and two small numbers whose meaning depends on the kind. */
  readonly small: Int16Array;
  /** Per event: cause, packet row (-1 none), reference (-1 none). */
  readonly large: Int32Array;
}

const SMALL = 4;
const LARGE = 3;
const ROW = 8;
/** Events and packet rows in a chunk. */
const CHUNK_BITS = 11;
const CHUNK = 1 << CHUNK_BITS;
const IN_CHUNK = CHUNK - 1;

export function createTrace(keepsPackets: boolean): Trace {
  return { keepsPackets, length: 0, chunks: [], refs: [], rows: [], rowCount: 0, objects: [] };
}

export function copyTrace(trace: Trace): Trace {
  const chunks = trace.chunks.slice();
  const last = chunks.at(-1);
  if (last !== undefined)
    chunks[chunks.length - 1] = { at: last.at.slice(), small: last.small.slice(), large: last.large.slice() };
  const rows = trace.rows.slice();
  const lastRows = rows.at(-1);
  if (lastRows !== undefined) rows[rows.length - 1] = lastRows.slice();
  return { ...trace, chunks, rows, refs: trace.refs.slice(), objects: trace.objects.slice() };
}

function append(
  trace: Trace,
  at: Instant,
  kind: number,
  device: number,
  a: number,
  b: number,
  cause: number,
  row: number,
  ref: number,
): void {
  const index = trace.length & IN_CHUNK;
  if (index === 0)
    trace.chunks.push({
      at: new Float64Array(CHUNK),
      small: new Int16Array(CHUNK * SMALL),
      large: new Int32Array(CHUNK * LARGE),
    });
  const chunk = trace.chunks[trace.length >> CHUNK_BITS]!;
  trace.length += 1;
  chunk.at[index] = at;
  const s = index * SMALL;
  const { small, large } = chunk;
  small[s] = kind;
  small[s + 1] = device;
  small[s + 2] = a;
  small[s + 3] = b;
  const l = index * LARGE;
  large[l] = cause;
  large[l + 1] = row;
  large[l + 2] = ref;
}

function intern(trace: Trace, ref: string | null): number {
  if (ref === null) return -1;
  const known = trace.refs.indexOf(ref);
  return known >= 0 ? known : trace.refs.push(ref) - 1;
}

export function traceFrame(
  trace: Trace,
  at: Instant,
  device: number,
  segment: number,
  to: number,
  packet: Packet | ArpMessage,
  cause: number,
): void {
  if (trace.keepsPackets) append(trace, at, FRAME, device, segment, to, cause, storePacket(trace, packet), -1);
}

export function traceTranslation(
  trace: Trace,
  at: Instant,
  device: number,
  packet: Packet,
  ref: string | null,
  cause: number,
): void {
  if (trace.keepsPackets)
    append(trace, at, TRANSLATED, device, 0, 0, cause, storePacket(trace, packet), intern(trace, ref));
}

const STAGE_NUMBERS = new Map<Stage, number>(STAGES.map((stage, index) => [stage, index]));
const RULING_NUMBERS = new Map<Ruling, number>(RULINGS.map((ruling, index) => [ruling, index]));

export function traceRuling(
  trace: Trace,
  at: Instant,
  device: number,
  stage: Stage,
  ruling: Ruling,
  ref: string | null,
  cause: number,
): void {
  append(
    trace,
    at,
    RULING,
    device,
    STAGE_NUMBERS.get(stage)!,
    RULING_NUMBERS.get(ruling)!,
    cause,
    -1,
    intern(trace, ref),
  );
}

export function traceTcp(trace: Trace, at: Instant, device: number, state: TcpState, cause: number): void {
  if (trace.keepsPackets) append(trace, at, TCP, device, TCP_STATES.indexOf(state), 0, cause, -1, -1);
}

export function traceVerdict(
  trace: Trace,
  at: Instant,
  device: number,
  port: number,
  verdict: number,
  cause: number,
): void {
  // The port does not fit the signed 16-bit column; it takes the packet column, which a verdict does not use.
  append(trace, at, VERDICT, device, verdict, 0, cause, port, -1);
}

export function traceCommand(trace: Trace, at: Instant, kind: string): void {
  append(trace, at, COMMAND, -1, 0, 0, -1, -1, intern(trace, kind));
}

/** The event at a place of the trace, 0 ≤ index < trace.length. */
export function traceEvent(trace: Trace, index: number): TraceEvent {
  if (index < 0 || index >= trace.length) throw new RangeError('no such trace event');
  const chunk = trace.chunks[index >> CHUNK_BITS]!;
  const s = (index & IN_CHUNK) * SMALL;
  const l = (index & IN_CHUNK) * LARGE;
  const at = chunk.at[index & IN_CHUNK]!;
  const kind = KINDS[chunk.small[s]!]!;
  const device = chunk.small[s + 1]!;
  const a = chunk.small[s + 2]!;
  const b = chunk.small[s + 3]!;
  const cause = chunk.large[l]!;
  const row = chunk.large[l + 1]!;
  const reference = chunk.large[l + 2]!;
  const ref = reference < 0 ? null : trace.refs[reference]!;
  switch (kind) {
    case 'frame':
      return { kind, at, device, cause, segment: a, to: b, packet: storedPacket(trace, row) };
    case 'translated':
      return { kind, at, device, cause, packet: storedPacket(trace, row) as Packet, ref };
    case 'ruling':
      return { kind, at, device, cause, stage: STAGES[a]!, ruling: RULINGS[b]!, ref };
    case 'tcp':
      return { kind, at, device, cause, state: TCP_STATES[a]! };
    case 'verdict':
      return { kind, at, device, cause, port: row, verdict: a };
    case 'command':
      return { kind, at, device, cause, ref };
  }
}

/** Every event from `start` on, as objects. For whole traces of long scans, walk by index instead. */
export function* traceEvents(trace: Trace, start = 0): Generator<TraceEvent> {
  for (let index = start; index < trace.length; index += 1) yield traceEvent(trace, index);
}

/** The cause of the event at a place, without making an object of it. */
export function causeAt(trace: Trace, index: number): number {
  return trace.chunks[index >> CHUNK_BITS]!.large[(index & IN_CHUNK) * LARGE]!;
}

function storePacket(trace: Trace, packet: Packet | ArpMessage): number {
  const row = trace.rowCount;
  const at = (row & IN_CHUNK) * ROW;
  if (at === 0) trace.rows.push(new Int32Array(CHUNK * ROW));
  trace.rowCount = row + 1;
  const rows = trace.rows[row >> CHUNK_BITS]!;
  if (packet.kind !== 'tcp' || packet.payload.length > 0 || packet.urgentPointer !== 0) {
    rows[at] = -1;
    rows[at + 7] = trace.objects.push(packet) - 1;
    return row;
  }
  // A TCP packet without data: mark 0 and ttl, identification and window, and the option list by its place.
  rows[at] = (packet.flags << 16) | (packet.ttl << 8) | (packet.dontFragment ? 1 : 0);
  rows[at + 1] = packet.source;
  rows[at + 2] = packet.destination;
  rows[at + 3] = (packet.sourcePort << 16) | packet.destinationPort;
  rows[at + 4] = packet.sequence;
  rows[at + 5] = packet.acknowledgment;
  rows[at + 6] = (packet.identification << 16) | packet.window;
  rows[at + 7] = internOptions(trace, packet.options);
  return row;
}

function internOptions(trace: Trace, options: readonly TcpOption[]): number {
  if (options.length === 0) return -1;
  const { objects } = trace;
  // Only few option lists exist, and they stand near the front or were stored just before.
  for (let index = 0; index < objects.length && index < 16; index += 1) if (objects[index] === options) return index;
  const last = objects.length - 1;
  if (last >= 0 && objects[last] === options) return last;
  return objects.push(options) - 1;
}

function storedPacket(trace: Trace, row: number): Packet | ArpMessage {
  const at = (row & IN_CHUNK) * ROW;
  const rows = trace.rows[row >> CHUNK_BITS]!;
  const mark = rows[at]!;
  if (mark === -1) return trace.objects[rows[at + 7]!] as Packet | ArpMessage;
  const options = rows[at + 7]!;
  const packet: TcpPacket = {
    kind: 'tcp',
    source: rows[at + 1]! >>> 0,
    destination: rows[at + 2]! >>> 0,
    ttl: (mark >>> 8) & 255,
    identification: rows[at + 6]! >>> 16,
    dontFragment: (mark & 1) === 1,
    sourcePort: rows[at + 3]! >>> 16,
    destinationPort: rows[at + 3]! & 0xffff,
    sequence: rows[at + 4]! >>> 0,
    acknowledgment: rows[at + 5]! >>> 0,
    flags: mark >>> 16,
    window: rows[at + 6]! & 0xffff,
    urgentPointer: 0,
    options: options < 0 ? NO_OPTIONS : (trace.objects[options] as readonly TcpOption[]),
    payload: EMPTY,
  };
  return packet;
}

const NO_OPTIONS: readonly TcpOption[] = [];

/**
 * The first events of a trace: `length` events that carry `rowCount` packets. It shares the chunks of the whole trace,
 * the last one too: a copy makes its own of that before it is written on.
 */
export function traceUpTo(trace: Trace, length: number, rowCount: number): Trace {
  return {
    ...trace,
    length,
    chunks: trace.chunks.slice(0, Math.ceil(length / CHUNK)),
    rows: trace.rows.slice(0, Math.ceil(rowCount / CHUNK)),
    rowCount,
  };
}
