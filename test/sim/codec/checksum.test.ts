import { describe, expect, test } from 'vitest';
import { parseAddress } from '#sim/address.ts';
import { checksum, foldSum, pseudoHeaderSum, sumWords, updateChecksum } from '#sim/codec/checksum.ts';
import { octets } from '#test/support/hex.ts';

describe('the Internet checksum', () => {
  test('sums the example of RFC 1071 §3 to ddf2', () => {
    const example = octets('0001 f203 f4f5 f6f7');
    expect(sumWords(example, 0, 8)).toBe(0x2ddf0);
    expect(foldSum(0x2ddf0)).toBe(0xddf2);
    expect(checksum(example)).toBe(0x220d);
  });

  test('counts an odd last octet as if a zero octet followed it', () => {
    expect(checksum(octets('0001 f2'))).toBe(checksum(octets('0001 f200')));
  });

  test('of no octets is all ones', () => {
    expect(checksum(octets(''))).toBe(0xffff);
  });

  test('folds sums of any size, also those beyond 32 bits', () => {
    expect(foldSum(0xffff * 100_000)).toBe(0xffff);
    expect(foldSum(0x1_0000_0000)).toBe(1);
  });

  test('covers the pseudo-header in TCP and UDP', () => {
    const source = parseAddress('192.168.1.20');
    const destination = parseAddress('203.0.113.10');
    if (!source.ok || !destination.ok) throw new Error('addresses');
    const written = octets('c0a80114 cb00710a 00 06 0014');
    expect(pseudoHeaderSum(source.value, destination.value, 6, 20)).toBe(sumWords(written, 0, 12));
  });
});

describe('the incremental update', () => {
  test('gives 0000, not FFFF, in the example of RFC 1624 §4', () => {
    expect(updateChecksum(0xdd2f, 0x5555, 0x3285)).toBe(0x0000);
  });
});
