/**
 * A host's own firewall in the order in which it judges: connection tracking, rules, default.
 *
 * Three kinds: Linux with connection tracking, Linux as a plain packet filter, and Windows (rules without order,
 * stealth). Loopback traffic never comes here.
 */
import type { Packet } from '../packet.ts';
import type { HostFirewall } from '../scenario.ts';
import type { Host, ProfileSettings } from '../scenario.ts';
import { listenerKey, type Device } from '../topology.ts';
import type { Instant } from '../time.ts';
import { ACK, FIN, RST, SYN } from '../tcp/flags.ts';
import { confirm, INVALID, invert, NEW, refresh, track, tupleOf, type Conntrack } from './conntrack.ts';
import type { Judged } from './match.ts';
import type { RejectAnswer } from './rule.ts';
import { firstHostRule } from './rule-chain.ts';
import { decidingRule } from './rule-set.ts';
import type { Stage } from '../stage.ts';

export interface HostVerdict {
  readonly action: 'pass' | 'drop' | 'reject';
  readonly stage: Stage;
  /** The deciding rule's id. */
  readonly ref: string | null;
  readonly rejectWith: RejectAnswer;
}

const KNOWN: HostVerdict = { action: 'pass', stage: 'known', ref: null, rejectWith: 'tcp-reset' };
const INVALID_DROPPED: HostVerdict = { action: 'drop', stage: 'invalid', ref: null, rejectWith: 'tcp-reset' };
const STEALTH: HostVerdict = { action: 'drop', stage: 'stealth', ref: null, rejectWith: 'tcp-reset' };
const SHIELDS_UP: HostVerdict = { action: 'drop', stage: 'inbound-shields-up', ref: null, rejectWith: 'tcp-reset' };

/** The settings in force: those of the current profile stand in for the general ones (Windows only). */
export function activeProfile(host: Host): ProfileSettings | null {
  return host.stack === 'windows' ? (host.firewall.profiles?.[host.profile] ?? null) : null;
}

/** Whether the firewall filters at all at the moment. */
export function isFiltering(host: Host): boolean {
  return host.firewall.enabled && (activeProfile(host)?.enabled ?? true);
}

/** Whether resets and unreachables for ports without a listener are withheld. */
export function isStealthy(host: Host): boolean {
  return host.stack === 'windows' && host.firewall.stealth && isFiltering(host);
}

/** The program that a packet from outside is for. Of those that go out none is a program's: they only answer. */
function programOf(device: Device, packet: Judged, inbound: boolean): string | null {
  if (!inbound || packet.kind === 'icmp') return null;
  return device.listeners.get(listenerKey(packet.kind, packet.destinationPort))?.[0]?.program ?? null;
}

function byRules(host: Host, device: Device, packet: Judged, direction: 'in' | 'out'): HostVerdict {
  const { firewall } = host;
  const inbound = direction === 'in';
  const rule =
    host.stack === 'windows'
      ? decidingRule(firewall.rules, packet, direction, host.profile, programOf(device, packet, inbound))
      : firstHostRule(firewall.rules, packet, direction);
  if (rule !== null)
    return {
      action: rule.action === 'allow' ? 'pass' : rule.action === 'block' ? 'drop' : 'reject',
      stage: inbound ? 'inbound-rule' : 'outbound-rule',
      ref: rule.id,
      rejectWith: rule.rejectWith,
    };
  return byDefault(firewall, activeProfile(host), inbound);
}

function byDefault(firewall: HostFirewall, profile: ProfileSettings | null, inbound: boolean): HostVerdict {
  const action = inbound
    ? (profile?.defaultInbound ?? firewall.defaultInbound)
    : (profile?.defaultOutbound ?? firewall.defaultOutbound);
  return {
    action: action === 'allow' ? 'pass' : action === 'block' ? 'drop' : 'reject',
    stage: inbound ? 'inbound-default' : 'outbound-default',
    ref: null,
    rejectWith: firewall.rejectWith,
  };
}

/** Judges a packet that came in from the wire. Let through, it makes an entry in the host's connection tracking. */
export function judgeInbound(
  host: Host,
  device: Device,
  conntrack: Conntrack,
  packet: Packet,
  now: Instant,
): HostVerdict {
  const { firewall } = host;
  if (host.stack === 'linux' && !firewall.stateful) {
    if (packet.kind === 'icmp-error') return KNOWN;
    if (packet.kind === 'tcp' && packet.flags & (ACK | RST)) return KNOWN;
    return byRules(host, device, packet, 'in');
  }
  const entry = track(conntrack, packet, now);
  if (entry >= 0) {
    refresh(conntrack, entry, packet, now);
    return KNOWN;
  }
  if (packet.kind === 'icmp-error') return INVALID_DROPPED;
  if (host.stack === 'windows') {
    if (firewall.stealth && packet.kind === 'tcp' && !isLoneSyn(packet.flags)) return STEALTH;
    if (activeProfile(host)?.blockAllInbound === true) return SHIELDS_UP;
  } else if (entry === INVALID && firewall.dropInvalid) return INVALID_DROPPED;
  const verdict = byRules(host, device, packet, 'in');
  if (verdict.action === 'pass' && entry === NEW) confirm(conntrack, packet, invert(tupleOf(packet)), null, now);
  return verdict;
}

function isLoneSyn(flags: number): boolean {
  return (flags & (SYN | ACK | RST | FIN)) === SYN;
}

/** Judges a packet that the host sends. ICMP errors always go out. */
export function judgeOutbound(
  host: Host,
  device: Device,
  conntrack: Conntrack,
  packet: Packet,
  now: Instant,
): HostVerdict {
  const stateless = host.stack === 'linux' && !host.firewall.stateful;
  if (packet.kind === 'icmp-error') return KNOWN;
  if (stateless) return byRules(host, device, packet, 'out');
  const entry = track(conntrack, packet, now);
  if (entry >= 0) {
    refresh(conntrack, entry, packet, now);
    return KNOWN;
  }
  const verdict = byRules(host, device, packet, 'out');
  if (verdict.action === 'pass' && entry === NEW) confirm(conntrack, packet, invert(tupleOf(packet)), null, now);
  return verdict;
}
