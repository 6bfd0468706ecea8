import { describe, expect, test } from 'vitest';
import type { Address } from '#sim/address.ts';
import { foldSum, pseudoHeaderSum, updateChecksum, updateChecksum32 } from '#sim/codec/checksum.ts';
import { decodeFrame, encodeFrame, ETHERNET_OCTETS, type Frame } from '#sim/codec/ethernet.ts';
import { ICMP_OCTETS } from '#sim/codec/icmp.ts';
import { IPV4_OCTETS } from '#sim/codec/ipv4.ts';
import { get16, put16 } from '#sim/codec/octets.ts';
import { decodePcap, encodePcap } from '#sim/codec/pcap.ts';
import { protocolNumber, type Packet } from '#sim/packet.ts';
import { captureNames, readCapture } from '#test/support/captures.ts';

/** Where the TCP or UDP checksum of a frame stands, if it has one, and the packet it belongs to. */
function transportChecksum(frame: Frame): { readonly at: number; readonly of: Packet } | undefined {
  if (frame.body.kind === 'arp') return undefined;
  const quoted = frame.body.kind === 'icmp-error';
  const of = frame.body.kind === 'icmp-error' ? frame.body.quote : frame.body;
  if (of.kind !== 'tcp' && of.kind !== 'udp') return undefined;
  const start = ETHERNET_OCTETS + IPV4_OCTETS + (quoted ? ICMP_OCTETS + IPV4_OCTETS : 0);
  return { at: start + (of.kind === 'tcp' ? 16 : 6), of };
}

/** The checksum field of a packet whose checksum the network card shall complete: the sum of the pseudo-header. */
function leftForTheCard(octets: number, of: Packet): number {
  return foldSum(pseudoHeaderSum(of.source, of.destination, protocolNumber(of), octets));
}

/**
 * The values that a kernel without network cards leaves in a checksum field instead of the checksum. For a packet
 * quoted by an ICMP error that NAT has translated since, the field was updated as if it had been a checksum.
 */
function unfinishedChecksums(octets: number, of: Packet, before: readonly Address[]): readonly number[] {
  return [
    leftForTheCard(octets, of),
    ...before.flatMap((address) => [
      updateChecksum32(leftForTheCard(octets, { ...of, source: address }), address, of.source),
      updateChecksum32(leftForTheCard(octets, { ...of, destination: address }), address, of.destination),
    ]),
  ];
}

/** Every address that a scenario's captures, taken at whatever point, have as a sender. */
function sendersOf(scenario: string): readonly Address[] {
  const senders = captureNames
    .filter((name) => name.split('.')[0] === scenario)
    .flatMap((name) => readCapture(name))
    .map(({ frame }) => decodeFrame(frame, 'ignore'))
    .flatMap((frame) => (frame.ok && frame.value.body.kind !== 'arp' ? [frame.value.body.source] : []));
  return [...new Set(senders)];
}

/** Writes another checksum into a frame; an ICMP error's own checksum covers it too. */
function putTransportChecksum(bytes: Uint8Array, at: number, checksum: number, quoted: boolean): void {
  const outer = ETHERNET_OCTETS + IPV4_OCTETS + 2;
  if (quoted) put16(bytes, outer, updateChecksum(get16(bytes, outer), get16(bytes, at), checksum));
  put16(bytes, at, checksum);
}

test('there are real captures to hold the codec against', () => {
  expect(captureNames.length).toBeGreaterThanOrEqual(28);
});

describe.each(captureNames)('the real capture %s', (name) => {
  const captured = readCapture(name);
  const senders = sendersOf(name.split('.')[0]!);

  test('is written again octet by octet, but for checksums that the kernel left to the network card', () => {
    for (const { frame } of captured) {
      const decoded = decodeFrame(frame, 'ignore');
      if (!decoded.ok) throw new Error(`${decoded.problem.code} at ${decoded.problem.offset}`);
      const again = encodeFrame(decoded.value);
      const verified = decodeFrame(frame);
      if (verified.ok) {
        expect(again).toEqual(frame);
        continue;
      }
      const checksum = transportChecksum(decoded.value);
      if (checksum === undefined) throw new Error(`${verified.problem.code} at ${verified.problem.offset}`);
      expect(verified.problem.offset).toBe(checksum.at);
      const octets = frame.length - checksum.at + (checksum.of.kind === 'tcp' ? 16 : 6);
      const translated = decoded.value.body.kind === 'icmp-error' ? senders : [];
      expect(unfinishedChecksums(octets, checksum.of, translated)).toContain(get16(frame, checksum.at));
      putTransportChecksum(again, checksum.at, get16(frame, checksum.at), decoded.value.body.kind === 'icmp-error');
      expect(again).toEqual(frame);
    }
  });

  test('has the same frames at the same times after it was written to a new file', () => {
    expect(decodePcap(encodePcap(captured))).toEqual({ ok: true, value: captured });
  });
});
