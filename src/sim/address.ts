/**
 * IPv4 addresses as unsigned 32-bit integers, and prefixes (RFC 4632).
 *
 * A number compares and hashes fast; text exists only at the rim (`parseAddress`, `formatAddress`).
 */
import { fail, ok, type Result } from '#result';

/** An IPv4 address: an integer from 0 to 4294967295, most significant octet first. */
export type Address = number;

/** A network: every address whose first `length` bits equal those of `address`. */
export interface Prefix {
  readonly address: Address;
  /** 0 to 32. */
  readonly length: number;
}

export type AddressProblem = 'address-syntax' | 'prefix-syntax';

/** 127.0.0.1, the address every host calls itself (RFC 1122 §3.2.1.3). */
export const LOOPBACK: Address = 0x7f000001;
export const UNSPECIFIED: Address = 0;
export const ANY: Prefix = { address: 0, length: 0 };

const OCTET = /^(?:0|[1-9]\d{0,2})$/;

/** Reads dotted decimal with four octets of 0–255; no other spelling (no `127.1`, no octal, no spaces). */
export function parseAddress(text: string): Result<Address, 'address-syntax'> {
  const octets = text.split('.');
  if (octets.length !== 4) return fail('address-syntax');
  let address = 0;
  for (const octet of octets) {
    if (!OCTET.test(octet) || Number(octet) > 255) return fail('address-syntax');
    address = address * 256 + Number(octet);
  }
  return ok(address);
}

/** `formatAddress(0xc0a80114)` is `"192.168.1.20"`. */
export function formatAddress(address: Address): string {
  return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

/** Reads `192.168.1.20/24`. The address keeps its host bits: it may name an interface as well as a network. */
export function parsePrefix(text: string): Result<Prefix, AddressProblem> {
  const slash = text.indexOf('/');
  if (slash < 0) return fail('prefix-syntax');
  const address = parseAddress(text.slice(0, slash));
  if (!address.ok) return address;
  const length = text.slice(slash + 1);
  if (!/^(?:0|[1-9]\d?)$/.test(length) || Number(length) > 32) return fail('prefix-syntax');
  return ok({ address: address.value, length: Number(length) });
}

export function formatPrefix(prefix: Prefix): string {
  return `${formatAddress(prefix.address)}/${prefix.length}`;
}

/** The network that an interface stands in: `192.168.1.1/24` is in `192.168.1.0/24`. */
export function formatNetwork({ address, length }: Prefix): string {
  return formatPrefix({ address: (address & maskOf(length)) >>> 0, length });
}

/** The network mask of a prefix length, as an unsigned integer. */
export function maskOf(length: number): number {
  return length === 0 ? 0 : (0xffffffff << (32 - length)) >>> 0;
}

export function contains(prefix: Prefix, address: Address): boolean {
  const mask = maskOf(prefix.length);
  return ((prefix.address ^ address) & mask) === 0;
}

/** 127.0.0.0/8 (RFC 1122 §3.2.1.3). */
export function isLoopback(address: Address): boolean {
  return address >>> 24 === 127;
}

/** Loopback and 0.0.0.0, "this host": no packet with such a destination comes from a wire (RFC 1122 §3.2.1.3). */
export function isInsideOnly(address: Address): boolean {
  return isLoopback(address) || address === UNSPECIFIED;
}

/**
 * The address that a machine speaks from, or connects to, where 0.0.0.0 stands: "this host" (RFC 1122 §3.2.1.3) is its
 * loopback address, as Linux takes it.
 */
export function spokenAs(address: Address): Address {
  return address || LOOPBACK;
}

/** RFC 1918 private space. */
export function isPrivate(address: Address): boolean {
  return address >>> 24 === 10 || address >>> 20 === 0xac1 || address >>> 16 === 0xc0a8;
}

/** 100.64.0.0/10, shared address space between a carrier's NAT and its customers (RFC 6598). */
export function isShared(address: Address): boolean {
  return address >>> 22 === 0x6440 >>> 6;
}

/** Multicast (RFC 1112) or the limited broadcast address: never answered by TCP or by an ICMP error. */
export function isGroup(address: Address): boolean {
  return address >>> 28 === 14 || address === 0xffffffff;
}
