/**
 * Where each field of a packet stands among its bits: codes and numbers, from which a screen can link octets to names.
 */
import type { Packet, TcpOption, TcpPacket } from '../packet.ts';
import { encodePacket } from './packet.ts';
import { OPTION_OCTETS } from './tcp-options.ts';

/** Which header a field belongs to; `quoted-…` is the packet within an ICMP error. */
export type LayoutHeader =
  | 'ipv4'
  | 'tcp'
  | 'udp'
  | 'icmp'
  | 'data'
  | 'quoted-ipv4'
  | 'quoted-tcp'
  | 'quoted-udp'
  | 'quoted-icmp'
  | 'quoted-data';

export type LayoutField =
  | 'version'
  | 'header-length'
  | 'service'
  | 'total-length'
  | 'identification'
  | 'reserved-flag'
  | 'dont-fragment'
  | 'more-fragments'
  | 'fragment-offset'
  | 'ttl'
  | 'protocol'
  | 'checksum'
  | 'source-address'
  | 'destination-address'
  | 'source-port'
  | 'destination-port'
  | 'sequence'
  | 'acknowledgment'
  | 'data-offset'
  | 'reserved'
  | 'cwr'
  | 'ece'
  | 'urg'
  | 'ack'
  | 'psh'
  | 'rst'
  | 'syn'
  | 'fin'
  | 'window'
  | 'urgent-pointer'
  | 'option-kind'
  | 'option-length'
  | 'mss'
  | 'window-shift'
  | 'timestamp-value'
  | 'timestamp-echo'
  | 'padding'
  | 'length'
  | 'type'
  | 'code'
  | 'unused'
  | 'identifier'
  | 'originate-time'
  | 'receive-time'
  | 'transmit-time'
  | 'payload';

export interface FieldLayout {
  readonly header: LayoutHeader;
  readonly field: LayoutField;
  /** Bits from the start of the packet's IPv4 header; 0 is the most significant bit of the first octet. */
  readonly bitOffset: number;
  readonly bitLength: number;
  /** The field's bits as an unsigned integer; for `payload`, which has no one value, its length in octets. */
  readonly value: number;
}

/** Names and bit lengths in order on the wire. */
type Shape = readonly (readonly [LayoutField, number])[];

const IPV4: Shape = [
  ['version', 4],
  ['header-length', 4],
  ['service', 8],
  ['total-length', 16],
  ['identification', 16],
  ['reserved-flag', 1],
  ['dont-fragment', 1],
  ['more-fragments', 1],
  ['fragment-offset', 13],
  ['ttl', 8],
  ['protocol', 8],
  ['checksum', 16],
  ['source-address', 32],
  ['destination-address', 32],
];

const TCP: Shape = [
  ['source-port', 16],
  ['destination-port', 16],
  ['sequence', 32],
  ['acknowledgment', 32],
  ['data-offset', 4],
  ['reserved', 4],
  ['cwr', 1],
  ['ece', 1],
  ['urg', 1],
  ['ack', 1],
  ['psh', 1],
  ['rst', 1],
  ['syn', 1],
  ['fin', 1],
  ['window', 16],
  ['checksum', 16],
  ['urgent-pointer', 16],
];

const UDP: Shape = [
  ['source-port', 16],
  ['destination-port', 16],
  ['length', 16],
  ['checksum', 16],
];

const ICMP_HEAD: Shape = [
  ['type', 8],
  ['code', 8],
  ['checksum', 16],
];

const ICMP_ERROR: Shape = [...ICMP_HEAD, ['unused', 32]];
const ICMP_ECHO: Shape = [...ICMP_HEAD, ['identifier', 16], ['sequence', 16]];
const ICMP_TIMESTAMP: Shape = [...ICMP_ECHO, ['originate-time', 32], ['receive-time', 32], ['transmit-time', 32]];

const OPTION: Readonly<Record<TcpOption['kind'], Shape>> = {
  end: [['option-kind', 8]],
  'no-operation': [['option-kind', 8]],
  mss: [
    ['option-kind', 8],
    ['option-length', 8],
    ['mss', 16],
  ],
  'window-scale': [
    ['option-kind', 8],
    ['option-length', 8],
    ['window-shift', 8],
  ],
  'sack-permitted': [
    ['option-kind', 8],
    ['option-length', 8],
  ],
  timestamps: [
    ['option-kind', 8],
    ['option-length', 8],
    ['timestamp-value', 32],
    ['timestamp-echo', 32],
  ],
};

/**
 * Every field of the packet's octets (`encodePacket`), in order on the wire, without gap or overlap. Values are read
 * from the octets, so lengths and checksums are those that are sent.
 */
export function layoutOf(packet: Packet): readonly FieldLayout[] {
  const bytes = encodePacket(packet);
  const layout: FieldLayout[] = [];
  const place = (header: LayoutHeader, shape: Shape): void => {
    for (const [field, bitLength] of shape) {
      const bitOffset = endOf(layout);
      const value = field === 'payload' ? bitLength / 8 : readBits(bytes, bitOffset, bitLength);
      layout.push({ header, field, bitOffset, bitLength, value });
    }
  };
  if (packet.kind === 'icmp-error') {
    place('ipv4', IPV4);
    place('icmp', ICMP_ERROR);
    place('quoted-ipv4', IPV4);
    place(`quoted-${packet.quote.kind}`, bodyShape(packet.quote));
    place('quoted-data', dataShape(packet.quote));
  } else {
    place('ipv4', IPV4);
    place(packet.kind, bodyShape(packet));
    place('data', dataShape(packet));
  }
  return layout;
}

type Plain = Exclude<Packet, { readonly kind: 'icmp-error' }>;

function bodyShape(packet: Plain): Shape {
  if (packet.kind === 'tcp') return [...TCP, ...optionsShape(packet)];
  if (packet.kind === 'udp') return UDP;
  return isTimestamp(packet) ? ICMP_TIMESTAMP : ICMP_ECHO;
}

function optionsShape(packet: TcpPacket): Shape {
  const octets = packet.options.reduce((sum, option) => sum + OPTION_OCTETS[option.kind], 0);
  const padding = (4 - (octets % 4)) % 4;
  const shapes = packet.options.flatMap((option) => [...OPTION[option.kind]]);
  return padding === 0 ? shapes : [...shapes, ['padding', padding * 8]];
}

function dataShape(packet: Plain): Shape {
  if (packet.payload.length === 0 || isTimestamp(packet)) return [];
  return [['payload', packet.payload.length * 8]];
}

function isTimestamp(packet: Plain): boolean {
  return packet.kind === 'icmp' && packet.type >= 13;
}

function endOf(layout: readonly FieldLayout[]): number {
  const last = layout.at(-1);
  return last === undefined ? 0 : last.bitOffset + last.bitLength;
}

/** An unsigned integer of up to 48 bits, most significant bit first. */
function readBits(bytes: Uint8Array, bitOffset: number, bitLength: number): number {
  let value = 0;
  for (let bit = bitOffset; bit < bitOffset + bitLength; bit += 1) {
    value = value * 2 + ((bytes[bit >>> 3]! >>> (7 - (bit & 7))) & 1);
  }
  return value;
}
