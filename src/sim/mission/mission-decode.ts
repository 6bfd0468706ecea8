/** Reading a mission from unknown data: every member checked, ids and names that it refers to there. */
import { fail, ok, type Result } from '#result';
import { commandDecoders } from '../command-decode.ts';
import {
  boolean,
  checked,
  integer,
  list,
  oneOf,
  optional,
  parsed,
  record,
  required,
  text,
  variants,
  withDefault,
  type DecodeProblem,
  type Decoder,
} from '../decode.ts';
import { DOORS } from '../explain.ts';
import { PROFILES } from '../firewall/rule.ts';
import { address, decodeScenario, port, ports, transport } from '../scenario-decode.ts';
import type { Scenario } from '../scenario.ts';
import { VIEWPOINTS } from '../viewpoint.ts';
import type { Answers, Deed, Goal, Mission, Predicate } from './mission.ts';

const name = required(text(80));
const kebab = parsed((input) => ({ ok: /^[a-z][a-z0-9-]{0,79}$/.test(input), value: input }), { code: 'name' });
const router = withDefault(oneOf('gateway', 'upstream'), () => 'gateway');
const berth = {
  from: required(oneOf(...VIEWPOINTS)),
  host: optional(text(80)),
  proto: withDefault(transport, () => 'tcp' as const),
  ports: required(ports),
};
const ruleForm = {
  host: name,
  direction: withDefault(oneOf('in', 'out'), () => 'in'),
  action: withDefault(oneOf('allow', 'block'), () => 'allow'),
  proto: withDefault(transport, () => 'tcp' as const),
  port: required(port),
  side: optional(oneOf('local', 'remote')),
};
const passage = {
  host: name,
  target: required(address),
  proto: withDefault(transport, () => 'tcp' as const),
  port: required(port),
};

function kind<const Kind extends string>(value: Kind) {
  return required(oneOf(value));
}

/** Conditions may contain one another, but not without end. */
const DEEPEST = 4;

function predicateAt(depth: number): Decoder<Predicate> {
  const inner: Decoder<Predicate> = (input, path, problems) =>
    depth >= DEEPEST ? nested(input, path, problems) : predicateAt(depth + 1)(input, path, problems);
  return variants({
    port: record({ kind: kind('port'), ...berth, is: required(oneOf('open', 'closed', 'filtered', 'not-open')) }),
    door: record({ kind: kind('door'), ...berth, is: required(oneOf(...DOORS)) }),
    'nothing-else-opened': record({
      kind: kind('nothing-else-opened'),
      but: withDefault(list(record(berth), 20), () => []),
    }),
    rule: record({ kind: kind('rule'), host: name, id: name }),
    'has-rule': record({ kind: kind('has-rule'), ...ruleForm }),
    'rule-limited': record({
      kind: kind('rule-limited'),
      ...ruleForm,
      profiles: optional(list(oneOf(...PROFILES), 3)),
      remote: withDefault(boolean, () => false),
      program: withDefault(boolean, () => false),
    }),
    firewall: record({ kind: kind('firewall'), host: name }),
    'lets-all-in': record({ kind: kind('lets-all-in'), host: name }),
    'lets-all-out': record({ kind: kind('lets-all-out'), host: name }),
    reaches: record({ kind: kind('reaches'), ...passage }),
    'looked-out': record({
      kind: kind('looked-out'),
      ...passage,
      since: withDefault(oneOf('change', 'start'), () => 'change'),
    }),
    profile: record({ kind: kind('profile'), host: name, is: required(oneOf(...PROFILES)) }),
    program: record({ kind: kind('program'), host: name, program: name }),
    listens: record({
      kind: kind('listens'),
      host: name,
      proto: withDefault(transport, () => 'tcp' as const),
      port: required(port),
    }),
    power: record({ kind: kind('power'), host: name }),
    forward: record({
      kind: kind('forward'),
      router,
      proto: withDefault(transport, () => 'tcp' as const),
      wanPort: required(port),
      toAddress: optional(address),
      toPort: optional(port),
    }),
    dmz: record({ kind: kind('dmz'), router }),
    'router-power': record({ kind: kind('router-power'), router }),
    upnp: record({ kind: kind('upnp'), router }),
    mapping: record({ kind: kind('mapping'), router, id: name }),
    'wan-address': record({ kind: kind('wan-address'), is: required(oneOf('public', 'private', 'shared')) }),
    'cannot-open': record({
      kind: kind('cannot-open'),
      host: name,
      proto: withDefault(transport, () => 'tcp' as const),
      port: required(port),
    }),
    scanned: record({
      kind: kind('scanned'),
      ...berth,
      since: withDefault(oneOf('change', 'start'), () => 'change'),
    }),
    saw: record({ kind: kind('saw'), ...berth, is: required(oneOf('open', 'not-open')) }),
    changed: record({ kind: kind('changed') }),
    answered: record({ kind: kind('answered'), question: name }),
    chose: record({ kind: kind('chose'), question: name, choice: name }),
    privilege: record({ kind: kind('privilege'), atLeast: required(integer(0, 100)) }),
    any: record({ kind: kind('any'), of: required(list(inner, 9)) }),
    not: record({ kind: kind('not'), that: required(inner) }),
  });
}

