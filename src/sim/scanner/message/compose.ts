/** Octets put together from text, numbers and other octets. */

/** Text counts as ASCII; numbers are one octet each. */
export type Part = string | readonly number[] | Uint8Array;

export function compose(...parts: readonly Part[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? ascii(part) : [...part])));
}

function ascii(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}

/** 16 bits, most significant octet first. */
export function word(value: number): readonly number[] {
  return [value >>> 8, value & 0xff];
}

/** 32 bits, most significant octet first. */
export function long(value: number): readonly number[] {
  return [...word(value >>> 16), ...word(value & 0xffff)];
}

/** `count` octets of zero. */
export function zeros(count: number): readonly number[] {
  return Array.from({ length: count }, () => 0);
}

/** `count` octets that rise from `first`: stands where a protocol wants a random number. */
export function rising(first: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => (first + index) & 0xff);
}
