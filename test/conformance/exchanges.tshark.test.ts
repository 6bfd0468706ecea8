import { describe, expect, test } from 'vitest';
import { captureNames, readCapture } from '#test/support/captures.ts';
import { simulatedCapture } from '#test/support/simulated-captures.ts';
import { dissect, isTsharkInstalled } from '#test/support/tshark.ts';

/** All captures are read in one go, as if the many networks, whose addresses are the same, were one. */
function isExcused(complaint: string): boolean {
  return /^Duplicate IP address configured|^A new tcp session is started with the same ports/.test(complaint);
}

describe.runIf(isTsharkInstalled)('Wireshark finds nothing in the simulated exchange that the real one lacks', () => {
  test('no malformed packet, no bad checksum, no warning of its own', () => {
    const complaintsOfReal = dissect(captureNames.flatMap(readCapture)).flatMap(({ complaints }) => complaints);
    // Ports of their own, so that no connection is taken for the continuation of another capture's.
    const simulated = captureNames.flatMap((name, index) => simulatedCapture(name, 1_000 + index));
    const real = new Set(complaintsOfReal.filter((complaint) => !complaint.startsWith('Bad checksum')));
    for (const { checksums, malformed, complaints } of dissect(simulated)) {
      expect(malformed).toEqual([]);
      // 0 is Wireshark's word for a checksum that it has computed and found wrong.
      expect(Object.values(checksums).flat()).not.toContain('0');
      expect(complaints.filter((complaint) => !isExcused(complaint) && !real.has(complaint))).toEqual([]);
    }
  });
});
