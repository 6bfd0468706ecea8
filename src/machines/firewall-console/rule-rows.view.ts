/** The console's list of rules: what each column says, sorted and filtered. Sorting changes nothing: rules have no order. */
import { formatAddress, formatPrefix } from '#sim/address.ts';
import { activeProfile, isFiltering } from '#sim/firewall/host-firewall.ts';
import { PROFILES, type HostRule, type Profile, type RuleProtocol } from '#sim/firewall/rule.ts';
import { formatPortList } from '#sim/port-list.ts';
import type { Host, ProfileSettings } from '#sim/scenario.ts';
import { programPath } from '../rule-wizard/program-path.ts';
import type { Direction, RuleAction } from '../rule-wizard/rule-draft.ts';

/** The columns, with protocol and ports before the others: they are what the course is about. */
export const RULE_COLUMNS = [
  'name',
  'group',
  'profile',
  'enabled',
  'action',
  'protocol',
  'localPort',
  'remotePort',
  'program',
  'localAddress',
  'remoteAddress',
] as const;
export type RuleColumn = (typeof RULE_COLUMNS)[number];

/** A row. Null stands for "any". */
export interface RuleRow {
  readonly id: string;
  readonly name: string;
  readonly group: string | null;
  readonly profiles: readonly Profile[] | null;
  readonly enabled: boolean;
  readonly action: RuleAction;
  /** The path that the simulated PC gives its program. */
  readonly program: string | null;
  readonly localAddress: null;
  readonly remoteAddress: string | null;
  readonly protocol: RuleProtocol;
  readonly localPort: string | null;
  readonly remotePort: string | null;
}

export interface RuleFilter {
  readonly profile: Profile | null;
  readonly enabled: boolean | null;
  /** A group's name; an empty one: rules without a group. */
  readonly group: string | null;
}

export const NO_FILTER: RuleFilter = { profile: null, enabled: null, group: null };

export interface RuleSorting {
  readonly column: RuleColumn;
  readonly descending: boolean;
}

export function ruleRow(rule: HostRule): RuleRow {
  const { id, name, group, profiles, enabled } = rule;
  return {
    id,
    name,
    group,
    profiles: profiles === null || profiles.length === PROFILES.length ? null : profiles,
    enabled,
    action: rule.action !== 'allow' ? 'block' : rule.secure ? 'secure' : 'allow',
    program: rule.program === null ? null : programPath(rule.program),
    localAddress: null,
    remoteAddress:
      rule.remote === null
        ? null
        : rule.remote.length === 32
          ? formatAddress(rule.remote.address)
          : formatPrefix(rule.remote),
    protocol: rule.proto,
    localPort: rule.ports === null ? null : formatPortList(rule.ports),
    remotePort: rule.remotePorts === null ? null : formatPortList(rule.remotePorts),
  };
}

/** The rows of one direction that pass the filter, in the order asked for. Equal rows keep the order they were made in. */
export function ruleRows(
  rules: readonly HostRule[],
  direction: Direction,
  filter: RuleFilter,
  sorting: RuleSorting | null,
): readonly RuleRow[] {
  const rows = rules
    .filter((rule) => rule.direction === direction)
    .map(ruleRow)
    .filter((row) => passes(row, filter));
  if (sorting === null) return rows;
  const sign = sorting.descending ? -1 : 1;
  return rows.sort((a, b) => sign * compare(a, b, sorting.column));
}

function passes(row: RuleRow, { profile, enabled, group }: RuleFilter): boolean {
  return (
    (profile === null || row.profiles === null || row.profiles.includes(profile)) &&
    (enabled === null || row.enabled === enabled) &&
    (group === null || (row.group ?? '') === group)
  );
}

function compare(a: RuleRow, b: RuleRow, column: RuleColumn): number {
  if (column === 'localPort' || column === 'remotePort') return lowestPort(a[column]) - lowestPort(b[column]);
  const [first, second] = [sortText(a, column), sortText(b, column)];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** Ports are sorted as numbers, "any" before all. */
function lowestPort(ports: string | null): number {
  return ports === null ? -1 : Number.parseInt(ports, 10);
}

function sortText(row: RuleRow, column: Exclude<RuleColumn, 'localPort' | 'remotePort'>): string {
  switch (column) {
    case 'profile':
      return row.profiles?.join() ?? '';
    case 'enabled':
      return row.enabled ? '0' : '1';
    default:
      return row[column] ?? '';
  }
}

/** The groups of one direction, each once, by name. */
export function ruleGroups(rules: readonly HostRule[], direction: Direction): readonly string[] {
  const names = rules.filter((rule) => rule.direction === direction).flatMap(({ group }) => group ?? []);
  return [...new Set(names)].sort();
}

/** The monitoring page: the rules that count at this moment. */
export function activeRules({ firewall, profile }: Host): readonly HostRule[] {
  return firewall.rules.filter((rule) => rule.enabled && (rule.profiles === null || rule.profiles.includes(profile)));
}

/** What each profile is set to: its own settings, or those of the firewall as a whole. */
export function profileSettings({ firewall }: Host, profile: Profile): ProfileSettings {
  const own = firewall.profiles?.[profile] ?? null;
  return {
    enabled: firewall.enabled && (own?.enabled ?? true),
    defaultInbound: own?.defaultInbound ?? (firewall.defaultInbound === 'allow' ? 'allow' : 'block'),
    defaultOutbound: own?.defaultOutbound ?? firewall.defaultOutbound,
    blockAllInbound: own?.blockAllInbound ?? false,
  };
}

/** Whether the firewall filters now, and whether it shuts out even what is allowed. */
export function shield(host: Host): 'off' | 'on' | 'all-blocked' {
  if (!isFiltering(host)) return 'off';
  return activeProfile(host)?.blockAllInbound === true ? 'all-blocked' : 'on';
}

/** The profiles as the console lists them. */
export const PROFILES_IN_ORDER: readonly Profile[] = PROFILES;
