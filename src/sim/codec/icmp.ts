/**
 * ICMP messages (RFC 792): echo and timestamp, which carry an identifier, and the errors, which quote a packet. The
 * checksum covers the ICMP message only; there is no pseudo-header. Quotes are `packet.ts`'s affair.
 */
import { fail, ok, type Result } from '#result';
import type { IcmpError, IcmpQuery } from '../packet.ts';
import { checksum, foldChecksum, sumWords } from './checksum.ts';
import type { Ipv4Fields } from './ipv4.ts';
import { copyOctets, get16, put16 } from './octets.ts';
import type { Checksums, CodecProblem } from './problem.ts';

export const ICMP_OCTETS = 8;
const TIMESTAMP_OCTETS = 12;

/** Octets of header and data. */
export function icmpQueryOctets(packet: IcmpQuery): number {
  return ICMP_OCTETS + packet.payload.length;
}

/** Writes an echo or timestamp message at `at`; `end` is where its data ends. The octets there must be zero. */
export function writeIcmpQuery(bytes: Uint8Array, at: number, end: number, packet: IcmpQuery): void {
  bytes[at] = packet.type;
  put16(bytes, at + 4, packet.identifier);
  put16(bytes, at + 6, packet.sequence);
  bytes.set(packet.payload, at + ICMP_OCTETS);
  put16(bytes, at + 2, checksum(bytes, at, end));
}

/** Writes the head of an error at `at`, whose quote is already there and ends at `end`. */
export function writeIcmpError(bytes: Uint8Array, at: number, end: number, packet: IcmpError): void {
  bytes[at] = packet.type;
  bytes[at + 1] = packet.code;
  put16(bytes, at + 2, checksum(bytes, at, end));
}

/** What the octets of an ICMP message turn out to be: a whole query, or an error whose quote is still to be read. */
export type IcmpMessage =
  | { readonly kind: 'query'; readonly packet: IcmpQuery }
  | { readonly kind: 'error'; readonly type: 3 | 11; readonly code: number; readonly quoteAt: number };

/** Reads the message that fills the octets from `start` to `end`. */
export function readIcmp(
  bytes: Uint8Array,
  start: number,
  end: number,
  ip: Ipv4Fields,
  checksums: Checksums,
): Result<IcmpMessage, CodecProblem> {
  if (end - start < ICMP_OCTETS) return fail({ code: 'icmp-truncated', offset: end });
  const type = bytes[start]!;
  const code = bytes[start + 1]!;
  const data = start + ICMP_OCTETS;
  if (checksums === 'verify') {
    const field = get16(bytes, start + 2);
    const expected = foldChecksum(sumWords(bytes, start, end) - field);
    if (field !== expected) return fail({ code: 'icmp-checksum', offset: start + 2 });
  }
  if (type === 3 || type === 11) {
    for (let unused = start + 4; unused < data; unused += 1) {
      if (bytes[unused] !== 0) return fail({ code: 'icmp-unused', offset: unused });
    }
    return ok({ kind: 'error', type, code, quoteAt: data });
  }
  if (type !== 0 && type !== 8 && type !== 13 && type !== 14) return fail({ code: 'icmp-type', offset: start });
  if (code !== 0) return fail({ code: 'icmp-code', offset: start + 1 });
  if (type >= 13 && end - data !== TIMESTAMP_OCTETS) {
    return fail({ code: 'icmp-timestamp-length', offset: Math.min(end, data + TIMESTAMP_OCTETS) });
  }
  return ok({
    kind: 'query',
    packet: {
      kind: 'icmp',
      ...ip,
      type,
      code,
      identifier: get16(bytes, start + 4),
      sequence: get16(bytes, start + 6),
      payload: copyOctets(bytes, data, end),
    },
  });
}
