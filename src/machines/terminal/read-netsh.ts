/** `netsh`: shows and changes the firewall's profiles and rules. What it changes goes out as commands. */
import { fail, ok, type Result } from '#result';
import type { Command } from '#sim/command.ts';
import { PROFILES, type HostRule, type Profile } from '#sim/firewall/rule.ts';
import type { Host, ProfileSettings } from '#sim/scenario.ts';
import { changeProfiles } from '../firewall-console/firewall-change.ts';
import { freeRuleId } from '../rule-wizard/rule-id.ts';
import { EMPTY_LINE, say } from './line.ts';
import { firstMissing, newName, readKeys, RULE_KEYS, rulePart, type Keys, type RuleKey } from './netsh-keys.ts';
import { walkNetsh, type NetshLeaf } from './netsh-tree.ts';
import { problem, type LineProblem, type NetshRequest, type Request } from './request.ts';

type Read = Result<NetshRequest, LineProblem>;

export function readNetsh(words: readonly string[], host: Host): Result<Request, LineProblem> {
  const { depth, at } = walkNetsh(words);
  if (typeof at !== 'string') {
    const expected = Object.keys(at).join(', ');
    const word = words[depth];
    const after = ['netsh', ...words.slice(0, depth)].join(' ');
    if (word === '?' || word === '/?' || (word === undefined && depth === 0))
      return ok({ program: 'help', topic: 'netsh' });
    return fail(
      word === undefined
        ? problem('problem.word-missing', { after, expected })
        : problem('problem.word', { word, after, expected }),
    );
  }
  const read = readLeaf(at, words[depth - 1]!.toLowerCase(), words.slice(depth), host);
  return read.ok ? ok({ program: 'netsh', netsh: read.value }) : read;
}

function readLeaf(leaf: NetshLeaf, last: string, words: readonly string[], host: Host): Read {
  switch (leaf) {
    case 'interface':
      return words[0] === undefined
        ? ok({ kind: 'show-interface' })
        : fail(problem('problem.too-many', { word: words[0] }));
    case 'show-profile':
      return showProfiles(profilesNamed(last, host), words);
    case 'set-profile':
      return setProfiles(profilesNamed(last, host), words, host);
    case 'show':
      return showRules(words, host);
    case 'add':
      return addRule(words, host);
    case 'delete':
      return deleteRules(words, host);
    case 'set':
      return setRules(words, host);
  }
}

function profilesNamed(word: string, host: Host): readonly Profile[] {
  if (word === 'allprofiles') return PROFILES;
  return word === 'currentprofile' ? [host.profile] : PROFILES.filter((profile) => word === `${profile}profile`);
}

const PARTS: Readonly<Record<string, 'state' | 'policy'>> = { state: 'state', firewallpolicy: 'policy' };

function showProfiles(profiles: readonly Profile[], [word, extra]: readonly string[]): Read {
  if (extra !== undefined) return fail(problem('problem.too-many', { word: extra }));
  if (word === undefined) return ok({ kind: 'show-profiles', profiles, part: null });
  const part = PARTS[word.toLowerCase()];
  return part === undefined
    ? fail(problem('problem.word', { word, after: 'show', expected: Object.keys(PARTS).join(', ') }))
    : ok({ kind: 'show-profiles', profiles, part });
}

const INBOUND: Readonly<Record<string, Partial<ProfileSettings>>> = {
  blockinbound: { defaultInbound: 'block', blockAllInbound: false },
  blockinboundalways: { defaultInbound: 'block', blockAllInbound: true },
  allowinbound: { defaultInbound: 'allow', blockAllInbound: false },
};
const OUTBOUND: Readonly<Record<string, Partial<ProfileSettings>>> = {
  allowoutbound: { defaultOutbound: 'allow' },
  blockoutbound: { defaultOutbound: 'block' },
};

function setProfiles(profiles: readonly Profile[], [word, value, extra]: readonly string[], host: Host): Read {
  const part = PARTS[word?.toLowerCase() ?? ''];
  if (part === undefined)
    return fail(
      problem(word === undefined ? 'problem.word-missing' : 'problem.word', {
        word: word ?? '',
        after: 'set',
        expected: Object.keys(PARTS).join(', '),
      }),
    );
  if (extra !== undefined) return fail(problem('problem.too-many', { word: extra }));
  const change = part === 'state' ? readState(value) : readPolicy(value);
  return change.ok ? changed([changeProfiles(host, profiles, change.value)], []) : change;
}

function readState(value = ''): Result<Partial<ProfileSettings>, LineProblem> {
  const word = value.toLowerCase();
  return word === 'on' || word === 'off'
    ? ok({ enabled: word === 'on' })
    : fail(problem('problem.key-value', { key: 'state', word: value, expected: 'on, off' }));
}

function readPolicy(value = ''): Result<Partial<ProfileSettings>, LineProblem> {
  const [inbound, outbound, extra] = value.toLowerCase().split(',');
  const [coming, going] = [INBOUND[inbound ?? ''], OUTBOUND[outbound ?? '']];
  if (coming !== undefined && going !== undefined && extra === undefined) return ok({ ...coming, ...going });
  const expected = `${Object.keys(INBOUND).join('|')},${Object.keys(OUTBOUND).join('|')}`;
  return fail(problem('problem.key-value', { key: 'firewallpolicy', word: value, expected }));
}

