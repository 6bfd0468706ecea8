/** The UDP header and its checksum over the pseudo-header (RFC 768). */
import { fail, ok, type Result } from '#result';
import type { UdpPacket } from '../packet.ts';
import { foldChecksum, pseudoHeaderSum, sumWords } from './checksum.ts';
import type { Ipv4Fields } from './ipv4.ts';
import { copyOctets, get16, put16 } from './octets.ts';
import type { Checksums, CodecProblem } from './problem.ts';

export const UDP_OCTETS = 8;
const PROTOCOL = 17;

/** Octets of header and data. */
export function udpOctets(packet: UdpPacket): number {
  return UDP_OCTETS + packet.payload.length;
}

/** Writes the datagram at `at`; `end` is where its data ends. The octets there must be zero. */
export function writeUdp(bytes: Uint8Array, at: number, end: number, packet: UdpPacket): void {
  put16(bytes, at, packet.sourcePort);
  put16(bytes, at + 2, packet.destinationPort);
  put16(bytes, at + 4, end - at);
  bytes.set(packet.payload, at + UDP_OCTETS);
  const pseudo = pseudoHeaderSum(packet.source, packet.destination, PROTOCOL, end - at);
  put16(bytes, at + 6, asSent(foldChecksum(sumWords(bytes, at, end, pseudo))));
}

/** Reads the datagram that fills the octets from `start` to `end`. */
export function readUdp(
  bytes: Uint8Array,
  start: number,
  end: number,
  ip: Ipv4Fields,
  checksums: Checksums,
): Result<UdpPacket, CodecProblem> {
  if (end - start < UDP_OCTETS) return fail({ code: 'udp-truncated', offset: end });
  if (get16(bytes, start + 4) !== end - start) return fail({ code: 'udp-length', offset: start + 4 });
  if (checksums === 'verify') {
    const field = get16(bytes, start + 6);
    // 0 says that the sender computed none, which RFC 768 allows; a UdpPacket cannot say so.
    if (field === 0) return fail({ code: 'udp-checksum-missing', offset: start + 6 });
    const pseudo = pseudoHeaderSum(ip.source, ip.destination, PROTOCOL, end - start);
    const expected = asSent(foldChecksum(sumWords(bytes, start, end, pseudo) - field));
    if (field !== expected) return fail({ code: 'udp-checksum', offset: start + 6 });
  }
  const data = start + UDP_OCTETS;
  return ok({
    kind: 'udp',
    ...ip,
    sourcePort: get16(bytes, start),
    destinationPort: get16(bytes, start + 2),
    payload: copyOctets(bytes, data, end),
  });
}

/** "If the computed checksum is zero, it is transmitted as all ones" (RFC 768). */
function asSent(computed: number): number {
  return computed === 0 ? 0xffff : computed;
}
