/**
 * The Internet checksum: the ones' complement of the ones' complement sum of 16-bit words (RFC 1071), and its
 * incremental update when a device rewrites a field (RFC 1624).
 */
import type { Address } from '../address.ts';

/**
 * The plain sum of the 16-bit words of `bytes` from `start` to `end` (exclusive), added to `initial`; an odd last
 * octet counts as if a zero octet followed. Not folded: give it to `foldChecksum`, or go on adding.
 */
export function sumWords(bytes: Uint8Array, start: number, end: number, initial = 0): number {
  let sum = initial;
  const even = end - ((end - start) & 1);
  for (let at = start; at < even; at += 2) sum += (bytes[at]! << 8) | bytes[at + 1]!;
  return even < end ? sum + (bytes[even]! << 8) : sum;
}

/** Folds the carries of a sum back in (RFC 1071 §2(b)); 0 to 65535. */
export function foldSum(sum: number): number {
  let folded = sum;
  while (folded > 0xffff) folded = (folded % 0x10000) + Math.floor(folded / 0x10000);
  return folded;
}

/** The checksum field for a sum in which that field counted as zero: 0 to 65535. */
export function foldChecksum(sum: number): number {
  return foldSum(sum) ^ 0xffff;
}

/** The checksum of the octets from `start` to `end` (exclusive), RFC 1071 §4.1. */
export function checksum(bytes: Uint8Array, start = 0, end = bytes.length): number {
  return foldChecksum(sumWords(bytes, start, end));
}

/** The sum of the pseudo-header that TCP and UDP checksums cover: addresses, protocol, length (RFC 9293 §3.1, RFC 768). */
export function pseudoHeaderSum(source: Address, destination: Address, protocol: number, length: number): number {
  return (source >>> 16) + (source & 0xffff) + (destination >>> 16) + (destination & 0xffff) + protocol + length;
}

/**
 * The checksum after one 16-bit word has changed from `before` to `after`: HC' = ~(~HC + ~m + m'), RFC 1624 §3 eqn 3.
 *
 * Equals the checksum computed anew wherever not all covered words are zero, which holds for every IPv4, TCP and UDP
 * packet. (A UDP field that becomes 0 must still be sent as FFFF, and a UDP field of 0 must not be updated: RFC 768.)
 */
export function updateChecksum(field: number, before: number, after: number): number {
  return foldChecksum((field ^ 0xffff) + (before ^ 0xffff) + after);
}

/** `updateChecksum` for a 32-bit field, such as an address that NAT rewrites. */
export function updateChecksum32(field: number, before: number, after: number): number {
  const high = updateChecksum(field, before >>> 16, after >>> 16);
  return updateChecksum(high, before & 0xffff, after & 0xffff);
}
