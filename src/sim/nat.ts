/**
 * Source NAT: the table of inside endpoints and the outside ports they were given.
 *
 * Endpoint-independent mapping (RFC 4787 REQ-1, RFC 5382 REQ-1): an inside address and port keeps its outside port
 * whatever it talks to, and no two inside endpoints share one. Port preservation where the port is free. A mapping rests
 * with its last packet and ends after its time-out (RFC 4787 REQ-5: two minutes; RFC 5382 REQ-5: TCP longer).
 * Part of a draft; changed in place.
 */
import type { Address } from './address.ts';
import { copyFlowTable, createFlowTable, findFlow, setFlow, type FlowTable } from './firewall/flow-table.ts';
import type { TcpPacket, UdpPacket, IcmpQuery, IcmpError, Packet } from './packet.ts';
import type { Tuple } from './firewall/conntrack.ts';
import { ownsPort, portAt, portSetSize, type PortSet } from './port-set.ts';
import { SECOND, type Duration, type Instant } from './time.ts';

export interface Mapping {
  readonly protocol: number;
  readonly insideAddress: Address;
  readonly insidePort: number;
  readonly outsidePort: number;
}

export interface NatTable {
  readonly byInside: FlowTable;
  readonly byOutside: FlowTable;
  readonly mappings: Mapping[];
  readonly expiries: Instant[];
}

const TCP_LIFETIME: Duration = 7_440 * SECOND;
const LIFETIME: Duration = 120 * SECOND;

export function createNatTable(): NatTable {
  return { byInside: createFlowTable(), byOutside: createFlowTable(), mappings: [], expiries: [] };
}

export function copyNatTable(nat: NatTable): NatTable {
  return {
    byInside: copyFlowTable(nat.byInside),
    byOutside: copyFlowTable(nat.byOutside),
    mappings: nat.mappings.slice(),
    expiries: nat.expiries.slice(),
  };
}

/**
 * The outside port for an inside endpoint, kept or newly given; -1 when none is free. `owned`: the only ports that this
 * line may use (RFC 7597 §8.1; an ICMP identifier counts as a port, §8.2); null: all but 0.
 */
export function mapOut(
  nat: NatTable,
  protocol: number,
  insideAddress: Address,
  insidePort: number,
  now: Instant,
  owned: PortSet | null,
): number {
  const expiry = now + (protocol === 6 ? TCP_LIFETIME : LIFETIME);
  const known = findFlow(nat.byInside, protocol, insideAddress, insidePort, 0, 0);
  if (known >= 0 && nat.expiries[known]! > now) {
    nat.expiries[known] = expiry;
    return nat.mappings[known]!.outsidePort;
  }
  const outsidePort = freePort(nat, protocol, insidePort, now, owned);
  if (outsidePort < 0) return -1;
  const index = nat.mappings.length;
  nat.mappings.push({ protocol, insideAddress, insidePort, outsidePort });
  nat.expiries.push(expiry);
  setFlow(nat.byInside, protocol, insideAddress, insidePort, 0, 0, index);
  setFlow(nat.byOutside, protocol, 0, 0, 0, outsidePort, index);
  return outsidePort;
}

function freePort(nat: NatTable, protocol: number, preferred: number, now: Instant, owned: PortSet | null): number {
  // The wanted port first, then the others upwards from it, round the end.
  if ((owned === null || ownsPort(owned, preferred)) && isFree(nat, protocol, preferred, now)) return preferred;
  const count = owned === null ? 64_512 : portSetSize(owned);
  const first = owned === null ? Math.max(preferred, 1_024) - 1_024 : preferred;
  for (let step = 1; step <= count; step += 1) {
    const place = (first + step) % count;
    const port = owned === null ? 1_024 + place : portAt(owned, place);
    if (isFree(nat, protocol, port, now)) return port;
  }
  return -1;
}

function isFree(nat: NatTable, protocol: number, port: number, now: Instant): boolean {
  if (port === 0) return false;
  const taken = findFlow(nat.byOutside, protocol, 0, 0, 0, port);
  return taken < 0 || nat.expiries[taken]! <= now;
}

/** The live mappings, for a gateway's status page. */
export function liveMappings(nat: NatTable, now: Instant): readonly Mapping[] {
  return nat.mappings.filter((_, index) => nat.expiries[index]! > now);
}

/** A packet that bears the numbers of `tuple` instead of its own. */
export function readdress<P extends TcpPacket | UdpPacket | IcmpQuery>(packet: P, tuple: Tuple): P {
  if (packet.kind !== 'icmp')
    return {
      ...packet,
      source: tuple.source,
      destination: tuple.destination,
      sourcePort: tuple.sourcePort,
      destinationPort: tuple.destinationPort,
    };
  const isRequest = packet.type === 8 || packet.type === 13;
  return {
    ...packet,
    source: tuple.source,
    destination: tuple.destination,
    identifier: isRequest ? tuple.sourcePort : tuple.destinationPort,
  };
}

/**
 * Translates a packet of a known flow. `seen` is the tuple under which it arrived, `becomes` the one it must leave with.
 * An ICMP error is translated with its quote, so that the far end recognises its own packet (RFC 5508 REQ-4). Where the
 * flow's destination was translated, the error seems to come from the address that was asked, whoever sent it.
 */
export function translate(packet: Packet, seen: Tuple, becomes: Tuple): Packet {
  if (packet.kind !== 'icmp-error') return readdress(packet, becomes);
  const quote: IcmpError['quote'] = readdress(packet.quote, {
    protocol: becomes.protocol,
    source: becomes.destination,
    sourcePort: becomes.destinationPort,
    destination: becomes.source,
    destinationPort: becomes.sourcePort,
  });
  return {
    ...packet,
    source: seen.source === becomes.source ? packet.source : becomes.source,
    destination: becomes.destination,
    quote,
  };
}
