/** The properties dialog of a rule: its fields as they are typed, and what they make of the rule. */
import { fail, ok, type Result } from '#result';
import { formatAddress, formatPrefix } from '#sim/address.ts';
import { PROFILES, type HostRule, type Profile, type RuleProtocol } from '#sim/firewall/rule.ts';
import { formatPortList, parseTypedPortList, type PortList } from '#sim/port-list.ts';
import type { Host } from '#sim/scenario.ts';
import type { WizardProblemCode } from '../rule-wizard/draft-problems.ts';
import { parseProgramPath, programPath } from '../rule-wizard/program-path.ts';
import type { AllOrSome, RuleAction } from '../rule-wizard/rule-draft.ts';
import { parseRuleName } from '../rule-wizard/rule-name.ts';
import { parseScope } from '../rule-wizard/typed-scope.ts';

export interface RuleProperties {
  readonly name: string;
  readonly enabled: boolean;
  readonly action: RuleAction;
  readonly program: AllOrSome;
  readonly protocol: RuleProtocol;
  readonly localPorts: AllOrSome;
  readonly remotePorts: AllOrSome;
  readonly remoteAddress: AllOrSome;
  readonly profiles: readonly Profile[];
}

export interface PropertyProblem {
  readonly field: keyof RuleProperties;
  readonly code: WizardProblemCode;
  readonly item: number;
}

const allOrSome = (text: string | null): AllOrSome => ({ all: text === null, text: text ?? '' });

export function propertiesOf(rule: HostRule): RuleProperties {
  const { remote } = rule;
  return {
    name: rule.name,
    enabled: rule.enabled,
    action: rule.action !== 'allow' ? 'block' : rule.secure ? 'secure' : 'allow',
    program: allOrSome(rule.program === null ? null : programPath(rule.program)),
    protocol: rule.proto,
    localPorts: allOrSome(rule.ports === null ? null : formatPortList(rule.ports)),
    remotePorts: allOrSome(rule.remotePorts === null ? null : formatPortList(rule.remotePorts)),
    remoteAddress: allOrSome(
      remote === null ? null : remote.length === 32 ? formatAddress(remote.address) : formatPrefix(remote),
    ),
    profiles: rule.profiles ?? PROFILES,
  };
}

/** The change of the rule that the fields ask for, or every field that is wrong. */
export function readProperties(
  typed: RuleProperties,
  host: Host,
): Result<Partial<Omit<HostRule, 'id'>>, readonly PropertyProblem[]> {
  const problems: PropertyProblem[] = [];
  const report = (field: keyof RuleProperties, code: WizardProblemCode, item = -1): null => {
    problems.push({ field, code, item });
    return null;
  };
  const hasPorts = typed.protocol === 'tcp' || typed.protocol === 'udp';
  const portsOf = (field: 'localPorts' | 'remotePorts'): PortList | null => {
    if (!hasPorts || typed[field].all) return null;
    const list = parseTypedPortList(typed[field].text);
    return list.ok ? list.value : report(field, list.problem.code, list.problem.item);
  };
  function checked<Value>(field: keyof RuleProperties, result: Result<Value, WizardProblemCode>): Value | null {
    return result.ok ? result.value : report(field, result.problem);
  }

  const name = checked('name', parseRuleName(typed.name));
  const program = typed.program.all ? null : checked('program', parseProgramPath(typed.program.text, host));
  const ports = portsOf('localPorts');
  const remotePorts = portsOf('remotePorts');
  const remote = typed.remoteAddress.all ? null : checked('remoteAddress', parseScope(typed.remoteAddress.text, host));
  if (typed.profiles.length === 0) report('profiles', 'no-profile');
  if (problems.length > 0 || name === null) return fail(problems);
  return ok({
    name,
    enabled: typed.enabled,
    action: typed.action === 'block' ? 'block' : 'allow',
    secure: typed.action === 'secure',
    program,
    proto: typed.protocol,
    ports,
    remotePorts,
    remote,
    profiles:
      typed.profiles.length === PROFILES.length ? null : PROFILES.filter((each) => typed.profiles.includes(each)),
  });
}
