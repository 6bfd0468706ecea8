/** Whether one rule's conditions fit one packet. Shared by the ordered and the unordered kind of firewall. */
import { contains, type Address, type Prefix } from '../address.ts';
import type { IcmpQuery, TcpPacket, UdpPacket } from '../packet.ts';
import { hasPort, type PortList } from '../port-list.ts';
import type { RuleProtocol } from './rule.ts';

/** The packets that rules judge: everything but ICMP errors. */
export type Judged = TcpPacket | UdpPacket | IcmpQuery;

export function fitsProtocol(proto: RuleProtocol, packet: Judged): boolean {
  return proto === 'any' || proto === packet.kind;
}

export function fitsPort(ports: PortList | null, port: number): boolean {
  return ports === null || hasPort(ports, port);
}

export function fitsAddress(prefix: Prefix | null, address: Address): boolean {
  return prefix === null || contains(prefix, address);
}
