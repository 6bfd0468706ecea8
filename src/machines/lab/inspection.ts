/** A packet opened up: envelope in envelope, each field with its value and its bits among the octets (codec/layout). */
import { formatAddress } from '#sim/address.ts';
import { layoutOf, type FieldLayout, type LayoutField, type LayoutHeader } from '#sim/codec/layout.ts';
import { encodePacket } from '#sim/codec/packet.ts';
import type { Packet } from '#sim/packet.ts';

export type InspectedHeader = 'ipv4' | 'tcp' | 'udp' | 'icmp' | 'data';

export interface InspectedField {
  readonly field: LayoutField;
  /** As a person reads it: an address with dots, a checksum in hexadecimal, everything else in decimal. */
  readonly text: string;
  readonly bits: number;
  /** Octets that hold the field, or a part of it: from, and up to but not with. */
  readonly from: number;
  readonly to: number;
}

/** An envelope: a header, or the data at the heart. */
export interface Envelope {
  readonly header: InspectedHeader;
  /** Whether it belongs to the packet that an ICMP error quotes. */
  readonly isQuoted: boolean;
  readonly fields: readonly InspectedField[];
}

export interface Inspection {
  readonly envelopes: readonly Envelope[];
  readonly octets: readonly number[];
}

export function inspect(packet: Packet): Inspection {
  const envelopes: { header: LayoutHeader; fields: InspectedField[] }[] = [];
  for (const field of layoutOf(packet)) {
    const last = envelopes.at(-1);
    if (last?.header === field.header) last.fields.push(inspected(field));
    else envelopes.push({ header: field.header, fields: [inspected(field)] });
  }
  return {
    octets: [...encodePacket(packet)],
    envelopes: envelopes.map(({ header, fields }) => {
      const isQuoted = header.startsWith('quoted-');
      return { header: (isQuoted ? header.slice('quoted-'.length) : header) as InspectedHeader, isQuoted, fields };
    }),
  };
}

function inspected({ field, bitOffset, bitLength, value }: FieldLayout): InspectedField {
  return {
    field,
    text: textOf(field, value),
    bits: bitLength,
    from: bitOffset >>> 3,
    to: Math.ceil((bitOffset + bitLength) / 8),
  };
}

const HEXADECIMAL: ReadonlySet<LayoutField> = new Set(['checksum', 'identification', 'service']);

function textOf(field: LayoutField, value: number): string {
  if (field === 'source-address' || field === 'destination-address') return formatAddress(value);
  return HEXADECIMAL.has(field) ? `0x${value.toString(16).padStart(4, '0')}` : String(value);
}

/** The field to which an octet belongs; where several share one, the first. */
export function fieldAt({ envelopes }: Inspection, octet: number): readonly [envelope: number, field: number] | null {
  for (const [place, { fields }] of envelopes.entries()) {
    const found = fields.findIndex(({ from, to }) => octet >= from && octet < to);
    if (found >= 0) return [place, found];
  }
  return null;
}
