import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodePcap, encodePcap, type CapturedFrame } from '#sim/codec/pcap.ts';
import { hex, octets } from '#test/support/hex.ts';

const one: CapturedFrame = { at: 3_066_001, frame: octets('ff ee dd') };

const HEAD_BIG_ENDIAN = 'a1b2c3d4 0002 0004 00000000 00000000 00040000 00000001';

function problemOf(bytes: Uint8Array): string {
  const decoded = decodePcap(bytes);
  return decoded.ok ? 'no problem' : `${decoded.problem.code} at ${decoded.problem.offset}`;
}

test('a capture file is a header of 24 octets and one of 16 before each frame', () => {
  expect(hex(encodePcap([one]))).toBe(
    [
      'd4 c3 b2 a1 02 00 04 00', // magic for microseconds, version 2.4
      '00 00 00 00 00 00 00 00', // time zone and accuracy, always 0
      '00 00 04 00 01 00 00 00', // snap length 262,144, LINKTYPE_ETHERNET
      '03 00 00 00 d1 01 01 00', // 3 s, 66,001 µs
      '03 00 00 00 03 00 00 00', // octets kept, octets on the wire
      'ff ee dd',
    ].join(' '),
  );
});

test('a capture without frames is a file of 24 octets', () => {
  expect(decodePcap(encodePcap([]))).toEqual({ ok: true, value: [] });
});

test('captures from machines of the other byte order are read as well', () => {
  const file = octets(`${HEAD_BIG_ENDIAN} 00000003 000101d1 00000003 00000003 ffeedd`);
  expect(decodePcap(file)).toEqual({ ok: true, value: [one] });
});

test('times in nanoseconds are cut to microseconds', () => {
  const file = octets(
    'a1b23c4d 0002 0004 00000000 00000000 00040000 00000001 00000003 03ef1c4f 00000003 00000003 ffeedd',
  );
  expect(decodePcap(file)).toEqual({ ok: true, value: [one] });
});

test('frames do not share memory with the file that they were read from', () => {
  const file = Buffer.from(encodePcap([one]));
  const frames = decodePcap(file);
  file.fill(0);
  expect(frames).toEqual({ ok: true, value: [one] });
});

describe('a file that is not a whole Ethernet capture', () => {
  test.each([
    ['an empty file', '', 'pcap-truncated at 0'],
    ['a header cut short', 'a1b2c3d4 0002 0004', 'pcap-truncated at 8'],
    ['another format (pcapng)', `0a0d0d0a ${'00'.repeat(20)}`, 'pcap-magic at 0'],
    ['another version', HEAD_BIG_ENDIAN.replace('0002', '0003'), 'pcap-version at 4'],
    ['another link type (raw IP)', HEAD_BIG_ENDIAN.replace(/00000001$/, '00000065'), 'pcap-link-type at 20'],
    ['a record header cut short', `${HEAD_BIG_ENDIAN} 00000003`, 'pcap-truncated at 28'],
    ['a frame cut short', `${HEAD_BIG_ENDIAN} 00000003 00000000 00000003 00000003 ffee`, 'pcap-truncated at 42'],
    [
      'a frame of which only a part was kept',
      `${HEAD_BIG_ENDIAN} 00000003 00000000 00000001 00000003 ff`,
      'pcap-record-cut at 36',
    ],
    [
      'a frame of four gigabytes',
      `${HEAD_BIG_ENDIAN} 00000003 00000000 ffffffff ffffffff ff`,
      'pcap-record-length at 32',
    ],
    [
      'a second of more than a million microseconds',
      `${HEAD_BIG_ENDIAN} 00000003 000f4240 00000000 00000000`,
      'pcap-time at 28',
    ],
  ])('%s: the problem says what and where', (_, file, problem) => {
    expect(problemOf(octets(file))).toBe(problem);
  });
});

const captured: fc.Arbitrary<CapturedFrame> = fc.record({
  at: fc.integer({ min: 0, max: 4_294_967_295_999_999 }),
  frame: fc.uint8Array({ maxLength: 100 }),
});

test('every list of frames comes back from its file unchanged', () => {
  fc.assert(
    fc.property(fc.array(captured, { maxLength: 5 }), (frames) => {
      expect(decodePcap(encodePcap(frames))).toEqual({ ok: true, value: frames });
    }),
  );
});

test('damaged files never throw', () => {
  fc.assert(
    fc.property(
      fc.array(captured, { maxLength: 3 }),
      fc.array(fc.tuple(fc.nat(120), fc.nat(255))),
      fc.nat(200),
      (frames, changes, length) => {
        const file = encodePcap(frames).slice(0, length);
        for (const [at, by] of changes) if (at < file.length) file[at] = by;
        const decoded = decodePcap(file);
        if (!decoded.ok) expect(decoded.problem.offset).toBeLessThanOrEqual(file.length);
      },
    ),
    { numRuns: 2000 },
  );
});
