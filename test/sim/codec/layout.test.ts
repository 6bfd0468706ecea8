import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutOf, type FieldLayout } from '#sim/codec/layout.ts';
import { encodePacket } from '#sim/codec/packet.ts';
import type { IcmpError, TcpPacket } from '#sim/packet.ts';
import { EMPTY } from '#sim/packet.ts';
import { ACK, SYN } from '#sim/tcp/flags.ts';
import { octets } from '#test/support/hex.ts';
import { packet } from '#test/support/packets.ts';

const synAck: TcpPacket = {
  kind: 'tcp',
  source: 0xcb00710a,
  destination: 0xc6336407,
  ttl: 62,
  identification: 0,
  dontFragment: true,
  sourcePort: 80,
  destinationPort: 41394,
  sequence: 0xfffffffe,
  acknowledgment: 7,
  flags: SYN | ACK,
  window: 64240,
  urgentPointer: 0,
  options: [{ kind: 'mss', value: 1460 }],
  payload: EMPTY,
};

function rows(layout: readonly FieldLayout[]): readonly string[] {
  return layout.map(
    ({ header, field, bitOffset, bitLength, value }) => `${bitOffset}+${bitLength} ${header} ${field} ${value}`,
  );
}

test('the fields of a SYN-ACK are those of RFC 791 and RFC 9293, bit by bit', () => {
  const checksums = new DataView(encodePacket(synAck).buffer);
  expect(rows(layoutOf(synAck))).toEqual([
    '0+4 ipv4 version 4',
    '4+4 ipv4 header-length 5',
    '8+8 ipv4 service 0',
    '16+16 ipv4 total-length 44',
    '32+16 ipv4 identification 0',
    '48+1 ipv4 reserved-flag 0',
    '49+1 ipv4 dont-fragment 1',
    '50+1 ipv4 more-fragments 0',
    '51+13 ipv4 fragment-offset 0',
    '64+8 ipv4 ttl 62',
    '72+8 ipv4 protocol 6',
    `80+16 ipv4 checksum ${checksums.getUint16(10)}`,
    '96+32 ipv4 source-address 3405803786',
    '128+32 ipv4 destination-address 3325256711',
    '160+16 tcp source-port 80',
    '176+16 tcp destination-port 41394',
    '192+32 tcp sequence 4294967294',
    '224+32 tcp acknowledgment 7',
    '256+4 tcp data-offset 6',
    '260+4 tcp reserved 0',
    '264+1 tcp cwr 0',
    '265+1 tcp ece 0',
    '266+1 tcp urg 0',
    '267+1 tcp ack 1',
    '268+1 tcp psh 0',
    '269+1 tcp rst 0',
    '270+1 tcp syn 1',
    '271+1 tcp fin 0',
    '272+16 tcp window 64240',
    `288+16 tcp checksum ${checksums.getUint16(36)}`,
    '304+16 tcp urgent-pointer 0',
    '320+8 tcp option-kind 2',
    '328+8 tcp option-length 4',
    '336+16 tcp mss 1460',
  ]);
});

test('the packet within an ICMP error has headers of its own', () => {
  const error: IcmpError = {
    kind: 'icmp-error',
    source: 0xcb00710a,
    destination: 0xc6336407,
    ttl: 63,
    identification: 1,
    dontFragment: false,
    type: 3,
    code: 13,
    quote: {
      kind: 'udp',
      source: 1,
      destination: 2,
      ttl: 55,
      identification: 3,
      dontFragment: false,
      sourcePort: 4,
      destinationPort: 161,
      payload: octets('0102'),
    },
  };
  const headers = [...new Set(layoutOf(error).map(({ header }) => header))];
  expect(headers).toEqual(['ipv4', 'icmp', 'quoted-ipv4', 'quoted-udp', 'quoted-data']);
  expect(rows(layoutOf(error)).filter((row) => row.includes('quoted-udp'))).toContain(
    '400+16 quoted-udp destination-port 161',
  );
  expect(rows(layoutOf(error)).at(-1)).toBe('448+16 quoted-data payload 2');
});

test('the fields of every packet fill its octets without gap or overlap, and their values are those bits', () => {
  fc.assert(
    fc.property(packet, (value) => {
      const bytes = encodePacket(value);
      let bits = '';
      for (const { field, bitOffset, bitLength, value: number } of layoutOf(value)) {
        expect(bitOffset).toBe(bits.length);
        bits +=
          field === 'payload'
            ? [...bytes.subarray(bitOffset / 8, bitOffset / 8 + number)].map(binary).join('')
            : number.toString(2).padStart(bitLength, '0');
      }
      expect(bits).toBe([...bytes].map(binary).join(''));
    }),
  );
});

function binary(octet: number): string {
  return octet.toString(2).padStart(8, '0');
}
