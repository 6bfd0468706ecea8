/**
 * The IPv4 header of 20 octets (RFC 791 §3.1). This network has no IP options and no fragments, so the decoder calls
 * them problems instead of losing them.
 */
import { fail, ok, type Result } from '#result';
import { protocolNumber, type Packet } from '../packet.ts';
import { checksum, foldChecksum, sumWords } from './checksum.ts';
import { get16, get32, put16, put32 } from './octets.ts';
import type { Checksums, CodecProblem } from './problem.ts';

export const IPV4_OCTETS = 20;
/** The largest total length that the 16-bit field can say. */
export const IPV4_MAXIMUM_OCTETS = 65_535;

const DONT_FRAGMENT = 0x4000;
const MORE_FRAGMENTS_AND_OFFSET = 0x3fff;
const RESERVED_FLAG = 0x8000;

/**
 * The type-of-service octet. ICMP errors carry precedence 6, "internetwork control" (RFC 1812 §4.3.2.5), as Linux
 * sends them; everything else is routine. It follows from the kind of packet, so packets do not store it.
 */
export function serviceOctet(kind: Packet['kind']): number {
  return kind === 'icmp-error' ? 0xc0 : 0;
}

/** Writes the header of `packet` at `at`, header checksum included. `totalLength` counts header and data, in octets. */
export function writeIpv4(bytes: Uint8Array, at: number, packet: Packet, totalLength: number): void {
  bytes[at] = 0x45;
  bytes[at + 1] = serviceOctet(packet.kind);
  put16(bytes, at + 2, totalLength);
  put16(bytes, at + 4, packet.identification);
  put16(bytes, at + 6, packet.dontFragment ? DONT_FRAGMENT : 0);
  bytes[at + 8] = packet.ttl;
  bytes[at + 9] = protocolNumber(packet);
  put16(bytes, at + 10, 0);
  put32(bytes, at + 12, packet.source);
  put32(bytes, at + 16, packet.destination);
  put16(bytes, at + 10, checksum(bytes, at, at + IPV4_OCTETS));
}

/** The fields of a header that every kind of packet has. */
export interface Ipv4Fields {
  readonly source: number;
  readonly destination: number;
  readonly ttl: number;
  readonly identification: number;
  readonly dontFragment: boolean;
}

export interface Ipv4Header {
  readonly fields: Ipv4Fields;
  /** The type-of-service octet, to be held against `serviceOctet` once the kind is known. */
  readonly service: number;
  /** 1, 6 or 17. */
  readonly protocol: 1 | 6 | 17;
}

/** Octets that the header at `start` says its packet has; `undefined` where too few octets are there to say. */
export function statedLength(bytes: Uint8Array, start: number, end: number): number | undefined {
  return end - start < 4 ? undefined : get16(bytes, start + 2);
}

/** Reads the header of the packet that fills the octets from `start` to `end` exactly. */
export function readIpv4(
  bytes: Uint8Array,
  start: number,
  end: number,
  checksums: Checksums,
): Result<Ipv4Header, CodecProblem> {
  if (end - start < IPV4_OCTETS) return fail({ code: 'ipv4-truncated', offset: end });
  if (bytes[start]! >>> 4 !== 4) return fail({ code: 'ipv4-version', offset: start });
  const words = bytes[start]! & 15;
  if (words < 5) return fail({ code: 'ipv4-header-length', offset: start });
  if (words > 5) return fail({ code: 'ipv4-options', offset: start });
  if (get16(bytes, start + 2) !== end - start) return fail({ code: 'ipv4-total-length', offset: start + 2 });
  const fragment = get16(bytes, start + 6);
  if (fragment & RESERVED_FLAG) return fail({ code: 'ipv4-flags', offset: start + 6 });
  if (fragment & MORE_FRAGMENTS_AND_OFFSET) return fail({ code: 'ipv4-fragment', offset: start + 6 });
  const protocol = bytes[start + 9]!;
  if (protocol !== 1 && protocol !== 6 && protocol !== 17) return fail({ code: 'ipv4-protocol', offset: start + 9 });
  if (checksums === 'verify') {
    const field = get16(bytes, start + 10);
    const rest = sumWords(bytes, start, start + IPV4_OCTETS) - field;
    if (field !== foldChecksum(rest)) return fail({ code: 'ipv4-checksum', offset: start + 10 });
  }
  return ok({
    fields: {
      source: get32(bytes, start + 12),
      destination: get32(bytes, start + 16),
      ttl: bytes[start + 8]!,
      identification: get16(bytes, start + 4),
      dontFragment: (fragment & DONT_FRAGMENT) !== 0,
    },
    service: bytes[start + 1]!,
    protocol,
  });
}
