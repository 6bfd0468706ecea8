/** The TCP header (RFC 9293 §3.1), its options (§3.2, RFC 7323, RFC 2018) and its checksum over the pseudo-header. */
import { fail, ok, type Result } from '#result';
import type { TcpPacket } from '../packet.ts';
import { foldChecksum, pseudoHeaderSum, sumWords } from './checksum.ts';
import type { Ipv4Fields } from './ipv4.ts';
import { copyOctets, get16, get32, put16, put32 } from './octets.ts';
import type { Checksums, CodecProblem } from './problem.ts';
import { optionsOctets, readTcpOptions, writeTcpOptions } from './tcp-options.ts';

export const TCP_OCTETS = 20;
const PROTOCOL = 6;

/** Octets of header, options (padded to 32 bits) and data. */
export function tcpOctets(packet: TcpPacket): number {
  return TCP_OCTETS + optionsOctets(packet.options) + packet.payload.length;
}

/** Writes the segment at `at`; `end` is where its data ends. The octets there must be zero. */
export function writeTcp(bytes: Uint8Array, at: number, end: number, packet: TcpPacket): void {
  const data = end - packet.payload.length;
  put16(bytes, at, packet.sourcePort);
  put16(bytes, at + 2, packet.destinationPort);
  put32(bytes, at + 4, packet.sequence);
  put32(bytes, at + 8, packet.acknowledgment);
  bytes[at + 12] = ((data - at) >>> 2) << 4;
  bytes[at + 13] = packet.flags;
  put16(bytes, at + 14, packet.window);
  put16(bytes, at + 18, packet.urgentPointer);
  writeTcpOptions(bytes, at + TCP_OCTETS, packet.options);
  bytes.set(packet.payload, data);
  const pseudo = pseudoHeaderSum(packet.source, packet.destination, PROTOCOL, end - at);
  put16(bytes, at + 16, foldChecksum(sumWords(bytes, at, end, pseudo)));
}

/** Reads the segment that fills the octets from `start` to `end`. */
export function readTcp(
  bytes: Uint8Array,
  start: number,
  end: number,
  ip: Ipv4Fields,
  checksums: Checksums,
): Result<TcpPacket, CodecProblem> {
  if (end - start < TCP_OCTETS) return fail({ code: 'tcp-truncated', offset: end });
  const data = start + (bytes[start + 12]! >>> 4) * 4;
  if (data < start + TCP_OCTETS || data > end) return fail({ code: 'tcp-data-offset', offset: start + 12 });
  if (bytes[start + 12]! & 15) return fail({ code: 'tcp-reserved-bits', offset: start + 12 });
  if (checksums === 'verify') {
    const field = get16(bytes, start + 16);
    const pseudo = pseudoHeaderSum(ip.source, ip.destination, PROTOCOL, end - start);
    const expected = foldChecksum(sumWords(bytes, start, end, pseudo) - field);
    if (field !== expected) return fail({ code: 'tcp-checksum', offset: start + 16 });
  }
  const options = readTcpOptions(bytes, start + TCP_OCTETS, data);
  if (!options.ok) return options;
  return ok({
    kind: 'tcp',
    ...ip,
    sourcePort: get16(bytes, start),
    destinationPort: get16(bytes, start + 2),
    sequence: get32(bytes, start + 4),
    acknowledgment: get32(bytes, start + 8),
    flags: bytes[start + 13]!,
    window: get16(bytes, start + 14),
    urgentPointer: get16(bytes, start + 18),
    options: options.value,
    payload: copyOctets(bytes, data, end),
  });
}
