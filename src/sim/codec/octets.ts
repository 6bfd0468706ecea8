/** Big-endian ("network order") integers in a run of octets. No bounds are checked here: the decoders have done so. */
import { EMPTY } from '../packet.ts';

export function get16(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 8) | bytes[at + 1]!;
}

export function get32(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;
}

export function put16(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 8;
  bytes[at + 1] = value;
}

export function put32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 24;
  bytes[at + 1] = value >>> 16;
  bytes[at + 2] = value >>> 8;
  bytes[at + 3] = value;
}

/** A copy of the octets from `start` to `end`, so that no value shares memory with what it was decoded from. */
export function copyOctets(bytes: Uint8Array, start: number, end: number): Uint8Array {
  // Not `slice`: on a Node Buffer, which is a Uint8Array too, that gives a view.
  return start === end ? EMPTY : new Uint8Array(bytes.subarray(start, end));
}
