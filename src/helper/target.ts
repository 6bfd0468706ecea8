/**
 * Own addresses: which there are, and whether a target is one of them.
 *
 * A target is compared character for character with what the operating system lists. It is never parsed and never
 * resolved, so there is no second spelling that could mean another machine.
 */
import type { NetworkInterfaceInfo } from 'node:os';
import type { AddressScope, OwnAddress } from '#helper-protocol/interfaces.ts';

/** The list of `os.networkInterfaces()`. */
export type InterfaceTable = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** Every address of every interface. No hardware address, no netmask. */
export function listOwnAddresses(table: InterfaceTable): readonly OwnAddress[] {
  const addresses: OwnAddress[] = [];
  for (const [name, entries] of Object.entries(table)) {
    for (const { address, family } of entries ?? []) {
      const scope = family === 'IPv4' ? scopeOfIpv4(address) : scopeOfIpv6(address);
      addresses.push({
        address,
        family: family === 'IPv4' ? 'ipv4' : 'ipv6',
        interface: name,
        scope,
        scannable: scope !== 'link-local',
      });
    }
  }
  return addresses;
}

/** The own address that a target names, if it may be scanned. */
export function findOwnTarget(addresses: readonly OwnAddress[], target: string): OwnAddress | undefined {
  return addresses.find(({ address, scannable }) => scannable && address === target);
}

function scopeOfIpv4(address: string): AddressScope {
  const [first = 0, second = 0] = address.split('.').map(Number);
  if (first === 127) return 'loopback';
  if (first === 169 && second === 254) return 'link-local';
  // RFC 1918 and the shared space of carriers, RFC 6598.
  if (first === 10 || (first === 172 && second >= 16 && second <= 31) || (first === 192 && second === 168))
    return 'private';
  return first === 100 && second >= 64 && second <= 127 ? 'private' : 'global';
}

function scopeOfIpv6(address: string): AddressScope {
  if (address === '::1') return 'loopback';
  const first = Number.parseInt(address.split(':')[0] ?? '', 16);
  if ((first & 0xffc0) === 0xfe80) return 'link-local';
  // Unique local addresses, RFC 4193.
  return (first & 0xfe00) === 0xfc00 ? 'private' : 'global';
}
