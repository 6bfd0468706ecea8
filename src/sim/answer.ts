/** The packets with which a refusal is answered: TCP resets and ICMP errors. */
import { isGroup, spokenAs, type Address } from './address.ts';
import type { RejectAnswer } from './firewall/rule.ts';
import { UNREACHABLE, type IcmpError, type Packet, type TcpPacket } from './packet.ts';
import { resetFor, segmentPacket } from './tcp/endpoint.ts';
import { RST } from './tcp/flags.ts';
import type { Tables } from './tables.ts';

/** Initial TTLs: Linux 64 (ip_default_ttl), Windows 128. */
export function initialTtl(stack: 'linux' | 'windows'): number {
  return stack === 'windows' ? 128 : 64;
}

/** An ICMP destination-unreachable about a packet, or null where none may be sent (RFC 1122 §3.2.2). */
export function unreachable(about: Packet, code: number, from: Address, ttl: number, tables: Tables): IcmpError | null {
  if (about.kind === 'icmp-error' || isGroup(about.destination) || isGroup(about.source)) return null;
  return {
    kind: 'icmp-error',
    source: spokenAs(from),
    destination: about.source,
    ttl,
    identification: nextIdentification(tables),
    dontFragment: false,
    type: 3,
    code,
    quote: about,
  };
}

/** An ICMP time-exceeded about a packet whose hops are used up (RFC 792). */
export function timeExceeded(about: Packet, from: Address, ttl: number, tables: Tables): IcmpError | null {
  const error = unreachable(about, 0, from, ttl, tables);
  return error === null ? null : { ...error, type: 11 };
}

export function nextIdentification(tables: Tables): number {
  tables.nextIdentification = (tables.nextIdentification % 65_535) + 1;
  return tables.nextIdentification;
}

/**
 * The reset that a stack without a connection sends; null for a reset. It bears the address that was asked; one for 0.0.0.0
 * has none to bear.
 */
export function resetPacket(packet: TcpPacket, ttl: number): TcpPacket | null {
  const segment = resetFor(packet);
  if (segment === null) return null;
  return segmentPacket(
    segment,
    { address: spokenAs(packet.destination), port: packet.destinationPort },
    { address: spokenAs(packet.source), port: packet.sourcePort },
    ttl,
  );
}

const CODES: { readonly [A in RejectAnswer]: number } = {
  'tcp-reset': UNREACHABLE.port,
  'icmp-port-unreachable': UNREACHABLE.port,
  'icmp-admin-prohibited': UNREACHABLE.adminProhibited,
  'icmp-host-prohibited': UNREACHABLE.hostProhibited,
};

/**
 * What a reject answers. A reset or an ICMP error is never answered. `from` is the sender of an ICMP answer; a reset
 * always bears the address that was asked.
 */
export function rejection(
  packet: Packet,
  rejectWith: RejectAnswer,
  from: Address,
  ttl: number,
  tables: Tables,
): Packet | null {
  if (packet.kind === 'icmp-error') return null;
  if (packet.kind === 'tcp') {
    if (packet.flags & RST) return null;
    if (rejectWith === 'tcp-reset') return resetPacket(packet, ttl);
  }
  return unreachable(packet, CODES[rejectWith], from, ttl, tables);
}