function nested(_input: unknown, path: string, problems: DecodeProblem[]): undefined {
  problems.push({ path, expected: { code: 'at-most', high: DEEPEST } });
  return undefined;
}

const predicates = list(predicateAt(0), 50);
const goal: Decoder<Goal> = record({ id: required(kebab), all: required(predicates) });

const answers: Decoder<Answers> = (input, path, problems) => {
  const asRecord = record({});
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return asRecord(input, path, problems);
  const entries = Object.entries(input);
  const bad = entries.find(([, value]) => typeof value !== 'string');
  if (bad === undefined) return Object.fromEntries(entries) as Answers;
  problems.push({ path: `${path}.${bad[0]}`, expected: { code: 'string' } });
  return undefined;
};

const deed: Decoder<Deed> = variants({
  ...commandDecoders,
  look: record({ kind: kind('look'), ...berth, by: optional(text(80)) }),
  'look-out': record({ kind: kind('look-out'), ...passage }),
});

const attempt = {
  deeds: withDefault(list(deed, 100), () => []),
  answers: withDefault(answers, () => ({})),
};

const home: Decoder<Scenario> = (input, path, problems) => {
  const decoded = decodeScenario(input);
  if (decoded.ok) return decoded.value;
  problems.push(...decoded.problem.map((problem) => ({ ...problem, path: path + problem.path.slice(1) })));
  return undefined;
};

const mission: Decoder<Mission> = checked(
  record({
    name: required(kebab),
    pc: name,
    home: required(home),
    watch: required(record({ proto: withDefault(transport, () => 'tcp' as const), ports: required(ports) })),
    needs: withDefault(
      list(
        record({
          host: name,
          from: required(oneOf('internet', 'lan')),
          proto: withDefault(transport, () => 'tcp' as const),
          ports: required(ports),
        }),
        20,
      ),
      () => [],
    ),
    goals: required(list(goal, 9)),
    keeps: withDefault(list(goal, 9), () => []),
    questions: withDefault(
      list(
        record({
          id: required(kebab),
          choices: required(list(record({ id: required(kebab), right: required(predicates) }), 9)),
        }),
        9,
      ),
      () => [],
    ),
    solution: required(record(attempt)),
    wrong: required(list(record({ id: required(kebab), ...attempt, sign: required(predicates) }), 20)),
  }),
  (value, path) => {
    if (!value.home.hosts.some((host) => host.name === value.pc))
      return { path: `${path}.pc`, expected: { code: 'existing-host' } };
    for (const [member, items] of [
      ['goals', [...value.goals, ...value.keeps]],
      ['questions', value.questions],
      ['wrong', value.wrong],
    ] as const)
      if (new Set(items.map(({ id }) => id)).size < items.length)
        return { path: `${path}.${member}`, expected: { code: 'unique' } };
    return undefined;
  },
);

/**
 * Reads a mission from parsed JSON. The members `mission` (the format's number), `order` and `words` are for pages and
 * not looked at. On failure: every problem found, each with its JSON path and what was expected.
 */
export function decodeMission(input: unknown): Result<Mission, readonly DecodeProblem[]> {
  const problems: DecodeProblem[] = [];
  const value = mission(withoutWords(input), '$', problems);
  return value === undefined || problems.length > 0 ? fail(problems) : ok(value);
}

function withoutWords(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  return Object.fromEntries(Object.entries(input).filter(([key]) => !['mission', 'order', 'words'].includes(key)));
}
