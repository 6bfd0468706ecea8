/**
 * Packets to octets and back.
 *
 * The decoder accepts exactly what the encoder writes: whatever a `Packet` cannot hold (IP options, fragments, other
 * protocols, unknown TCP options, a set reserved bit, a cut quote…) is a problem with a code and a place, never a
 * silent loss. So both ways round are identities: `encodePacket(decodePacket(octets))` gives the same octets wherever
 * decoding succeeds, and `decodePacket(encodePacket(packet))` an equal packet (TCP options in canonical form, see
 * `tcp-options.ts`).
 */
import { fail, ok, type Result } from '#result';
import type { IcmpError, Packet } from '../packet.ts';
import { ICMP_OCTETS, icmpQueryOctets, readIcmp, writeIcmpError, writeIcmpQuery } from './icmp.ts';
import { IPV4_MAXIMUM_OCTETS, IPV4_OCTETS, readIpv4, serviceOctet, statedLength, writeIpv4 } from './ipv4.ts';
import type { Checksums, CodecProblem } from './problem.ts';
import { readTcp, tcpOctets, writeTcp } from './tcp.ts';
import { readUdp, udpOctets, writeUdp } from './udp.ts';

/** Octets of a packet on the wire, IPv4 header included. */
export function packetOctets(packet: Packet): number {
  switch (packet.kind) {
    case 'tcp':
      return IPV4_OCTETS + tcpOctets(packet);
    case 'udp':
      return IPV4_OCTETS + udpOctets(packet);
    case 'icmp':
      return IPV4_OCTETS + icmpQueryOctets(packet);
    case 'icmp-error':
      return IPV4_OCTETS + ICMP_OCTETS + packetOctets(packet.quote);
  }
}

/**
 * Writes `packet` at `at` and gives the offset behind it. The octets there must be zero and enough (`packetOctets`).
 * Throws a RangeError for a packet that no IPv4 packet could carry.
 */
export function writePacket(bytes: Uint8Array, at: number, packet: Packet): number {
  const octets = packetOctets(packet);
  if (octets > IPV4_MAXIMUM_OCTETS) throw new RangeError(`a packet of ${octets} octets does not fit in IPv4`);
  const end = at + octets;
  const body = at + IPV4_OCTETS;
  writeIpv4(bytes, at, packet, octets);
  switch (packet.kind) {
    case 'tcp':
      writeTcp(bytes, body, end, packet);
      break;
    case 'udp':
      writeUdp(bytes, body, end, packet);
      break;
    case 'icmp':
      writeIcmpQuery(bytes, body, end, packet);
      break;
    case 'icmp-error':
      writePacket(bytes, body + ICMP_OCTETS, packet.quote);
      writeIcmpError(bytes, body, end, packet);
      break;
  }
  return end;
}

/** The octets of a packet from the first of its IPv4 header, with lengths and checksums computed (RFC 791, 792, 768, 9293). */
export function encodePacket(packet: Packet): Uint8Array {
  const bytes = new Uint8Array(packetOctets(packet));
  writePacket(bytes, 0, packet);
  return bytes;
}

/**
 * Reads one IPv4 packet that fills `bytes` exactly (cut Ethernet padding off first, or use `decodeFrame`). Never
 * throws, whatever the octets.
 *
 * An ICMP error must quote the packet it is about whole, as Linux does up to 576 octets (RFC 1812 §4.3.2.3). The
 * minimum of RFC 792, header and 8 octets, leaves out flags and window that a `TcpPacket` has, and inventing them
 * would be untrue: a cut quote is the problem `icmp-quote-truncated`.
 */
export function decodePacket(bytes: Uint8Array, checksums: Checksums = 'verify'): Result<Packet, CodecProblem> {
  return readPacket(bytes, 0, bytes.length, checksums);
}

/** `decodePacket` for the octets from `start` to `end`; offsets of problems count from the start of `bytes`. */
export function readPacket(
  bytes: Uint8Array,
  start: number,
  end: number,
  checksums: Checksums,
): Result<Packet, CodecProblem> {
  const header = readIpv4(bytes, start, end, checksums);
  if (!header.ok) return header;
  const packet = readBody(bytes, start + IPV4_OCTETS, end, header.value, checksums);
  if (packet.ok && header.value.service !== serviceOctet(packet.value.kind)) {
    return fail({ code: 'ipv4-service', offset: start + 1 });
  }
  return packet;
}

function readBody(
  bytes: Uint8Array,
  start: number,
  end: number,
  { fields, protocol }: { fields: Parameters<typeof readTcp>[3]; protocol: 1 | 6 | 17 },
  checksums: Checksums,
): Result<Packet, CodecProblem> {
  if (protocol === 6) return readTcp(bytes, start, end, fields, checksums);
  if (protocol === 17) return readUdp(bytes, start, end, fields, checksums);
  const message = readIcmp(bytes, start, end, fields, checksums);
  if (!message.ok) return message;
  if (message.value.kind === 'query') return ok(message.value.packet);
  const { type, code, quoteAt } = message.value;
  const quote = readQuote(bytes, quoteAt, end, checksums);
  if (!quote.ok) return quote;
  return ok({ kind: 'icmp-error', ...fields, type, code, quote: quote.value });
}

function readQuote(
  bytes: Uint8Array,
  start: number,
  end: number,
  checksums: Checksums,
): Result<IcmpError['quote'], CodecProblem> {
  const stated = statedLength(bytes, start, end);
  if (stated === undefined || stated > end - start) return fail({ code: 'icmp-quote-truncated', offset: end });
  // No error is sent about an error (RFC 1122 §3.2.2), so quotes do not nest, however deep the octets pretend to go.
  const type = bytes[start + IPV4_OCTETS];
  if (bytes[start + 9] === 1 && (type === 3 || type === 11)) {
    return fail({ code: 'icmp-quote-of-error', offset: start + IPV4_OCTETS });
  }
  const quote = readPacket(bytes, start, end, checksums);
  if (!quote.ok) return quote;
  if (quote.value.kind === 'icmp-error') return fail({ code: 'icmp-quote-of-error', offset: start + IPV4_OCTETS });
  return ok(quote.value);
}
