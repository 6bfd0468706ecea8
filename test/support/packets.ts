/** Arbitraries of packets: every value that the packet vocabulary can hold. */
import fc from 'fast-check';
import type { ArpPacket } from '#sim/codec/arp.ts';
import type { Frame } from '#sim/codec/ethernet.ts';
import { OPTION_OCTETS } from '#sim/codec/tcp-options.ts';
import type { IcmpError, IcmpQuery, Packet, TcpOption, TcpPacket, UdpPacket } from '#sim/packet.ts';

export const octet = fc.integer({ min: 0, max: 0xff });
export const word = fc.integer({ min: 0, max: 0xffff });
export const longWord = fc.integer({ min: 0, max: 0xffff_ffff });
export const mac = fc.integer({ min: 0, max: 0xffff_ffff_ffff });
export const payload = fc.uint8Array({ maxLength: 60 });

const ipv4 = {
  source: longWord,
  destination: longWord,
  ttl: fc.integer({ min: 1, max: 255 }),
  identification: word,
  dontFragment: fc.boolean(),
};

const option: fc.Arbitrary<TcpOption> = fc.oneof(
  fc.record({ kind: fc.constant('mss' as const), value: word }),
  fc.record({ kind: fc.constant('window-scale' as const), shift: octet }),
  fc.record({ kind: fc.constant('timestamps' as const), value: longWord, echo: longWord }),
  fc.constant<TcpOption>({ kind: 'sack-permitted' }),
  fc.constant<TcpOption>({ kind: 'no-operation' }),
);

/** Option lists of at most 40 octets in canonical form: closed by `end` where they do not fill whole 32-bit words. */
export const tcpOptions: fc.Arbitrary<readonly TcpOption[]> = fc
  .tuple(fc.array(option, { maxLength: 8 }), fc.boolean())
  .map(([drawn, closed]) => {
    const kept: TcpOption[] = [];
    let octets = 0;
    for (const each of drawn) {
      if (octets + OPTION_OCTETS[each.kind] > 39) continue;
      kept.push(each);
      octets += OPTION_OCTETS[each.kind];
    }
    return octets % 4 !== 0 || closed ? [...kept, { kind: 'end' }] : kept;
  });

export const tcpPacket: fc.Arbitrary<TcpPacket> = fc.record({
  kind: fc.constant('tcp' as const),
  ...ipv4,
  sourcePort: word,
  destinationPort: word,
  sequence: longWord,
  acknowledgment: longWord,
  flags: octet,
  window: word,
  urgentPointer: word,
  options: tcpOptions,
  payload,
});

export const udpPacket: fc.Arbitrary<UdpPacket> = fc.record({
  kind: fc.constant('udp' as const),
  ...ipv4,
  sourcePort: word,
  destinationPort: word,
  payload,
});

const echo: fc.Arbitrary<IcmpQuery> = fc.record({
  kind: fc.constant('icmp' as const),
  ...ipv4,
  type: fc.constantFrom(0 as const, 8 as const),
  code: fc.constant(0 as const),
  identifier: word,
  sequence: word,
  payload,
});

const timestamp: fc.Arbitrary<IcmpQuery> = fc.record({
  kind: fc.constant('icmp' as const),
  ...ipv4,
  type: fc.constantFrom(13 as const, 14 as const),
  code: fc.constant(0 as const),
  identifier: word,
  sequence: word,
  payload: fc.uint8Array({ minLength: 12, maxLength: 12 }),
});

export const icmpQuery: fc.Arbitrary<IcmpQuery> = fc.oneof(echo, timestamp);

export const icmpError: fc.Arbitrary<IcmpError> = fc.record({
  kind: fc.constant('icmp-error' as const),
  ...ipv4,
  type: fc.constantFrom(3 as const, 11 as const),
  code: octet,
  quote: fc.oneof(tcpPacket, udpPacket, icmpQuery),
});

export const packet: fc.Arbitrary<Packet> = fc.oneof(tcpPacket, udpPacket, icmpQuery, icmpError);

export const arpPacket: fc.Arbitrary<ArpPacket> = fc.record({
  kind: fc.constant('arp' as const),
  operation: fc.constantFrom(1 as const, 2 as const),
  senderMac: mac,
  senderAddress: longWord,
  targetMac: mac,
  targetAddress: longWord,
});

export const frame: fc.Arbitrary<Frame> = fc.record({
  destination: mac,
  source: mac,
  body: fc.oneof(packet, arpPacket),
});
