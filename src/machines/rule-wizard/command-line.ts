/**
 * A rule as the line that makes it on a real Windows, for an administrator's prompt.
 *
 * Source: netsh advfirewall help and New-NetFirewallRule (windows-firewall.md §7). Names come from learners and from
 * shared links, so quoting is a matter of safety: a line that cannot be quoted safely is not given at all.
 */
import { formatAddress, formatPrefix, type Prefix } from '#sim/address.ts';
import { PROFILES, type HostRule, type Profile, type RuleProtocol } from '#sim/firewall/rule.ts';
import type { PortList, PortRange } from '#sim/port-list.ts';
import { programPath } from './program-path.ts';
import type { SecurityNeed } from './rule-draft.ts';

/** What a Windows rule has and the simulation does not need. */
export interface LineExtras {
  readonly description: string;
  readonly security: SecurityNeed;
  readonly overridesBlocks: boolean;
}

export const NO_EXTRAS: LineExtras = { description: '', security: 'integrity', overridesBlocks: false };

/** The line for cmd.exe, or null where a name cannot be written in one without cmd.exe taking parts of it for its own. */
export function netshLine(rule: HostRule, extras: LineExtras = NO_EXTRAS): string | null {
  const name = quoteForCmd(rule.name);
  const program = rule.program === null ? undefined : quoteForCmd(programPath(rule.program));
  const description = extras.description === '' ? undefined : quoteForCmd(extras.description);
  if (name === null || program === null || description === null) return null;
  const words = [
    'netsh advfirewall firewall add rule',
    `name=${name}`,
    description === undefined ? '' : `description=${description}`,
    `dir=${rule.direction}`,
    `action=${netshAction(rule, extras)}`,
    rule.enabled ? '' : 'enable=no',
    program === undefined ? '' : `program=${program}`,
    `protocol=${rule.proto === 'icmp' ? 'icmpv4' : rule.proto}`,
    rule.ports === null ? '' : `localport=${rule.ports.map(rangeText).join(',')}`,
    rule.remotePorts === null ? '' : `remoteport=${rule.remotePorts.map(rangeText).join(',')}`,
    rule.remote === null ? '' : `remoteip=${placeText(rule.remote)}`,
    `profile=${profileWords(rule.profiles, 'any').join(',')}`,
    rule.secure ? `security=${NETSH_SECURITY[extras.security]}` : '',
  ];
  return words.filter((word) => word !== '').join(' ');
}

/**
 * The line for PowerShell, or null where a text has more than one line. Everything typed stands between single quotes,
 * where PowerShell reads nothing but quotes.
 */
export function powerShellLine(rule: HostRule, extras: LineExtras = NO_EXTRAS): string | null {
  if ([rule.name, rule.group ?? '', rule.program ?? '', extras.description].some(hasLineEnd)) return null;
  const words = [
    'New-NetFirewallRule',
    `-DisplayName ${quoteForPowerShell(rule.name)}`,
    extras.description === '' ? '' : `-Description ${quoteForPowerShell(extras.description)}`,
    rule.group === null ? '' : `-Group ${quoteForPowerShell(rule.group)}`,
    `-Direction ${rule.direction === 'in' ? 'Inbound' : 'Outbound'}`,
    rule.enabled ? '' : '-Enabled False',
    rule.program === null ? '' : `-Program ${quoteForPowerShell(programPath(rule.program))}`,
    `-Protocol ${POWERSHELL_PROTOCOL[rule.proto]}`,
    rule.ports === null ? '' : `-LocalPort ${powerShellPorts(rule.ports)}`,
    rule.remotePorts === null ? '' : `-RemotePort ${powerShellPorts(rule.remotePorts)}`,
    rule.remote === null ? '' : `-RemoteAddress ${placeText(rule.remote)}`,
    `-Profile ${profileWords(rule.profiles, 'Any')
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(',')}`,
    `-Action ${rule.action === 'allow' ? 'Allow' : 'Block'}`,
    rule.secure ? POWERSHELL_SECURITY[extras.security] : '',
    rule.secure && extras.overridesBlocks ? '-OverrideBlockRules $true' : '',
  ];
  return words.filter((word) => word !== '').join(' ');
}

const NETSH_SECURITY: Readonly<Record<SecurityNeed, string>> = {
  integrity: 'authenticate',
  encryption: 'authenc',
  'null-encapsulation': 'authnoencap',
};

const POWERSHELL_SECURITY: Readonly<Record<SecurityNeed, string>> = {
  integrity: '-Authentication Required',
  encryption: '-Authentication Required -Encryption Required',
  'null-encapsulation': '-Authentication NoEncap',
};

const POWERSHELL_PROTOCOL: Readonly<Record<RuleProtocol, string>> = {
  any: 'Any',
  tcp: 'TCP',
  udp: 'UDP',
  icmp: 'ICMPv4',
};

function netshAction(rule: HostRule, extras: LineExtras): string {
  if (rule.action !== 'allow') return 'block';
  return rule.secure && extras.overridesBlocks ? 'bypass' : 'allow';
}

/** One port or a range, with a hyphen. */
function rangeText({ low, high }: PortRange): string {
  return low === high ? `${low}` : `${low}-${high}`;
}

/** A bare `5000-5010` reads like a subtraction to people and, in some places, to PowerShell. */
function powerShellPorts(ports: PortList): string {
  return ports.map((range) => (range.low === range.high ? `${range.low}` : `'${rangeText(range)}'`)).join(',');
}

function placeText(prefix: Prefix): string {
  return prefix.length === 32 ? formatAddress(prefix.address) : formatPrefix(prefix);
}

function profileWords(profiles: readonly Profile[] | null, every: string): readonly string[] {
  const named = PROFILES.filter((profile) => profiles === null || profiles.includes(profile));
  return named.length === PROFILES.length ? [every] : named;
}

/**
 * A text between double quotes for a program started from cmd.exe, or null. cmd.exe expands `%names%` even between
 * quotes, and does not know that `\"` is not the end of them, so that `&` after it would start another program.
 */
function quoteForCmd(text: string): string | null {
  if (text.includes('%') || hasLineEnd(text)) return null;
  if (text.includes('"') && /[&|<>^]/.test(text)) return null;
  const escaped = text.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1');
  return `"${escaped}"`;
}

/** PowerShell takes typographic single quotes for quotes too; each is doubled. */
function quoteForPowerShell(text: string): string {
  return `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`;
}

function hasLineEnd(text: string): boolean {
  return /[\r\n\u2028\u2029]/.test(text);
}
