import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeFrame, encodeFrame } from '#sim/codec/ethernet.ts';
import { foldChecksum, sumWords } from '#sim/codec/checksum.ts';
import { get16, put16 } from '#sim/codec/octets.ts';
import { decodePacket, encodePacket, packetOctets } from '#sim/codec/packet.ts';
import { frame, octet, packet } from '#test/support/packets.ts';

describe('values', () => {
  test('every packet comes back from its octets unchanged', () => {
    fc.assert(
      fc.property(packet, (value) => {
        expect(decodePacket(encodePacket(value))).toEqual({ ok: true, value });
      }),
      { numRuns: 2000 },
    );
  });

  test('every frame, ARP included, comes back from its octets unchanged', () => {
    fc.assert(
      fc.property(frame, (value) => {
        expect(decodeFrame(encodeFrame(value))).toEqual({ ok: true, value });
      }),
      { numRuns: 1000 },
    );
  });

  test('the length announced is the length written, and the IPv4 total length says the same', () => {
    fc.assert(
      fc.property(packet, (value) => {
        const bytes = encodePacket(value);
        expect(bytes).toHaveLength(packetOctets(value));
        expect(get16(bytes, 2)).toBe(bytes.length);
      }),
    );
  });

  test('padding behind a frame is not part of its packet', () => {
    fc.assert(
      fc.property(frame, fc.nat(18), (value, padding) => {
        const bytes = encodeFrame(value);
        const padded = new Uint8Array(bytes.length + padding);
        padded.set(bytes);
        expect(decodeFrame(padded)).toEqual({ ok: true, value });
      }),
    );
  });
});

/** Octets of a real packet with a few overwritten, cut or lengthened, and then given a right header checksum. */
const nearPacket = fc
  .tuple(packet, fc.array(fc.tuple(fc.nat(80), octet), { maxLength: 4 }), fc.integer({ min: -3, max: 3 }), fc.boolean())
  .map(([value, changes, growth, sealed]) => {
    const original = encodePacket(value);
    const bytes = new Uint8Array(Math.max(0, original.length + growth));
    bytes.set(original.subarray(0, bytes.length));
    for (const [at, by] of changes) if (at < bytes.length) bytes[at] = by;
    if (sealed && bytes.length >= 20) {
      put16(bytes, 2, bytes.length);
      put16(bytes, 10, 0);
      put16(bytes, 10, foldChecksum(sumWords(bytes, 0, 20)));
    }
    return bytes;
  });

describe('octets', () => {
  test('whatever decodes encodes to the same octets again', () => {
    let decodable = 0;
    fc.assert(
      fc.property(nearPacket, (bytes) => {
        const decoded = decodePacket(bytes);
        if (!decoded.ok) return;
        decodable += 1;
        expect(encodePacket(decoded.value)).toEqual(bytes);
      }),
      { numRuns: 5000 },
    );
    expect(decodable).toBeGreaterThan(100);
  });

  test('whatever decodes with its checksums ignored differs from its encoding in checksums only', () => {
    fc.assert(
      fc.property(nearPacket, (bytes) => {
        const decoded = decodePacket(bytes, 'ignore');
        if (!decoded.ok) return;
        const again = decodePacket(encodePacket(decoded.value));
        expect(again).toEqual(decoded);
        expect(encodePacket(decoded.value)).toHaveLength(bytes.length);
      }),
      { numRuns: 3000 },
    );
  });

  test('random and damaged octets never throw, and a problem names a place in them', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), nearPacket), (bytes) => {
        for (const checksums of ['verify', 'ignore'] as const) {
          for (const decode of [decodePacket, decodeFrame]) {
            const decoded = decode(bytes, checksums);
            if (decoded.ok) continue;
            expect(decoded.problem.offset).toBeGreaterThanOrEqual(0);
            expect(decoded.problem.offset).toBeLessThanOrEqual(bytes.length);
          }
        }
      }),
      { numRuns: 3000 },
    );
  });
});
