import { describe, expect, test } from 'vitest';
import { decodeFrame } from '#sim/codec/ethernet.ts';
import { comparableLine, listFrames, type TimedFrame } from '#sim/codec/listing.ts';
import { captureNames, readCapture, readCaptureList, readCaptureScenario } from '#test/support/captures.ts';

function readFrames(name: string): readonly TimedFrame[] {
  return readCapture(name).map(({ at, frame }) => {
    const decoded = decodeFrame(frame, 'ignore');
    if (!decoded.ok) throw new Error(`${name}: ${decoded.problem.code} at ${decoded.problem.offset}`);
    return { at, frame: decoded.value };
  });
}

describe.each(captureNames)('the list of the real capture %s', (name) => {
  test('is printed from its packets line by line', () => {
    const frames = readFrames(name);
    const { nameOf, technique } = readCaptureScenario(name);
    const first = frames.map(({ frame }) => frame.body).find((body) => body.kind !== 'arp');
    const rawProbesFrom = technique === 'connect' ? undefined : first?.source;
    expect(listFrames(frames, { nameOf, rawProbesFrom })).toEqual(readCaptureList(name).lines);
  });
});

test('what can be compared of a line leaves out its number, its time and a TTL drawn at random', () => {
  expect(comparableLine('  4   0.000s  router(wan):22 -> scanner:P1  TCP RA seq=0 ack=x+1 len=0 ttl=62')).toBe(
    'router(wan):22 -> scanner:P1  TCP RA seq=0 ack=x+1 len=0 ttl=62',
  );
  expect(comparableLine('104 120.500s  scanner:P2 -> router(wan):82  TCP S seq=x ack=- len=0 ttl=48*')).toBe(
    'scanner:P2 -> router(wan):82  TCP S seq=x ack=- len=0 ttl=*',
  );
});

test('no frames make no lines', () => {
  expect(listFrames([], { nameOf: String })).toEqual([]);
});
