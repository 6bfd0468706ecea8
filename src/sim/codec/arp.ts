/** ARP for IPv4 over Ethernet (RFC 826). */
import { fail, ok, type Result } from '#result';
import type { Address } from '../address.ts';
import { get16, get32, put16, put32 } from './octets.ts';
import type { CodecProblem } from './problem.ts';

/** An Ethernet address as an unsigned 48-bit integer, first octet most significant; compares and hashes as a number. */
export type Mac = number;

export const ARP_REQUEST = 1;
export const ARP_REPLY = 2;

export interface ArpPacket {
  readonly kind: 'arp';
  /** 1 request ("who has …?"), 2 reply ("… is at …"). */
  readonly operation: 1 | 2;
  readonly senderMac: Mac;
  readonly senderAddress: Address;
  /** 0 in a request: it is what the sender wants to know. */
  readonly targetMac: Mac;
  readonly targetAddress: Address;
}

export const ARP_OCTETS = 28;
const ETHERNET = 1;
const IPV4 = 0x0800;
const MAC_OCTETS = 6;
const ADDRESS_OCTETS = 4;

/** Writes a 48-bit address at `at`. */
export function putMac(bytes: Uint8Array, at: number, mac: Mac): void {
  put16(bytes, at, Math.floor(mac / 0x1_0000_0000));
  put32(bytes, at + 2, mac % 0x1_0000_0000);
}

/** Reads the 48-bit address at `at`. */
export function getMac(bytes: Uint8Array, at: number): Mac {
  return get16(bytes, at) * 0x1_0000_0000 + get32(bytes, at + 2);
}

/** Writes the 28 octets of an ARP packet at `at`. */
export function writeArp(bytes: Uint8Array, at: number, packet: ArpPacket): void {
  put16(bytes, at, ETHERNET);
  put16(bytes, at + 2, IPV4);
  bytes[at + 4] = MAC_OCTETS;
  bytes[at + 5] = ADDRESS_OCTETS;
  put16(bytes, at + 6, packet.operation);
  putMac(bytes, at + 8, packet.senderMac);
  put32(bytes, at + 14, packet.senderAddress);
  putMac(bytes, at + 18, packet.targetMac);
  put32(bytes, at + 24, packet.targetAddress);
}

/** Reads an ARP packet from `start`; octets behind its 28 are Ethernet padding. */
export function readArp(bytes: Uint8Array, start: number, end: number): Result<ArpPacket, CodecProblem> {
  if (end - start < ARP_OCTETS) return fail({ code: 'arp-truncated', offset: end });
  if (get16(bytes, start) !== ETHERNET) return fail({ code: 'arp-hardware', offset: start });
  if (get16(bytes, start + 2) !== IPV4) return fail({ code: 'arp-protocol', offset: start + 2 });
  if (bytes[start + 4] !== MAC_OCTETS) return fail({ code: 'arp-hardware', offset: start + 4 });
  if (bytes[start + 5] !== ADDRESS_OCTETS) return fail({ code: 'arp-protocol', offset: start + 5 });
  const operation = get16(bytes, start + 6);
  if (operation !== ARP_REQUEST && operation !== ARP_REPLY) return fail({ code: 'arp-operation', offset: start + 6 });
  return ok({
    kind: 'arp',
    operation,
    senderMac: getMac(bytes, start + 8),
    senderAddress: get32(bytes, start + 14),
    targetMac: getMac(bytes, start + 18),
    targetAddress: get32(bytes, start + 24),
  });
}
