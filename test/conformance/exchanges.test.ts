import { describe, expect, test } from 'vitest';
import { decodeFrame } from '#sim/codec/ethernet.ts';
import { comparableLine, listFrames } from '#sim/codec/listing.ts';
import type { CapturedFrame } from '#sim/codec/pcap.ts';
import { captureNames, readCapture, readCaptureScenario } from '#test/support/captures.ts';
import { simulatedCapture } from '#test/support/simulated-captures.ts';

/** The lines of an exchange without what chance and the clock decide. */
function exchangeOf(name: string, frames: readonly CapturedFrame[]): readonly string[] {
  const { nameOf, technique } = readCaptureScenario(name);
  const decoded = frames.map(({ at, frame }) => {
    const result = decodeFrame(frame, 'ignore');
    if (!result.ok) throw new Error(`${name}: ${result.problem.code} at ${result.problem.offset}`);
    return { at, frame: result.value };
  });
  const first = decoded.map(({ frame }) => frame.body).find((body) => body.kind !== 'arp');
  const rawProbesFrom = technique === 'connect' ? undefined : first?.source;
  return listFrames(decoded, { nameOf, rawProbesFrom }).map(comparableLine);
}

describe('the simulated exchange is the real one: order, direction, flags, sequence relations, length, TTL, ARP', () => {
  test.each(captureNames)('%s', (name) => {
    expect(exchangeOf(name, simulatedCapture(name))).toEqual(exchangeOf(name, readCapture(name)));
  });
});
