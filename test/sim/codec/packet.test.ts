import { describe, expect, test } from 'vitest';
import { parseAddress } from '#sim/address.ts';
import { decodePacket, encodePacket } from '#sim/codec/packet.ts';
import { EMPTY, type IcmpError, type IcmpQuery, type Packet, type TcpPacket, type UdpPacket } from '#sim/packet.ts';
import { SYN } from '#sim/tcp/flags.ts';
import { hex, octets } from '#test/support/hex.ts';

function address(text: string): number {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

const ip = {
  source: address('198.51.100.7'),
  destination: address('203.0.113.10'),
  ttl: 55,
  identification: 0xc234,
  dontFragment: false,
};

const syn: TcpPacket = {
  kind: 'tcp',
  ...ip,
  sourcePort: 0xa1b2,
  destinationPort: 80,
  sequence: 0x01020304,
  acknowledgment: 0,
  flags: SYN,
  window: 1024,
  urgentPointer: 0,
  options: [{ kind: 'mss', value: 1460 }],
  payload: EMPTY,
};

const datagram: UdpPacket = {
  kind: 'udp',
  ...ip,
  sourcePort: 53,
  destinationPort: 0xa1b2,
  payload: octets('00 ff 10'),
};

const ping: IcmpQuery = {
  kind: 'icmp',
  ...ip,
  type: 8,
  code: 0,
  identifier: 0x1234,
  sequence: 1,
  payload: EMPTY,
};

function problemOf(bytes: Uint8Array): string {
  const decoded = decodePacket(bytes);
  return decoded.ok ? 'no problem' : `${decoded.problem.code} at ${decoded.problem.offset}`;
}

/** The octets of `packet` with some overwritten; IPv4 and transport checksums stay as they were. */
function altered(packet: Packet, changes: Readonly<Record<number, number>>): Uint8Array {
  const bytes = encodePacket(packet);
  for (const [at, value] of Object.entries(changes)) bytes[Number(at)] = value;
  return bytes;
}

describe('a SYN as nmap sends it', () => {
  test('is 44 octets: an IPv4 header of 20, a TCP header of 24 with window 1024 and MSS 1460', () => {
    expect(hex(encodePacket(syn))).toBe(
      [
        '45 00 00 2c', // version 4, 5 words; routine; total length 44
        'c2 34 00 00', // identification; no flags, offset 0
        '37 06 5b 52', // TTL 55; TCP; header checksum
        'c6 33 64 07', // 198.51.100.7
        'cb 00 71 0a', // 203.0.113.10
        'a1 b2 00 50', // ports
        '01 02 03 04', // sequence
        '00 00 00 00', // acknowledgment
        '60 02 04 00', // 6 words; SYN; window 1024
        '87 d8 00 00', // checksum; urgent pointer
        '02 04 05 b4', // MSS 1460
      ].join(' '),
    );
  });

  test('comes back from its octets', () => {
    expect(decodePacket(encodePacket(syn))).toEqual({ ok: true, value: syn });
  });
});

describe('a UDP datagram', () => {
  test('has its length and a checksum over the pseudo-header', () => {
    expect(hex(encodePacket(datagram).subarray(20))).toBe('00 35 a1 b2 00 0b e6 ab 00 ff 10');
  });

  test('whose checksum computes to zero is sent with FFFF', () => {
    const bytes = encodePacket({ ...datagram, payload: octets('0000') });
    const field = (bytes[26]! << 8) | bytes[27]!;
    // Data equal to the checksum it has with zero data completes the sum to all ones.
    const zero: UdpPacket = { ...datagram, payload: bytes.slice(26, 28) };
    expect(field).not.toBe(0);
    expect(hex(encodePacket(zero).subarray(26, 28))).toBe('ff ff');
    expect(decodePacket(encodePacket(zero))).toEqual({ ok: true, value: zero });
  });

  test('without a checksum is told apart from one with a wrong checksum', () => {
    expect(problemOf(altered(datagram, { 26: 0, 27: 0 }))).toBe('udp-checksum-missing at 26');
    expect(problemOf(altered(datagram, { 26: 1 }))).toBe('udp-checksum at 26');
    expect(decodePacket(altered(datagram, { 26: 0, 27: 0 }), 'ignore')).toEqual({ ok: true, value: datagram });
  });
});

describe('an ICMP error', () => {
  const unreachable: IcmpError = {
    kind: 'icmp-error',
    source: syn.destination,
    destination: syn.source,
    ttl: 63,
    identification: 0x9557,
    dontFragment: false,
    type: 3,
    code: 1,
    quote: { ...syn, ttl: 54 },
  };

  test('has precedence 6 and quotes the packet whole, with the TTL it had there', () => {
    const bytes = encodePacket(unreachable);
    expect(hex(bytes.subarray(0, 4))).toBe('45 c0 00 48');
    expect(hex(bytes.subarray(20, 22))).toBe('03 01');
    expect(hex(bytes.subarray(24, 28))).toBe('00 00 00 00');
    expect(hex(bytes.subarray(28))).toBe(hex(encodePacket({ ...syn, ttl: 54 })));
  });

  test('with a quote cut to header and 8 octets is a problem, because flags and window are not there', () => {
    const whole = encodePacket(unreachable);
    const cut = whole.slice(0, 28 + 28);
    cut[3] = cut.length;
    expect(decodePacket(cut, 'ignore')).toEqual({ ok: false, problem: { code: 'icmp-quote-truncated', offset: 56 } });
  });

  test('about an ICMP error is refused', () => {
    const nested = altered(unreachable, { 37: 1, 48: 3 });
    expect(decodePacket(nested, 'ignore')).toEqual({ ok: false, problem: { code: 'icmp-quote-of-error', offset: 48 } });
  });

  test('with a set octet in its unused word is refused', () => {
    expect(decodePacket(altered(unreachable, { 26: 5 }), 'ignore')).toEqual({
      ok: false,
      problem: { code: 'icmp-unused', offset: 26 },
    });
  });
});

describe('octets that are not a packet', () => {
  test.each([
    ['nothing at all', octets(''), 'ipv4-truncated at 0'],
    ['19 octets', encodePacket(ping).slice(0, 19), 'ipv4-truncated at 19'],
    ['version 6', altered(syn, { 0: 0x65 }), 'ipv4-version at 0'],
    ['a header of 4 words', altered(syn, { 0: 0x44 }), 'ipv4-header-length at 0'],
    ['IP options', altered(syn, { 0: 0x46 }), 'ipv4-options at 0'],
    ['a total length beyond the octets', altered(syn, { 3: 45 }), 'ipv4-total-length at 2'],
    ['a total length short of the octets', altered(syn, { 3: 43 }), 'ipv4-total-length at 2'],
    ['the reserved flag', altered(syn, { 6: 0x80 }), 'ipv4-flags at 6'],
    ['more fragments', altered(syn, { 6: 0x20 }), 'ipv4-fragment at 6'],
    ['a fragment offset', altered(syn, { 7: 1 }), 'ipv4-fragment at 6'],
    ['protocol 47', altered(syn, { 9: 47 }), 'ipv4-protocol at 9'],
    ['a wrong header checksum', altered(syn, { 10: 0 }), 'ipv4-checksum at 10'],
    ['a wrong TCP checksum', altered(syn, { 36: 0 }), 'tcp-checksum at 36'],
    ['a wrong ICMP checksum', altered(ping, { 22: 0 }), 'icmp-checksum at 22'],
    ['a TCP header of 4 words', altered(syn, { 32: 0x40 }), 'tcp-data-offset at 32'],
    ['a TCP header beyond the end', altered(syn, { 32: 0x70 }), 'tcp-data-offset at 32'],
    ['reserved TCP bits', altered(syn, { 32: 0x61 }), 'tcp-reserved-bits at 32'],
    ['a UDP length short of the data', altered(datagram, { 25: 10 }), 'udp-length at 24'],
  ])('%s: the problem says what and where', (_, bytes, problem) => {
    expect(problemOf(bytes)).toBe(problem);
  });

  test.each([
    ['an ICMP type nobody here uses', altered(ping, { 20: 5 }), 'icmp-type', 20],
    ['an echo request with a code', altered(ping, { 21: 1 }), 'icmp-code', 21],
    ['a timestamp request without its times', altered(ping, { 20: 13 }), 'icmp-timestamp-length', 28],
    ['a service octet that no packet of its kind has', altered(ping, { 1: 0xb8 }), 'ipv4-service', 1],
    ['an unknown TCP option', altered(syn, { 40: 5 }), 'tcp-option-unknown', 40],
    ['an MSS option of 3 octets', altered(syn, { 41: 3 }), 'tcp-option-length', 41],
    ['an option that runs beyond the header', altered(syn, { 40: 8, 41: 10 }), 'tcp-option-length', 41],
    ['an option without its length octet', altered(syn, { 40: 1, 41: 1, 42: 1, 43: 2 }), 'tcp-option-length', 44],
    ['octets behind the end of the options', altered(syn, { 40: 0 }), 'tcp-option-padding', 41],
  ] as const)('%s, whatever the checksum', (_, bytes, code, offset) => {
    expect(decodePacket(bytes, 'ignore')).toEqual({ ok: false, problem: { code, offset } });
  });
});

describe('TCP options', () => {
  const linux: TcpPacket = {
    ...syn,
    options: [
      { kind: 'mss', value: 1460 },
      { kind: 'sack-permitted' },
      { kind: 'timestamps', value: 0xa5b39c72, echo: 0 },
      { kind: 'no-operation' },
      { kind: 'window-scale', shift: 10 },
    ],
  };

  test('of a Linux SYN are the 20 octets that a real kernel sends', () => {
    const bytes = encodePacket(linux);
    expect(hex(bytes.subarray(40))).toBe('02 04 05 b4 04 02 08 0a a5 b3 9c 72 00 00 00 00 01 03 03 0a');
    expect(bytes[32]).toBe(0xa0);
  });

  test('that leave part of a word free are padded with zeros, which read as the end of the list', () => {
    const bytes = encodePacket({ ...syn, options: [{ kind: 'window-scale', shift: 8 }] });
    expect(hex(bytes.subarray(40))).toBe('03 03 08 00');
    const decoded = decodePacket(bytes);
    expect(decoded.ok && decoded.value.kind === 'tcp' && decoded.value.options).toEqual([
      { kind: 'window-scale', shift: 8 },
      { kind: 'end' },
    ]);
  });

  test('of more than 40 octets are wrong code, not wrong input', () => {
    const many = Array.from({ length: 11 }, () => ({ kind: 'mss', value: 1 }) as const);
    expect(() => encodePacket({ ...syn, options: many })).toThrow(RangeError);
  });
});

test('a packet of more than 65,535 octets is wrong code, not wrong input', () => {
  expect(() => encodePacket({ ...datagram, payload: new Uint8Array(65_508) })).toThrow(RangeError);
  expect(encodePacket({ ...datagram, payload: new Uint8Array(65_507) })).toHaveLength(65_535);
});
