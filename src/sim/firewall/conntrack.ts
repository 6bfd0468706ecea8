/**
 * Connection tracking: which packets belong to a conversation that was let through before.
 *
 * Modelled on Linux netfilter, the base of most home routers (reference: nf_conntrack-sysctl.rst for the time-outs).
 * - *known*: belongs to an entry, in either direction, or is an ICMP error about one.
 * - *new*: may start an entry: a SYN, a lone ACK (picked up in mid-flow), a UDP datagram, an ICMP request.
 * - *invalid*: neither. FIN-only, NULL and Xmas segments, and a RST, SYN-ACK or ICMP reply that nobody asked for.
 *
 * `track` only looks; an entry comes into being with `confirm`, when the packet has been let through. The table is part
 * of a draft (network.ts) and is changed in place.
 */
import type { Address } from '../address.ts';
import type { IcmpQuery, Packet, TcpPacket, UdpPacket } from '../packet.ts';
import { protocolNumber } from '../packet.ts';
import { ACK, FIN, RST, SYN } from '../tcp/flags.ts';
import { SECOND, type Duration, type Instant } from '../time.ts';
import { copyFlowTable, createFlowTable, findFlow, removeFlow, setFlow, type FlowTable } from './flow-table.ts';

/** What a packet is called on one side of a NAT: the four numbers of a conversation's one direction. */
export interface Tuple {
  readonly protocol: number;
  readonly source: Address;
  readonly sourcePort: number;
  readonly destination: Address;
  readonly destinationPort: number;
}

/** One conversation: its first packet as it came, and its answers as they come (the reverse, after translation). */
export interface Flow {
  readonly original: Tuple;
  readonly reply: Tuple;
  /** The id of the port forward (or UPnP mapping) that translated the destination; null without one. */
  readonly forward: string | null;
}

/** Flows are kept as rows of numbers, not as objects: a scan of all ports makes more than a hundred thousand. */
export interface Conntrack {
  readonly table: FlowTable;
  /** Per flow: protocol, then source, destination and both ports in one word, for the original and for the reply. */
  rows: Int32Array;
  phases: Uint8Array;
  expiries: Float64Array;
  /** Per flow: the place of its forward's id in `forwards`, plus 1; 0 without one. */
  forwardPlaces: Uint16Array;
  readonly forwards: string[];
  count: number;
}

const ROW = 7;

/** `track` answers `NEW`, `INVALID`, or an entry: flow index × 2, plus 1 for the reply direction. */
export const NEW = -1;
export const INVALID = -2;

const UNANSWERED = 0;
const ANSWERED = 1;
const ESTABLISHED = 2;
const CLOSING = 3;
const CLOSED = 4;

/** Linux defaults, in seconds: SYN sent 120, SYN received 60, established 432000, FIN 120, closed 10; UDP 30/120; ICMP 30. */
const TCP_LIFETIME: readonly Duration[] = [120, 60, 432_000, 120, 10].map((seconds) => seconds * SECOND);
const UDP_LIFETIME: readonly Duration[] = [30, 120, 120, 120, 120].map((seconds) => seconds * SECOND);
const ICMP_LIFETIME = 30 * SECOND;

export function createConntrack(): Conntrack {
  return {
    table: createFlowTable(),
    rows: new Int32Array(16 * ROW),
    phases: new Uint8Array(16),
    expiries: new Float64Array(16),
    forwardPlaces: new Uint16Array(16),
    forwards: [],
    count: 0,
  };
}

export function copyConntrack(conntrack: Conntrack): Conntrack {
  return {
    table: copyFlowTable(conntrack.table),
    rows: conntrack.rows.slice(),
    phases: conntrack.phases.slice(),
    expiries: conntrack.expiries.slice(),
    forwardPlaces: conntrack.forwardPlaces.slice(),
    forwards: conntrack.forwards.slice(),
    count: conntrack.count,
  };
}

