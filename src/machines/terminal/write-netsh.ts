/** What `netsh` shows of a firewall. */
import { formatAddress, formatPrefix } from '#sim/address.ts';
import { PROFILES, type HostRule, type Profile, type RuleProtocol } from '#sim/firewall/rule.ts';
import { formatPortList, type PortList } from '#sim/port-list.ts';
import type { Host, ProfileSettings } from '#sim/scenario.ts';
import { profileSettings } from '../firewall-console/rule-rows.view.ts';
import { EMPTY_LINE, say, type Line, type LineCode, type LineValue } from './line.ts';

const RULER: Line = { text: '-'.repeat(70) };
const ANY: LineValue = { code: 'word.any' };

export function profileLines(
  host: Host,
  profiles: readonly Profile[],
  part: 'state' | 'policy' | null,
): readonly Line[] {
  return [
    EMPTY_LINE,
    ...profiles.flatMap((profile) => {
      const settings = profileSettings(host, profile);
      const state: LineCode = settings.enabled ? 'word.on' : 'word.off';
      return [
        say('netsh.profile.heading', { profile: { code: `word.${profile}` } }),
        RULER,
        ...(part === 'policy' ? [] : [say('netsh.profile.state', { state: { code: state } })]),
        ...(part === 'state' ? [] : [say('netsh.profile.policy', { policy: policyText(settings) })]),
        EMPTY_LINE,
      ];
    }),
    say('netsh.ok'),
    EMPTY_LINE,
  ];
}

/** Windows writes these words alike in every language. */
function policyText({ defaultInbound, defaultOutbound, blockAllInbound }: ProfileSettings): string {
  const inbound = blockAllInbound ? 'BlockInboundAlways' : defaultInbound === 'block' ? 'BlockInbound' : 'AllowInbound';
  return `${inbound},${defaultOutbound === 'block' ? 'BlockOutbound' : 'AllowOutbound'}`;
}

export function ruleLines(rules: readonly HostRule[]): readonly Line[] {
  return [...rules.flatMap((rule) => [EMPTY_LINE, ...oneRule(rule)]), say('netsh.ok'), EMPTY_LINE];
}

const PROTOCOL_WORDS: Readonly<Record<RuleProtocol, LineValue>> = {
  any: ANY,
  tcp: 'TCP',
  udp: 'UDP',
  icmp: 'ICMPv4',
};

function oneRule(rule: HostRule): readonly Line[] {
  const hasPorts = rule.proto === 'tcp' || rule.proto === 'udp';
  const action: LineCode = rule.action !== 'allow' ? 'word.block' : rule.secure ? 'word.secure' : 'word.allow';
  const ports = (list: PortList | null): LineValue => (list === null ? ANY : formatPortList(list));
  const remote = rule.remote?.length === 32 ? formatAddress(rule.remote.address) : undefined;
  return [
    say('netsh.rule', {
      name: rule.name,
      enabled: { code: rule.enabled ? 'word.yes' : 'word.no' },
      direction: { code: `word.${rule.direction}` },
      profiles: (rule.profiles ?? PROFILES).map((profile) => ({ code: `word.${profile}` as const })),
      group: rule.group ?? '',
      remote: rule.remote === null ? ANY : (remote ?? formatPrefix(rule.remote)),
      protocol: PROTOCOL_WORDS[rule.proto],
      local: hasPorts ? ports(rule.ports) : '-',
      far: hasPorts ? ports(rule.remotePorts) : '-',
      action: { code: action },
    }),
  ];
}
