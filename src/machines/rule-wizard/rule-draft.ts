/** What the pages of the New Rule Wizard hold while it is filled in. Texts are kept as they were typed. */
import type { Profile } from '#sim/firewall/rule.ts';
import type { PredefinedId } from './predefined.ts';

export const RULE_TYPES = ['program', 'port', 'predefined', 'custom'] as const;
export type RuleType = (typeof RULE_TYPES)[number];
export type Direction = 'in' | 'out';

/** `secure`: "Allow the connection if it is secure", which means protected by IPsec and nothing else. */
export const RULE_ACTIONS = ['allow', 'secure', 'block'] as const;
export type RuleAction = (typeof RULE_ACTIONS)[number];

/** What Custom offers of the protocols that the simulated home speaks. */
export const CUSTOM_PROTOCOLS = ['any', 'tcp', 'udp', 'icmp'] as const;
export type CustomProtocol = (typeof CUSTOM_PROTOCOLS)[number];

/** "Customize" beside "allow if secure": what IPsec has to provide. */
export const SECURITY_NEEDS = ['integrity', 'encryption', 'null-encapsulation'] as const;
export type SecurityNeed = (typeof SECURITY_NEEDS)[number];

/** All of something, or what is typed. */
export interface AllOrSome {
  readonly all: boolean;
  readonly text: string;
}

export interface RuleDraft {
  readonly direction: Direction;
  readonly type: RuleType;
  readonly program: AllOrSome;
  /** The Port type's protocol. One rule is for one protocol. */
  readonly portProtocol: 'tcp' | 'udp';
  /** The Port type's ports: the PC's own for an inbound rule, the other end's for an outbound one. */
  readonly ports: AllOrSome;
  readonly customProtocol: CustomProtocol;
  readonly localPorts: AllOrSome;
  readonly remotePorts: AllOrSome;
  readonly group: PredefinedId;
  /** The ticked rules of the group, by their ids. */
  readonly ticked: readonly string[];
  readonly localAddress: AllOrSome;
  readonly remoteAddress: AllOrSome;
  readonly action: RuleAction;
  readonly security: SecurityNeed;
  readonly overridesBlocks: boolean;
  readonly users: AllOrSome;
  readonly computers: AllOrSome;
  readonly profiles: readonly Profile[];
  readonly name: string;
  readonly description: string;
}

const ALL: AllOrSome = { all: true, text: '' };
const SOME: AllOrSome = { all: false, text: '' };

/** The wizard's defaults (windows-firewall.md §4: inbound allows, outbound blocks, all three profiles are ticked). */
export function createDraft(direction: Direction, ticked: readonly string[]): RuleDraft {
  return {
    direction,
    type: 'program',
    program: SOME,
    portProtocol: 'tcp',
    ports: SOME,
    customProtocol: 'any',
    localPorts: ALL,
    remotePorts: ALL,
    group: 'file-sharing',
    ticked,
    localAddress: ALL,
    remoteAddress: ALL,
    action: direction === 'in' ? 'allow' : 'block',
    security: 'integrity',
    overridesBlocks: false,
    users: ALL,
    computers: ALL,
    profiles: ['domain', 'private', 'public'],
    name: '',
    description: '',
  };
}