/** Nothing is changed twice: the firewall's answer is one word after it. */
function changed(commands: readonly Command[], said: ReturnType<typeof say>[]): Read {
  return ok({ kind: 'change', commands, said: [...said, say('netsh.ok'), EMPTY_LINE] });
}

const FINDING: readonly RuleKey[] = ['name', 'dir', 'profile', 'program', 'protocol', 'localport', 'remoteport'];

/** The rules that the keys mean: by name (all: every one), and by what else they say. */
function rulesMeant(keys: Keys, host: Host): Result<readonly HostRule[], LineProblem> {
  const missing = firstMissing(keys, ['name']);
  if (missing !== null) return fail(missing);
  const part = rulePart(keys, host);
  if (!part.ok) return part;
  const name = keys.get('name')!.toLowerCase();
  const found = host.firewall.rules.filter(
    (rule) =>
      (name === 'all' || rule.name.toLowerCase() === name) &&
      Object.entries(part.value).every(
        ([key, value]) => JSON.stringify(rule[key as keyof HostRule]) === JSON.stringify(value),
      ),
  );
  return found.length > 0 ? ok(found) : fail(problem('netsh.none', { word: keys.get('name')! }));
}

function showRules(words: readonly string[], host: Host): Read {
  const keys = readKeys(
    words.filter((word) => word.toLowerCase() !== 'verbose'),
    FINDING,
  );
  if (!keys.ok) return keys;
  const rules = rulesMeant(keys.value, host);
  return rules.ok ? ok({ kind: 'show-rules', rules: rules.value }) : rules;
}

function deleteRules(words: readonly string[], host: Host): Read {
  const keys = readKeys(words, FINDING);
  if (!keys.ok) return keys;
  const rules = rulesMeant(keys.value, host);
  if (!rules.ok) return rules;
  const commands = rules.value.map(({ id }): Command => ({ kind: 'rule.remove', host: host.name, id }));
  return changed(commands, [EMPTY_LINE, say('netsh.deleted', { count: commands.length })]);
}

function addRule(words: readonly string[], host: Host): Read {
  const keys = readKeys(words, RULE_KEYS);
  if (!keys.ok) return keys;
  const missing = firstMissing(keys.value, ['name', 'dir', 'action']);
  if (missing !== null) return fail(missing);
  const name = newName(keys.value.get('name')!);
  if (!name.ok) return name;
  const part = rulePart(keys.value, host);
  if (!part.ok) return part;
  const rule: HostRule = {
    ...BLANK,
    ...part.value,
    id: freeRuleId(new Set(host.firewall.rules.map(({ id }) => id))),
    name: name.value,
  };
  const conflict = portConflict(rule, keys.value);
  return conflict === null ? changed([{ kind: 'rule.add', host: host.name, rule }], []) : fail(conflict);
}

const BLANK: Omit<HostRule, 'id' | 'name'> = {
  group: null,
  direction: 'in',
  action: 'allow',
  enabled: true,
  proto: 'any',
  ports: null,
  remotePorts: null,
  remote: null,
  rejectWith: 'tcp-reset',
  profiles: null,
  program: null,
  secure: false,
};

/** Ports belong to TCP and UDP; netsh refuses them without one of the two. */
function portConflict(rule: HostRule, keys: Keys): LineProblem | null {
  if (rule.proto === 'tcp' || rule.proto === 'udp' || (rule.ports === null && rule.remotePorts === null)) return null;
  return problem('problem.key-value', { key: 'protocol=', word: keys.get('protocol') ?? '', expected: 'tcp, udp' });
}

/** `set rule name=… new enable=no`: what stands before `new` finds the rules, what stands after it changes them. */
function setRules(words: readonly string[], host: Host): Read {
  const at = words.findIndex((word) => word.toLowerCase() === 'new');
  if (at < 0) return fail(problem('problem.word-missing', { after: 'set rule name=…', expected: 'new' }));
  const finding = readKeys(words.slice(0, at), FINDING);
  if (!finding.ok) return finding;
  const rules = rulesMeant(finding.value, host);
  if (!rules.ok) return rules;
  const keys = readKeys(
    words.slice(at + 1),
    RULE_KEYS.filter((key) => key !== 'dir'),
  );
  if (!keys.ok) return keys;
  if (keys.value.size === 0)
    return fail(problem('problem.word-missing', { after: 'new', expected: 'enable=, action=' }));
  const part = rulePart(keys.value, host);
  if (!part.ok) return part;
  const text = keys.value.get('name');
  const name = text === undefined ? null : newName(text);
  if (name !== null && !name.ok) return name;
  const change = name === null ? part.value : { ...part.value, name: name.value };
  for (const rule of rules.value) {
    const conflict = portConflict({ ...rule, ...change }, keys.value);
    if (conflict !== null) return fail(conflict);
  }
  const commands = rules.value.map(({ id }): Command => ({ kind: 'rule.change', host: host.name, id, change }));
  return changed(commands, [EMPTY_LINE, say('netsh.updated', { count: commands.length })]);
}
