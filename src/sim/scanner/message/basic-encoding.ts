/** Tag, length, value (ITU-T X.690), for lengths up to 127 octets. */
import { compose, type Part } from './compose.ts';

export const SEQUENCE = 0x30;
const BOOLEAN = 0x01;
const INTEGER = 0x02;
const OCTET_STRING = 0x04;
const NULL = 0x05;
const OBJECT_IDENTIFIER = 0x06;
const ENUMERATED = 0x0a;

export function tagged(tag: number, ...parts: readonly Part[]): Uint8Array {
  const content = compose(...parts);
  return compose([tag, content.length], content);
}

/** A non-negative integer in as few octets as two's complement allows. */
export function integer(value: number): Uint8Array {
  const octets = [value & 0xff];
  for (let rest = value >>> 8; rest > 0; rest >>>= 8) octets.unshift(rest & 0xff);
  return tagged(INTEGER, octets[0]! > 127 ? [0, ...octets] : octets);
}

export function octetString(content: Part): Uint8Array {
  return tagged(OCTET_STRING, content);
}

export function enumerated(value: number): Uint8Array {
  return tagged(ENUMERATED, [value]);
}

export function boolean(value: boolean): Uint8Array {
  return tagged(BOOLEAN, [value ? 0xff : 0]);
}

export function nothing(): Uint8Array {
  return tagged(NULL);
}

/** An object identifier of numbers below 128. */
export function objectIdentifier(first: number, second: number, ...rest: readonly number[]): Uint8Array {
  return tagged(OBJECT_IDENTIFIER, [first * 40 + second, ...rest]);
}
