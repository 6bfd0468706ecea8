/**
 * Captures as lines that engineers read and that two captures of the same exchange can be compared by: names for
 * addresses, P1, P2 … for ports that a connection was opened from, sequence numbers relative to the connection.
 *
 *     4   0.000s  router(wan):2222 -> scanner:P1  TCP RA seq=0 ack=x+1 len=0 ttl=62
 */
import type { Address } from '../address.ts';
import type { IcmpError, IcmpQuery, Packet, TcpPacket } from '../packet.ts';
import { ACK, formatFlags, RST } from '../tcp/flags.ts';
import { ARP_REQUEST } from './arp.ts';
import type { Frame } from './ethernet.ts';

/** A frame and when it passed, in microseconds. */
export interface TimedFrame {
  readonly at: number;
  readonly frame: Frame;
}

export interface ListingOptions {
  /** What the reader calls an address, for example `router(wan)`. */
  readonly nameOf: (address: Address) => string;
  /**
   * The address whose own raw probes have a TTL drawn at random (nmap draws 37–59), as it is seen at this point;
   * absent for a connect scan. Packets of its kernel, resets and ICMP errors, have no such TTL and get no star.
   */
  readonly rawProbesFrom?: Address | undefined;
}

/** One line for each frame, in the order given; times count from the first frame. */
export function listFrames(frames: readonly TimedFrame[], options: ListingOptions): readonly string[] {
  const context: Context = { ...options, ports: new Map(), connections: new Map() };
  const start = frames[0]?.at ?? 0;
  return frames.map(({ at, frame }, index) => {
    const seconds = ((at - start) / 1_000_000).toFixed(3);
    return `${String(index + 1).padStart(3)} ${seconds.padStart(7)}s  ${formatBody(frame.body, context)}`;
  });
}

/** A line without what chance or the clock decides: number and time in front, and a TTL marked with a star. */
export function comparableLine(line: string): string {
  return line.replace(/^ *\d+ +\d+\.\d+s {2}/, '').replace(/ ttl=\d+\*$/, ' ttl=*');
}

interface Context extends ListingOptions {
  /** `address:port` → `P1`, in order of appearance. */
  readonly ports: Map<string, string>;
  /** Both ends of a TCP connection, in either order → its initial sequence numbers. */
  readonly connections: Map<string, Connection>;
}

interface Connection {
  /** Whoever was seen sending first. */
  readonly first: string;
  /** The first side's initial sequence number, called x. */
  x: number | undefined;
  /** The other side's, called y. */
  y: number | undefined;
}

function formatBody(body: Frame['body'], context: Context): string {
  if (body.kind === 'arp') {
    const what = body.operation === ARP_REQUEST ? 'who-has' : 'is-at';
    return `${context.nameOf(body.senderAddress)} -> ${context.nameOf(body.targetAddress)}  ARP ${what}`;
  }
  const ttl = `ttl=${body.ttl}${isRandomTtl(body, context) ? '*' : ''}`;
  switch (body.kind) {
    case 'tcp':
      return `${formatEnds(body, context)}  TCP ${formatSegment(body, context)} len=${body.payload.length} ${ttl}`;
    case 'udp':
      return `${formatEnds(body, context)}  UDP len=${body.payload.length} ${ttl}`;
    case 'icmp':
      return `${formatHosts(body, context)}  ICMP ${QUERY_NAME[body.type]} ${ttl}`;
    case 'icmp-error':
      return `${formatHosts(body, context)}  ICMP ${errorName(body)} about [${formatQuote(body.quote, context)}] ${ttl}`;
  }
}

function isRandomTtl(packet: Packet, context: Context): boolean {
  if (packet.source !== context.rawProbesFrom || packet.kind === 'icmp-error') return false;
  return packet.kind !== 'tcp' || (packet.flags & RST) === 0;
}

const QUERY_NAME: Readonly<Record<IcmpQuery['type'], string>> = {
  0: 'echo reply',
  8: 'echo request',
  13: 'timestamp request',
  14: 'timestamp reply',
};

const ERROR_NAME: Readonly<Record<string, string>> = {
  '3/0': 'net unreachable',
  '3/1': 'host unreachable',
  '3/2': 'protocol unreachable',
  '3/3': 'port unreachable',
  '3/9': 'net prohibited',
  '3/10': 'host prohibited',
  '3/13': 'admin prohibited',
  '11/0': 'time exceeded',
};

function errorName(error: IcmpError): string {
  const number = `${error.type}/${error.code}`;
  return `${ERROR_NAME[number] ?? 'error'} (${number})`;
}

function formatHosts(packet: Packet, context: Context): string {
  return `${context.nameOf(packet.source)} -> ${context.nameOf(packet.destination)}`;
}

type WithPorts = Extract<Packet, { readonly sourcePort: number }>;

function sourceOf(packet: WithPorts): string {
  return `${packet.source}:${packet.sourcePort}`;
}

function destinationOf(packet: WithPorts): string {
  return `${packet.destination}:${packet.destinationPort}`;
}

/** Names the port of whoever speaks first, unless it answers a port that has a name already. */
function formatEnds(packet: WithPorts, context: Context): string {
  const source = sourceOf(packet);
  const opens = !context.ports.has(source) && !context.ports.has(destinationOf(packet));
  if (opens) context.ports.set(source, `P${context.ports.size + 1}`);
  const [from, to] = formatPorts(packet, context);
  return `${context.nameOf(packet.source)}:${from} -> ${context.nameOf(packet.destination)}:${to}`;
}

function formatPorts(packet: WithPorts, context: Context): readonly [string, string] {
  return [
    context.ports.get(sourceOf(packet)) ?? String(packet.sourcePort),
    context.ports.get(destinationOf(packet)) ?? String(packet.destinationPort),
  ];
}

function formatQuote(quote: IcmpError['quote'], context: Context): string {
  const hosts = formatHosts(quote, context);
  if (quote.kind === 'icmp') return hosts;
  const [from, to] = formatPorts(quote, context);
  return `${hosts} ${quote.kind} ${from}->${to}`;
}

/** Flags, sequence and acknowledgment number. A first number is learnt from its sender, or else from who acknowledges it. */
function formatSegment(segment: TcpPacket, context: Context): string {
  const source = sourceOf(segment);
  const destination = destinationOf(segment);
  const key = source < destination ? `${source} ${destination}` : `${destination} ${source}`;
  const connection = context.connections.get(key) ?? { first: source, x: undefined, y: undefined };
  context.connections.set(key, connection);
  const [own, other] = connection.first === source ? (['x', 'y'] as const) : (['y', 'x'] as const);
  const acknowledges = (segment.flags & ACK) !== 0;
  if (segment.sequence !== 0) connection[own] ??= segment.sequence;
  if (acknowledges && segment.acknowledgment !== 0) connection[other] ??= segment.acknowledgment;
  const sequence = formatRelative(segment.sequence, connection[own], own);
  const acknowledgment = acknowledges ? formatRelative(segment.acknowledgment, connection[other], other) : '-';
  return `${formatFlags(segment.flags)} seq=${sequence} ack=${acknowledgment}`;
}

/** `x`, `x+1` … and 0 as itself: a reset that acknowledges has 0 where there is no number to go by (RFC 9293 §3.10.7.1). */
function formatRelative(value: number, initial: number | undefined, letter: 'x' | 'y'): string {
  if (value === 0 || initial === undefined) return String(value);
  const distance = (value - initial) >>> 0;
  return distance === 0 ? letter : `${letter}+${distance}`;
}