/** The flow of an entry, 0 ≤ index < count. */
export function flowAt(conntrack: Conntrack, index: number): Flow {
  const forward = conntrack.forwardPlaces[index]!;
  return {
    original: tupleAt(conntrack, index, 1),
    reply: tupleAt(conntrack, index, 4),
    forward: forward === 0 ? null : conntrack.forwards[forward - 1]!,
  };
}

function tupleAt(conntrack: Conntrack, index: number, first: number): Tuple {
  const { rows } = conntrack;
  const at = index * ROW;
  const ports = rows[at + first + 2]!;
  return {
    protocol: rows[at]!,
    source: rows[at + first]! >>> 0,
    sourcePort: ports >>> 16,
    destination: rows[at + first + 1]! >>> 0,
    destinationPort: ports & 0xffff,
  };
}

/** The first of the two numbers that take the place of ports: for ICMP queries the identifier on the asking side. */
export function sourcePortOf(packet: TcpPacket | UdpPacket | IcmpQuery): number {
  if (packet.kind !== 'icmp') return packet.sourcePort;
  return isRequest(packet) ? packet.identifier : queryOf(packet);
}

export function destinationPortOf(packet: TcpPacket | UdpPacket | IcmpQuery): number {
  if (packet.kind !== 'icmp') return packet.destinationPort;
  return isRequest(packet) ? queryOf(packet) : packet.identifier;
}

function isRequest(packet: IcmpQuery): boolean {
  return packet.type === 8 || packet.type === 13;
}

function queryOf(packet: IcmpQuery): number {
  return packet.type === 8 || packet.type === 0 ? 8 : 13;
}

export function tupleOf(packet: TcpPacket | UdpPacket | IcmpQuery): Tuple {
  return {
    protocol: protocolNumber(packet),
    source: packet.source,
    sourcePort: sourcePortOf(packet),
    destination: packet.destination,
    destinationPort: destinationPortOf(packet),
  };
}

export function invert(tuple: Tuple): Tuple {
  return {
    protocol: tuple.protocol,
    source: tuple.destination,
    sourcePort: tuple.destinationPort,
    destination: tuple.source,
    destinationPort: tuple.sourcePort,
  };
}

/** Classifies a packet; changes nothing but the removal of entries whose time is over. */
export function track(conntrack: Conntrack, packet: Packet, now: Instant): number {
  if (packet.kind === 'icmp-error') {
    const quote = packet.quote;
    // An error travels against the packet it quotes, so the entry is found under the reverse of the quote.
    return live(
      conntrack,
      findFlow(
        conntrack.table,
        protocolNumber(quote),
        quote.destination,
        destinationPortOf(quote),
        quote.source,
        sourcePortOf(quote),
      ),
      now,
      INVALID,
    );
  }
  const found = findFlow(
    conntrack.table,
    protocolNumber(packet),
    packet.source,
    sourcePortOf(packet),
    packet.destination,
    destinationPortOf(packet),
  );
  const fallback = startsFlow(packet) ? NEW : INVALID;
  const entry = live(conntrack, found, now, fallback);
  if (entry >= 0 && conntrack.phases[entry >> 1] === CLOSED && packet.kind === 'tcp' && isLoneSyn(packet.flags)) {
    forget(conntrack, entry >> 1);
    return NEW;
  }
  return entry;
}

function live(conntrack: Conntrack, found: number, now: Instant, fallback: number): number {
  if (found < 0) return fallback;
  if (conntrack.expiries[found >> 1]! > now) return found;
  forget(conntrack, found >> 1);
  return fallback;
}

function startsFlow(packet: TcpPacket | UdpPacket | IcmpQuery): boolean {
  if (packet.kind === 'udp') return true;
  if (packet.kind === 'icmp') return isRequest(packet);
  const flags = packet.flags & (SYN | ACK | RST | FIN);
  return flags === SYN || flags === ACK;
}

function isLoneSyn(flags: number): boolean {
  return (flags & (SYN | ACK | RST | FIN)) === SYN;
}

