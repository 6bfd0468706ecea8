/** Ordered rules, as in routers and Linux hosts: the first rule that fits decides, then the default. */
import { fitsAddress, fitsPort, fitsProtocol, type Judged } from './match.ts';
import type { HostRule, Policy, RouterRule } from './rule.ts';

/** The first rule of a router's policy that fits, or null: the default decides. `remoteIsSource` but in `lanToWan`. */
export function firstRouterRule(policy: Policy, packet: Judged, remoteIsSource: boolean): RouterRule | null {
  for (const rule of policy.rules) {
    if (!rule.enabled || !fitsProtocol(rule.proto, packet)) continue;
    if (rule.ports !== null && (packet.kind === 'icmp' || !fitsPort(rule.ports, packet.destinationPort))) continue;
    if (!fitsAddress(rule.remote, remoteIsSource ? packet.source : packet.destination)) continue;
    if (!fitsAddress(rule.local, remoteIsSource ? packet.destination : packet.source)) continue;
    return rule;
  }
  return null;
}

/** Whether a host's rule fits a packet that goes in or out of it. */
export function fitsHostRule(rule: HostRule, packet: Judged, direction: 'in' | 'out'): boolean {
  if (!rule.enabled || rule.direction !== direction || !fitsProtocol(rule.proto, packet)) return false;
  const inbound = direction === 'in';
  if (rule.ports !== null || rule.remotePorts !== null) {
    if (packet.kind === 'icmp') return false;
    if (!fitsPort(rule.ports, inbound ? packet.destinationPort : packet.sourcePort)) return false;
    if (!fitsPort(rule.remotePorts, inbound ? packet.sourcePort : packet.destinationPort)) return false;
  }
  return fitsAddress(rule.remote, inbound ? packet.source : packet.destination);
}

/** The first of a host's rules that fits, or null: the default decides. */
export function firstHostRule(rules: readonly HostRule[], packet: Judged, direction: 'in' | 'out'): HostRule | null {
  for (const rule of rules) if (fitsHostRule(rule, packet, direction)) return rule;
  return null;
}
