/** The `key=value` words of `netsh advfirewall firewall … rule`, and what each makes of a rule. */
import { fail, ok, type Result } from '#result';
import type { Prefix } from '#sim/address.ts';
import { PROFILES, type HostRule, type Profile, type RuleProtocol } from '#sim/firewall/rule.ts';
import { parsePortList, type PortList } from '#sim/port-list.ts';
import type { Host } from '#sim/scenario.ts';
import { parseProgramPath, programPath } from '../rule-wizard/program-path.ts';
import { parseRuleName } from '../rule-wizard/rule-name.ts';
import { parseScope } from '../rule-wizard/typed-scope.ts';
import { problem, type LineProblem } from './request.ts';

export type Keys = ReadonlyMap<string, string>;

export const RULE_KEYS = [
  'name',
  'dir',
  'action',
  'protocol',
  'localport',
  'remoteport',
  'remoteip',
  'profile',
  'program',
  'enable',
  'security',
  'description',
] as const;
export type RuleKey = (typeof RULE_KEYS)[number];

/** The values of keys that have a fixed few. */
export const KEY_VALUES: Readonly<Partial<Record<RuleKey, readonly string[]>>> = {
  dir: ['in', 'out'],
  action: ['allow', 'block', 'bypass'],
  protocol: ['any', 'tcp', 'udp', 'icmpv4'],
  profile: ['any', ...PROFILES],
  enable: ['yes', 'no'],
  security: ['notrequired', 'authenticate', 'authenc', 'authnoencap'],
};

/** Cuts `key=value` words apart. Keys in any case, each once, and only those that are allowed here. */
export function readKeys(words: readonly string[], allowed: readonly RuleKey[]): Result<Keys, LineProblem> {
  const keys = new Map<string, string>();
  for (const word of words) {
    const at = word.indexOf('=');
    const key = allowed.find((each) => each === word.slice(0, Math.max(0, at)).toLowerCase());
    if (key === undefined)
      return fail(problem('problem.key-unknown', { word, expected: allowed.map((each) => `${each}=`).join(' ') }));
    if (keys.has(key)) return fail(problem('problem.key-twice', { key }));
    keys.set(key, word.slice(at + 1));
  }
  return ok(keys);
}

/** The first of the keys that is missing. */
export function firstMissing(keys: Keys, needed: readonly RuleKey[]): LineProblem | null {
  const key = needed.find((each) => !keys.has(each));
  return key === undefined ? null : problem('problem.key-missing', { key: `${key}=` });
}

type Part = Partial<Omit<HostRule, 'id'>>;

/** What the keys but the name make of a rule: only what they speak about. */
export function rulePart(keys: Keys, host: Host): Result<Part, LineProblem> {
  let part: Part = {};
  for (const [key, value] of keys) {
    if (key === 'name' || key === 'description') continue;
    const read = readKey(key as RuleKey, value, host);
    if (!read.ok) return read;
    part = { ...part, ...read.value };
  }
  return ok(part);
}

function readKey(key: RuleKey, value: string, host: Host): Result<Part, LineProblem> {
  const plain = value.toLowerCase();
  const wrong = (expected: string) => fail(problem('problem.key-value', { key: `${key}=`, word: value, expected }));
  const fixed = KEY_VALUES[key];
  if (fixed !== undefined && key !== 'profile' && !fixed.includes(plain)) return wrong(fixed.join(', '));
  switch (key) {
    case 'dir':
      return ok({ direction: plain as HostRule['direction'] });
    case 'action':
      return ok(plain === 'bypass' ? { action: 'allow', secure: true } : { action: plain as 'allow' | 'block' });
    case 'protocol':
      return ok({ proto: plain === 'icmpv4' ? 'icmp' : (plain as RuleProtocol) });
    case 'enable':
      return ok({ enabled: plain === 'yes' });
    case 'security':
      return ok({ secure: plain !== 'notrequired' });
    case 'localport':
    case 'remoteport': {
      const ports = readPorts(plain);
      if (!ports.ok) return wrong('0-65535, 80,443, 5000-5010, any');
      return ok(key === 'localport' ? { ports: ports.value } : { remotePorts: ports.value });
    }
    case 'remoteip': {
      const remote: Result<Prefix | null, unknown> = plain === 'any' ? ok(null) : parseScope(value, host);
      return remote.ok ? ok({ remote: remote.value }) : wrong('any, localsubnet, 192.168.1.20, 192.168.1.0/24');
    }
    case 'profile': {
      const profiles = readProfiles(plain);
      return profiles === undefined ? wrong(KEY_VALUES.profile!.join(', ')) : ok({ profiles });
    }
    case 'program': {
      const program = parseProgramPath(value, host);
      return program.ok
        ? ok({ program: program.value })
        : wrong(host.programs.map(({ name }) => programPath(name)).join(', '));
    }
    case 'name':
    case 'description':
      return ok({});
  }
}

function readPorts(text: string): Result<PortList | null, unknown> {
  return text === 'any' ? ok(null) : parsePortList(text);
}

/** Null: all of them. */
function readProfiles(text: string): readonly Profile[] | null | undefined {
  if (text === 'any') return null;
  const words = text.split(',');
  const named = PROFILES.filter((profile) => words.includes(profile));
  if (words.length !== new Set(named).size || words.some((word) => !named.some((each) => each === word)))
    return undefined;
  return named.length === PROFILES.length ? null : named;
}

/** The name that a new rule may have. */
export function newName(text: string): Result<string, LineProblem> {
  const name = parseRuleName(text);
  if (name.ok) return name;
  return fail(
    name.problem === 'name-empty'
      ? problem('problem.key-missing', { key: 'name=' })
      : problem(`problem.${name.problem}`, { word: text.slice(0, 40) }),
  );
}
