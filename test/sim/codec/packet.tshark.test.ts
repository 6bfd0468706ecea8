import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BROADCAST_MAC, encodeFrame, macOf, type Frame } from '#sim/codec/ethernet.ts';
import { EMPTY, type IcmpQuery, type Packet, type TcpPacket, type UdpPacket } from '#sim/packet.ts';
import { ACK, RST, SYN, SYN_ACK, RST_ACK, XMAS } from '#sim/tcp/flags.ts';
import { captureNames, readCapture } from '#test/support/captures.ts';
import { octets } from '#test/support/hex.ts';
import { packet } from '#test/support/packets.ts';
import {
  CHECKSUM_GOOD,
  CHECKSUM_UNVERIFIED,
  dissect,
  isTsharkInstalled,
  type Dissection,
} from '#test/support/tshark.ts';

const SCANNER = 0xc6336407;
const HOME = 0xcb00710a;
const there = { source: SCANNER, destination: HOME, ttl: 55, identification: 0x1234, dontFragment: false };
const back = { source: HOME, destination: SCANNER, ttl: 62, identification: 0, dontFragment: true };

const probe: TcpPacket = {
  kind: 'tcp',
  ...there,
  sourcePort: 41_394,
  destinationPort: 443,
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
  ...there,
  sourcePort: 41_394,
  destinationPort: 40_000,
  payload: octets('00 01 02'),
};
const echo: IcmpQuery = { kind: 'icmp', ...there, type: 8, code: 0, identifier: 7, sequence: 1, payload: EMPTY };
const connectOptions: TcpPacket['options'] = [
  { kind: 'mss', value: 1460 },
  { kind: 'sack-permitted' },
  { kind: 'timestamps', value: 0xa5b39c72, echo: 0 },
  { kind: 'no-operation' },
  { kind: 'window-scale', shift: 10 },
];
const answer = { ...back, sourcePort: 443, destinationPort: 41_394, window: 64_240 };

/** Every kind of packet, as the simulated network sends them. */
const everyKind: readonly Packet[] = [
  probe,
  { ...probe, ...answer, sequence: 0x0a0b0c0d, acknowledgment: 0x01020305, flags: SYN_ACK },
  { ...probe, sequence: 0x01020305, flags: RST, window: 0, options: [], ttl: 64, dontFragment: true },
  { ...probe, destinationPort: 81, sourcePort: 41_395, options: connectOptions, window: 64_240 },
  {
    ...probe,
    ...answer,
    sourcePort: 81,
    destinationPort: 41_395,
    sequence: 0,
    acknowledgment: 0x01020305,
    flags: RST_ACK,
    window: 0,
    options: [],
  },
  { ...probe, destinationPort: 82, sourcePort: 41_396, flags: XMAS, options: [] },
  {
    ...probe,
    destinationPort: 83,
    sourcePort: 41_397,
    flags: ACK,
    sequence: 0,
    acknowledgment: 0x5d000001,
    options: [],
  },
  { ...probe, destinationPort: 84, sourcePort: 41_398, flags: 0, options: [] },
  datagram,
  { ...datagram, ...back, sourcePort: 40_000, destinationPort: 41_394, payload: octets('ff') },
  { ...datagram, sourcePort: 41_399, payload: EMPTY },
  echo,
  { ...echo, ...back, type: 0 },
  { ...echo, type: 13, payload: new Uint8Array(12) },
  { ...echo, ...back, type: 14, payload: octets('00000000 00000001 00000002') },
  { kind: 'icmp-error', ...back, dontFragment: false, type: 3, code: 13, quote: probe },
  { kind: 'icmp-error', ...back, dontFragment: false, type: 3, code: 3, quote: datagram },
  { kind: 'icmp-error', ...back, dontFragment: false, type: 3, code: 3, quote: echo },
  { kind: 'icmp-error', ...back, dontFragment: false, type: 11, code: 0, quote: { ...probe, ttl: 1 } },
];

function captured(bodies: readonly Frame['body'][]): { readonly at: number; readonly frame: Uint8Array }[] {
  return bodies.map((body, index) => ({
    at: 1000 * index,
    frame: encodeFrame({ destination: BROADCAST_MAC, source: macOf(1, 0), body }),
  }));
}

/** What Wireshark has to find: right checksums in the packet's own headers and in those of the packet it quotes. */
function goodChecksums(value: Packet): Dissection['checksums'] {
  const found: Record<keyof Dissection['checksums'], string[]> = { ip: [], tcp: [], udp: [], icmp: [] };
  found.ip.push(CHECKSUM_GOOD);
  found[value.kind === 'icmp-error' ? 'icmp' : value.kind].push(CHECKSUM_GOOD);
  if (value.kind === 'icmp-error') {
    found.ip.push(CHECKSUM_GOOD);
    // Wireshark does not look at the checksum of a quoted ICMP message.
    found[value.quote.kind].push(value.quote.kind === 'icmp' ? CHECKSUM_UNVERIFIED : CHECKSUM_GOOD);
  }
  return found;
}

describe.runIf(isTsharkInstalled)('Wireshark', () => {
  test('finds every checksum right and nothing malformed or odd in any kind of packet', () => {
    const frames = dissect(captured(everyKind));
    for (const [index, { checksums, malformed }] of frames.entries()) {
      const value = everyKind[index]!;
      expect({ checksums, malformed }, value.kind).toEqual({ checksums: goodChecksums(value), malformed: [] });
    }
    const real = realComplaints();
    const odd = frames.flatMap(({ complaints }) => complaints).filter((complaint) => !real.has(complaint));
    // What "time exceeded" is about: the packet it quotes had one hop left.
    expect(odd).toEqual(['"Time To Live" only 1']);
  });

  test('reads ARP, and finds nothing malformed in it', () => {
    const [request] = dissect(
      captured([
        {
          kind: 'arp',
          operation: 1,
          senderMac: macOf(1, 0),
          senderAddress: SCANNER,
          targetMac: 0,
          targetAddress: HOME,
        },
      ]),
    );
    expect(request).toMatchObject({ protocols: 'eth:ethertype:arp', malformed: [], complaints: [] });
  });

  test('finds every checksum right in packets of all possible values', () => {
    const values = fc.sample(packet, { numRuns: 500, seed: 1071 });
    for (const [index, { checksums }] of dissect(captured(values)).entries()) {
      const value = values[index]!;
      const good = goodChecksums(value);
      // Wireshark takes random data for whatever the ports suggest and may find more headers in it: not ours.
      const own = Object.fromEntries(
        PROTOCOLS.map((protocol) => [protocol, checksums[protocol].slice(0, good[protocol].length)]),
      );
      expect(own, value.kind).toEqual(good);
    }
  });
});

const PROTOCOLS = ['ip', 'tcp', 'udp', 'icmp'] as const;

/** What Wireshark has to say about the captures of a real network, wrong checksums aside. */
function realComplaints(): ReadonlySet<string> {
  const complaints = dissect(captureNames.flatMap((name) => readCapture(name))).flatMap((frame) => frame.complaints);
  return new Set(complaints.filter((complaint) => !complaint.startsWith('Bad checksum')));
}
