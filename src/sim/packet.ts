/**
 * IPv4 packets as values. A packet is never changed; a device that rewrites one makes another.
 *
 * Field names are those of the headers: IPv4 (RFC 791 §3.1), TCP (RFC 9293 §3.1), UDP (RFC 768), ICMP (RFC 792).
 * Lengths, offsets and checksums are not stored: `codec/` computes them, so they cannot be wrong.
 */
import type { Address } from './address.ts';

/** Octets carried by a packet. Never written to after it was made. */
export type Payload = Uint8Array;

export const EMPTY: Payload = new Uint8Array(0);

interface Ipv4 {
  readonly source: Address;
  readonly destination: Address;
  /** 1–255; the hop count left. */
  readonly ttl: number;
  /** 0–65535. */
  readonly identification: number;
  /** The DF flag. There is no fragmentation in this network. */
  readonly dontFragment: boolean;
}

/** The option kinds that SYN segments of today's systems carry (RFC 9293 §3.2, RFC 7323, RFC 2018). */
export type TcpOption =
  | { readonly kind: 'mss'; readonly value: number }
  | { readonly kind: 'window-scale'; readonly shift: number }
  | { readonly kind: 'sack-permitted' }
  | { readonly kind: 'timestamps'; readonly value: number; readonly echo: number }
  | { readonly kind: 'no-operation' }
  | { readonly kind: 'end' };

export interface TcpPacket extends Ipv4 {
  readonly kind: 'tcp';
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** Unsigned 32 bits. */
  readonly sequence: number;
  /** Unsigned 32 bits; 0 where the ACK flag is not set. */
  readonly acknowledgment: number;
  /** The flags octet: see `tcp/flags.ts`. */
  readonly flags: number;
  readonly window: number;
  readonly urgentPointer: number;
  readonly options: readonly TcpOption[];
  readonly payload: Payload;
}

export interface UdpPacket extends Ipv4 {
  readonly kind: 'udp';
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly payload: Payload;
}

/** Echo and timestamp messages: they carry an identifier, never a port (RFC 792). */
export interface IcmpQuery extends Ipv4 {
  readonly kind: 'icmp';
  /** 8 echo, 0 echo reply, 13 timestamp, 14 timestamp reply. */
  readonly type: 0 | 8 | 13 | 14;
  readonly code: 0;
  readonly identifier: number;
  readonly sequence: number;
  /** Echo data; for timestamps the three 32-bit times (12 octets). */
  readonly payload: Payload;
}

/** Destination unreachable and time exceeded, with the packet they are about. */
export interface IcmpError extends Ipv4 {
  readonly kind: 'icmp-error';
  /** 3 destination unreachable, 11 time exceeded. */
  readonly type: 3 | 11;
  readonly code: number;
  /** The packet the error is about, as it arrived: header and data, quoted whole (RFC 1812 §4.3.2.3: up to 576 octets). */
  readonly quote: TcpPacket | UdpPacket | IcmpQuery;
}

export type Packet = TcpPacket | UdpPacket | IcmpQuery | IcmpError;

/** The IPv4 protocol number of a packet (IANA): ICMP 1, TCP 6, UDP 17. */
export function protocolNumber(packet: Packet): 1 | 6 | 17 {
  return packet.kind === 'tcp' ? 6 : packet.kind === 'udp' ? 17 : 1;
}

/** ICMP destination-unreachable codes (RFC 792, RFC 1122 §3.2.2.1, RFC 1812 §5.2.7.1). */
export const UNREACHABLE = { net: 0, host: 1, protocol: 2, port: 3, hostProhibited: 10, adminProhibited: 13 } as const;
