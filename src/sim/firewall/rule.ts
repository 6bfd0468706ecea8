/** What rules and policies are, for hosts and for routers. Matching is in `rule-set.ts` (no order) and `rule-chain.ts` (ordered). */
import type { Prefix } from '../address.ts';
import type { PortList } from '../port-list.ts';

export const ACTIONS = ['allow', 'block', 'reject'] as const;
export type Action = (typeof ACTIONS)[number];

/** How a reject answers. Anything but TCP gets port-unreachable where a TCP reset was asked for. */
export const REJECT_ANSWERS = [
  'tcp-reset',
  'icmp-port-unreachable',
  'icmp-admin-prohibited',
  'icmp-host-prohibited',
] as const;
export type RejectAnswer = (typeof REJECT_ANSWERS)[number];

/** `icmp` means echo and timestamp messages; ICMP errors are never judged by rules. */
export const RULE_PROTOCOLS = ['tcp', 'udp', 'icmp', 'any'] as const;
export type RuleProtocol = (typeof RULE_PROTOCOLS)[number];

export const PROFILES = ['domain', 'private', 'public'] as const;
/** The kind of network that a Windows PC takes its connection for. */
export type Profile = (typeof PROFILES)[number];

/** A rule of a host's own firewall. A condition that is null fits everything. */
export interface HostRule {
  /** Unique on its host. */
  readonly id: string;
  readonly name: string;
  readonly group: string | null;
  readonly direction: 'in' | 'out';
  readonly action: Action;
  readonly enabled: boolean;
  readonly proto: RuleProtocol;
  /** The host's own ports. */
  readonly ports: PortList | null;
  /** The other end's ports. */
  readonly remotePorts: PortList | null;
  readonly remote: Prefix | null;
  readonly rejectWith: RejectAnswer;
  /** The profiles in which the rule counts; null: all. */
  readonly profiles: readonly Profile[] | null;
  /** The program (its name in the scenario) whose traffic it is about; null: any. */
  readonly program: string | null;
  /** "Allow the connection if it is secure": only IPsec-protected traffic fits, and there is none in this network. */
  readonly secure: boolean;
}

/** A rule of a router's policy. */
export interface RouterRule {
  readonly id: string;
  readonly name: string;
  readonly action: Action;
  readonly enabled: boolean;
  readonly proto: RuleProtocol;
  /** Destination ports. */
  readonly ports: PortList | null;
  /** The source in `wanInput` and `lanInput`, the destination in `lanToWan`. */
  readonly remote: Prefix | null;
  /** The LAN source in `lanToWan`. */
  readonly local: Prefix | null;
  readonly rejectWith: RejectAnswer;
}

/** Ordered rules, the first match decides, then the default. */
export interface Policy {
  readonly default: Action;
  readonly rejectWith: RejectAnswer;
  readonly rules: readonly RouterRule[];
}
