/** From the answers of all pages to the rules that the engine runs on. */
import type { Prefix } from '#sim/address.ts';
import { PROFILES, type HostRule, type Profile } from '#sim/firewall/rule.ts';
import { parseTypedPortList, type PortList } from '#sim/port-list.ts';
import type { Host } from '#sim/scenario.ts';
import { PREDEFINED } from './predefined.ts';
import { parseProgramPath } from './program-path.ts';
import type { AllOrSome, RuleDraft } from './rule-draft.ts';
import { freeRuleId } from './rule-id.ts';
import { parseRuleName } from './rule-name.ts';
import { LOCAL_SUBNET, parseScope } from './typed-scope.ts';

/** What groups and predefined rules are called, by id: `file-sharing`, `smb`… */
export type PredefinedNames = Readonly<Record<string, string>>;

/**
 * The rules of a draft whose pages have no problems: one, or the ticked ones of a predefined group. Ids are new on the
 * host. A draft with problems is a mistake of ours and throws.
 */
export function rulesOf(draft: RuleDraft, host: Host, names: PredefinedNames): readonly HostRule[] {
  const rules = draft.type === 'predefined' ? predefinedRules(draft, host, names) : [oneRule(draft, host)];
  const taken = new Set(host.firewall.rules.map(({ id }) => id));
  return rules.map((rule) => {
    const id = freeRuleId(taken);
    taken.add(id);
    return { ...rule, id };
  });
}

type UnnumberedRule = Omit<HostRule, 'id'>;

function blankRule(draft: RuleDraft): UnnumberedRule {
  return {
    name: '',
    group: null,
    direction: draft.direction,
    action: draft.action === 'block' ? 'block' : 'allow',
    enabled: true,
    proto: 'any',
    ports: null,
    remotePorts: null,
    remote: null,
    rejectWith: 'tcp-reset',
    profiles: null,
    program: null,
    secure: draft.action === 'secure',
  };
}

function oneRule(draft: RuleDraft, host: Host): UnnumberedRule {
  return {
    ...blankRule(draft),
    name: sure(parseRuleName(draft.name)),
    profiles: profilesOf(draft.profiles),
    ...(draft.type === 'port' ? portConditions(draft) : {}),
    ...(draft.type === 'custom' ? customConditions(draft, host) : {}),
    program: draft.type === 'port' || draft.program.all ? null : sure(parseProgramPath(draft.program.text, host)),
  };
}

function portConditions({ direction, portProtocol, ports }: RuleDraft): Partial<UnnumberedRule> {
  const list = portsOf(ports);
  return direction === 'in' ? { proto: portProtocol, ports: list } : { proto: portProtocol, remotePorts: list };
}

function customConditions(draft: RuleDraft, host: Host): Partial<UnnumberedRule> {
  const hasPorts = draft.customProtocol === 'tcp' || draft.customProtocol === 'udp';
  return {
    proto: draft.customProtocol,
    ports: hasPorts ? portsOf(draft.localPorts) : null,
    remotePorts: hasPorts ? portsOf(draft.remotePorts) : null,
    // The local address has been seen to be the PC's own, which is the only one that traffic can have here.
    remote: draft.remoteAddress.all ? null : sure(parseScope(draft.remoteAddress.text, host)),
  };
}

function predefinedRules(draft: RuleDraft, host: Host, names: PredefinedNames): readonly UnnumberedRule[] {
  const subnet: Prefix = sure(parseScope(LOCAL_SUBNET, host));
  return PREDEFINED[draft.group]
    .filter(({ id }) => draft.ticked.includes(id))
    .map(({ id, proto, port, profiles, onlyLocalSubnet }) => {
      const ports = port === null ? null : [{ low: port, high: port }];
      return {
        ...blankRule(draft),
        name: names[id] ?? id,
        group: names[draft.group] ?? draft.group,
        proto,
        ...(draft.direction === 'in' ? { ports } : { remotePorts: ports }),
        remote: onlyLocalSubnet ? subnet : null,
        profiles,
      };
    });
}

/** All three are written as none, the way a rule for every profile is kept. */
function profilesOf(profiles: readonly Profile[]): readonly Profile[] | null {
  const ordered = PROFILES.filter((profile) => profiles.includes(profile));
  return ordered.length === PROFILES.length ? null : ordered;
}

function portsOf({ all, text }: AllOrSome): PortList | null {
  return all ? null : sure(parseTypedPortList(text));
}

function sure<Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: unknown },
) {
  if (result.ok) return result.value;
  throw new Error(`A page with a problem was left: ${JSON.stringify(result.problem)}`);
}