/** Makes the entry of a packet that was let through. `reply` is what an answer will look like after all translation. */
export function confirm(
  conntrack: Conntrack,
  packet: TcpPacket | UdpPacket | IcmpQuery,
  reply: Tuple,
  forward: string | null,
  now: Instant,
): number {
  const original = tupleOf(packet);
  const index = conntrack.count;
  if (index === conntrack.phases.length) enlarge(conntrack);
  conntrack.count = index + 1;
  const phase = packet.kind === 'tcp' && packet.flags & ACK ? ESTABLISHED : UNANSWERED;
  conntrack.phases[index] = phase;
  conntrack.expiries[index] = now + lifetime(original.protocol, phase);
  conntrack.forwardPlaces[index] = forward === null ? 0 : forwardPlace(conntrack, forward);
  conntrack.rows[index * ROW] = original.protocol;
  store(conntrack, original, index, 0);
  store(conntrack, reply, index, 1);
  return index * 2;
}

function enlarge(conntrack: Conntrack): void {
  const capacity = conntrack.phases.length * 2;
  const { rows, phases, expiries, forwardPlaces } = conntrack;
  conntrack.rows = new Int32Array(capacity * ROW);
  conntrack.rows.set(rows);
  conntrack.phases = new Uint8Array(capacity);
  conntrack.phases.set(phases);
  conntrack.expiries = new Float64Array(capacity);
  conntrack.expiries.set(expiries);
  conntrack.forwardPlaces = new Uint16Array(capacity);
  conntrack.forwardPlaces.set(forwardPlaces);
}

function forwardPlace(conntrack: Conntrack, forward: string): number {
  const known = conntrack.forwards.indexOf(forward);
  return known >= 0 ? known + 1 : conntrack.forwards.push(forward);
}

/** Notes that a known packet passed: the phase moves on and the time-out starts anew. ICMP errors change nothing. */
export function refresh(conntrack: Conntrack, entry: number, packet: Packet, now: Instant): void {
  if (packet.kind === 'icmp-error') return;
  const index = entry >> 1;
  const phase = nextPhase(conntrack.phases[index]!, packet, (entry & 1) === 1);
  conntrack.phases[index] = phase;
  conntrack.expiries[index] = now + lifetime(conntrack.rows[index * ROW]!, phase);
}

function nextPhase(phase: number, packet: TcpPacket | UdpPacket | IcmpQuery, isReply: boolean): number {
  if (packet.kind !== 'tcp') return isReply ? Math.max(phase, ANSWERED) : phase;
  if (packet.flags & RST) return CLOSED;
  if (packet.flags & FIN) return Math.max(phase, CLOSING);
  if (phase === UNANSWERED) return isReply && packet.flags & SYN ? ANSWERED : UNANSWERED;
  if (phase === ANSWERED) return !isReply && packet.flags & ACK ? ESTABLISHED : ANSWERED;
  return phase;
}

function lifetime(protocol: number, phase: number): Duration {
  return protocol === 6 ? TCP_LIFETIME[phase]! : protocol === 17 ? UDP_LIFETIME[phase]! : ICMP_LIFETIME;
}

function store(conntrack: Conntrack, tuple: Tuple, index: number, direction: 0 | 1): void {
  const at = index * ROW + 1 + direction * 3;
  conntrack.rows[at] = tuple.source;
  conntrack.rows[at + 1] = tuple.destination;
  conntrack.rows[at + 2] = (tuple.sourcePort << 16) | tuple.destinationPort;
  setFlow(
    conntrack.table,
    tuple.protocol,
    tuple.source,
    tuple.sourcePort,
    tuple.destination,
    tuple.destinationPort,
    index * 2 + direction,
  );
}

function forget(conntrack: Conntrack, index: number): void {
  const { original, reply } = flowAt(conntrack, index);
  for (const { protocol, source, sourcePort, destination, destinationPort } of [original, reply])
    removeFlow(conntrack.table, protocol, source, sourcePort, destination, destinationPort);
}
