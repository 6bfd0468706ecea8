import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checksum, updateChecksum, updateChecksum32 } from '#sim/codec/checksum.ts';
import { get16, get32, put16, put32 } from '#sim/codec/octets.ts';
import { longWord, word } from '#test/support/packets.ts';

/** A header whose first word is not zero, as every IPv4 header's is (its version is 4). */
const header = fc.uint8Array({ minLength: 20, maxLength: 60 }).map((bytes) => {
  bytes[0] = 0x45;
  return bytes;
});

test('the checksum updated for one changed word equals the checksum computed anew', () => {
  fc.assert(
    fc.property(header, fc.nat(8), word, (bytes, index, after) => {
      const at = 2 + index * 2;
      const before = checksum(bytes);
      const old = get16(bytes, at);
      put16(bytes, at, after);
      expect(updateChecksum(before, old, after)).toBe(checksum(bytes));
    }),
    { numRuns: 2000 },
  );
});

test('the checksum updated for a rewritten address equals the checksum computed anew', () => {
  fc.assert(
    fc.property(header, fc.constantFrom(12, 16), longWord, (bytes, at, after) => {
      const before = checksum(bytes);
      const old = get32(bytes, at);
      put32(bytes, at, after);
      expect(updateChecksum32(before, old, after)).toBe(checksum(bytes));
    }),
    { numRuns: 2000 },
  );
});

test('octets together with their own checksum sum to all ones, so their checksum is zero', () => {
  fc.assert(
    fc.property(header, (bytes) => {
      const even = bytes.length % 2 === 0 ? bytes : bytes.slice(0, -1);
      const sealed = new Uint8Array(even.length + 2);
      sealed.set(even);
      put16(sealed, even.length, checksum(even));
      expect(checksum(sealed)).toBe(0);
    }),
  );
});
