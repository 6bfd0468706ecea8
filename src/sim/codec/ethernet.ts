/**
 * Ethernet II frames (RFC 894, RFC 826) as a capture shows them: without preamble and frame check sequence, and
 * without padding to 60 octets, which the card adds after the capture point (the real captures have none either).
 */
import { fail, ok, type Result } from '#result';
import type { Packet } from '../packet.ts';
import { ARP_OCTETS, getMac, putMac, readArp, writeArp, type ArpPacket, type Mac } from './arp.ts';
import { statedLength } from './ipv4.ts';
import { get16, put16 } from './octets.ts';
import { packetOctets, readPacket, writePacket } from './packet.ts';
import type { Checksums, CodecProblem } from './problem.ts';

export interface Frame {
  readonly destination: Mac;
  readonly source: Mac;
  readonly body: Packet | ArpPacket;
}

/** ff:ff:ff:ff:ff:ff: everybody on the network. */
export const BROADCAST_MAC: Mac = 0xffff_ffff_ffff;

export const ETHERNET_OCTETS = 14;
const TYPE_IPV4 = 0x0800;
const TYPE_ARP = 0x0806;

/**
 * The address of a device's interface: 02:00:00:DD:DD:II, locally administered and unicast (IEEE 802, the second-lowest
 * bit of the first octet set), so it can be nobody's real card. Device 0–65535, interface 0–255.
 */
export function macOf(deviceIndex: number, interfaceIndex: number): Mac {
  return 0x0200_0000_0000 + deviceIndex * 0x100 + interfaceIndex;
}

/** `formatMac(macOf(1, 0))` is `"02:00:00:00:01:00"`. */
export function formatMac(mac: Mac): string {
  return mac
    .toString(16)
    .padStart(12, '0')
    .replace(/..(?!$)/g, '$&:');
}

/** The octets of a frame: 14 of header, then the IPv4 or ARP packet. */
export function encodeFrame(frame: Frame): Uint8Array {
  const { body } = frame;
  const isArp = body.kind === 'arp';
  const bytes = new Uint8Array(ETHERNET_OCTETS + (isArp ? ARP_OCTETS : packetOctets(body)));
  putMac(bytes, 0, frame.destination);
  putMac(bytes, 6, frame.source);
  put16(bytes, 12, isArp ? TYPE_ARP : TYPE_IPV4);
  if (isArp) writeArp(bytes, ETHERNET_OCTETS, body);
  else writePacket(bytes, ETHERNET_OCTETS, body);
  return bytes;
}

/**
 * Reads a frame with an IPv4 or ARP packet in it. Octets behind the packet are padding, "not part of the IP packet"
 * (RFC 894), and are left out. Never throws, whatever the octets.
 */
export function decodeFrame(bytes: Uint8Array, checksums: Checksums = 'verify'): Result<Frame, CodecProblem> {
  if (bytes.length < ETHERNET_OCTETS) return fail({ code: 'ethernet-truncated', offset: bytes.length });
  const type = get16(bytes, 12);
  if (type !== TYPE_IPV4 && type !== TYPE_ARP) return fail({ code: 'ethernet-type', offset: 12 });
  const body: Result<Frame['body'], CodecProblem> =
    type === TYPE_ARP
      ? readArp(bytes, ETHERNET_OCTETS, bytes.length)
      : readPacket(bytes, ETHERNET_OCTETS, packetEnd(bytes), checksums);
  if (!body.ok) return body;
  return ok({ destination: getMac(bytes, 0), source: getMac(bytes, 6), body: body.value });
}

/** Where the IPv4 packet says that it ends, if that is within the frame; the frame's own end otherwise. */
function packetEnd(bytes: Uint8Array): number {
  const stated = statedLength(bytes, ETHERNET_OCTETS, bytes.length);
  if (stated === undefined) return bytes.length;
  return Math.min(bytes.length, ETHERNET_OCTETS + stated);
}
