import type { NetworkInterfaceInfo } from 'node:os';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foreignTargets } from './support/foreign-targets.ts';
import { findOwnTarget, listOwnAddresses } from '#helper/target.ts';

const entry = (address: string): NetworkInterfaceInfo => {
  const rest = { netmask: '255.255.255.0', mac: '00:00:5e:00:53:01', internal: false, cidr: null };
  return address.includes(':')
    ? { ...rest, address, family: 'IPv6', scopeid: 0 }
    : { ...rest, address, family: 'IPv4' };
};
const list = (...addresses: string[]): ReturnType<typeof listOwnAddresses> =>
  listOwnAddresses({ eth0: addresses.map(entry) });

describe('own addresses', () => {
  it.each([
    ['127.0.0.1', 'loopback', true],
    ['127.0.0.53', 'loopback', true],
    ['::1', 'loopback', true],
    ['10.1.2.3', 'private', true],
    ['172.15.0.1', 'global', true],
    ['172.16.0.1', 'private', true],
    ['172.31.255.1', 'private', true],
    ['172.32.0.1', 'global', true],
    ['192.168.1.20', 'private', true],
    ['100.63.0.1', 'global', true],
    ['100.64.0.1', 'private', true],
    ['100.127.0.1', 'private', true],
    ['100.128.0.1', 'global', true],
    ['203.0.113.9', 'global', true],
    ['169.254.7.7', 'link-local', false],
    ['fe80::1c2b:3dff:fe4e:5f60', 'link-local', false],
    ['febf::1', 'link-local', false],
    ['fec0::1', 'global', true],
    ['fd12:3456::1', 'private', true],
    ['fc00::1', 'private', true],
    ['2001:db8::1', 'global', true],
  ])('%s is %s', (address, scope, scannable) => {
    expect(list(address)).toEqual([
      { address, family: address.includes(':') ? 'ipv6' : 'ipv4', interface: 'eth0', scope, scannable },
    ]);
  });

  it('hold no hardware address and no netmask', () => {
    expect(JSON.stringify(list('192.168.1.20'))).not.toMatch(/5e|255/);
  });

  it('may be missing: an interface without addresses, IPv6 switched off', () => {
    expect(listOwnAddresses({ eth0: undefined, wlan0: [], lo: [entry('127.0.0.1')] })).toHaveLength(1);
  });
});

describe('a target', () => {
  const own = list('127.0.0.1', '::1', '192.168.1.20', 'fe80::1');

  it.each(['127.0.0.1', '::1', '192.168.1.20'])('is an own address as it is listed: %s', (target) => {
    expect(findOwnTarget(own, target)?.address).toBe(target);
  });

  it('there are seventy others to try', () => {
    expect(new Set(foreignTargets).size).toBe(70);
  });

  it.each(foreignTargets)('is nothing else: %j', (target) => {
    expect(findOwnTarget(own, target)).toBeUndefined();
  });

  it('is compared and never understood, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV4Extended(), fc.ipV6(), fc.domain()), (target) => {
        const found = findOwnTarget(own, target);
        expect(found === undefined || found.address === target).toBe(true);
      }),
    );
  });
});
