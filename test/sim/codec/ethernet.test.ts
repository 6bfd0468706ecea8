import { describe, expect, test } from 'vitest';
import type { ArpPacket } from '#sim/codec/arp.ts';
import { BROADCAST_MAC, decodeFrame, encodeFrame, formatMac, macOf, type Frame } from '#sim/codec/ethernet.ts';
import { hex, octets } from '#test/support/hex.ts';

const request: ArpPacket = {
  kind: 'arp',
  operation: 1,
  senderMac: macOf(1, 0),
  senderAddress: 0xc0a80101,
  targetMac: 0,
  targetAddress: 0xc0a8011e,
};
const frame: Frame = { destination: BROADCAST_MAC, source: macOf(1, 0), body: request };

test('an ARP request is a broadcast frame of 42 octets, as the real captures have it, without padding', () => {
  expect(hex(encodeFrame(frame))).toBe(
    [
      'ff ff ff ff ff ff', // to everybody
      '02 00 00 00 01 00', // from device 1, interface 0
      '08 06', // ARP
      '00 01 08 00 06 04 00 01', // Ethernet, IPv4, addresses of 6 and 4 octets, request
      '02 00 00 00 01 00 c0 a8 01 01', // sender 192.168.1.1
      '00 00 00 00 00 00 c0 a8 01 1e', // target 192.168.1.30, its MAC yet unknown
    ].join(' '),
  );
});

describe('an interface address', () => {
  test('is locally administered, unicast and different for each device and interface', () => {
    const all = [macOf(0, 0), macOf(0, 1), macOf(1, 0), macOf(65_535, 255)];
    expect(new Set(all).size).toBe(4);
    for (const mac of all) expect(Math.floor(mac / 2 ** 40) & 3).toBe(2);
    expect(formatMac(macOf(65_535, 255))).toBe('02:00:00:ff:ff:ff');
  });
});

describe('octets that are not a frame', () => {
  const whole = encodeFrame(frame);
  const altered = (at: number, value: number): Uint8Array => {
    const bytes = whole.slice();
    bytes[at] = value;
    return bytes;
  };
  test.each([
    ['13 octets', whole.slice(0, 13), 'ethernet-truncated', 13],
    ['IPv6', altered(13, 0xdd), 'ethernet-type', 12],
    ['an ARP packet cut short', whole.slice(0, 41), 'arp-truncated', 41],
    ['ARP for other hardware', altered(15, 6), 'arp-hardware', 14],
    ['ARP for another protocol', altered(17, 6), 'arp-protocol', 16],
    ['ARP with hardware addresses of 8 octets', altered(18, 8), 'arp-hardware', 18],
    ['ARP with protocol addresses of 16 octets', altered(19, 16), 'arp-protocol', 19],
    ['a reverse ARP request', altered(21, 3), 'arp-operation', 20],
    ['an IPv4 packet of no octets', octets('ffffffffffff 020000000100 0800'), 'ipv4-truncated', 14],
    [
      'an IPv4 packet cut short',
      octets('ffffffffffff 020000000100 0800 4500002c c2340000 37065b52 c6336407 cb00710a a1b2'),
      'ipv4-total-length',
      16,
    ],
  ] as const)('%s: the problem says what and where', (_, bytes, code, offset) => {
    expect(decodeFrame(bytes)).toEqual({ ok: false, problem: { code, offset } });
  });
});
