import { describe, expect, it } from 'vitest';
import { inMissionOrder, missionSchema, splitMission, type MissionWords } from '#course/mission.ts';
import { stripRuby } from '#course/ruby.ts';
import { contains, isPrivate, isShared, type Prefix } from '#sim/address.ts';
import { decodeMission } from '#sim/mission/mission-decode.ts';
import { eachPort } from '#sim/port-list.ts';
import { decoded, missionFiles } from '../support/missions.ts';

const documents = missionFiles.map(({ file, document }) => ({ file, document: missionSchema.parse(document) }));

const ids = (items: readonly { readonly id: string }[]): readonly string[] => items.map(({ id }) => id).sort();
const keys = (words: object): readonly string[] => Object.keys(words).sort();

function everySentence(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(everySentence) : [];
}

/** RFC 5737. */
const documentation: readonly Prefix[] = [
  { address: 0xc0000200, length: 24 },
  { address: 0xc6336400, length: 24 },
  { address: 0xcb007100, length: 24 },
];

describe('the missions', () => {
  it('follow one another from 1 without a gap', () => {
    const orders = inMissionOrder(documents.map(({ document }) => document)).map(({ order }) => order);
    expect(orders).toEqual(orders.map((_, index) => index + 1));
  });

  it.each(documents)('$file has the name that it gives itself', ({ file, document }) => {
    expect(file).toBe(`${document.name}.json`);
    expect(decoded(document).home.name).toBe(document.name);
  });

  it.each(documents)('$file says everything in both languages, and nothing else', ({ document }) => {
    const mission = decoded(document);
    for (const words of [document.words.ja, document.words.en] satisfies readonly MissionWords[]) {
      expect(keys(words.goals)).toEqual(ids(mission.goals));
      expect(keys(words.keeps)).toEqual(ids(mission.keeps));
      expect(keys(words.wrong)).toEqual(ids(mission.wrong));
      expect(keys(words.questions)).toEqual(ids(mission.questions));
      for (const question of mission.questions)
        expect(keys(words.questions[question.id]!.choices)).toEqual(ids(question.choices));
    }
  });

  it.each(documents)('$file shows the ports that it asks about from the three viewpoints', ({ document }) => {
    const { watch, goals, needs, solution } = decoded(document);
    const asked = goals.flatMap(({ all }) => all.filter((one) => one.kind === 'port' || one.kind === 'scanned' || one.kind === 'saw'));
    const looks = solution.deeds.filter((deed) => deed.kind === 'look');
    for (const { proto, ports } of [...asked, ...needs, ...looks]) {
      expect(proto).toBe(watch.proto);
      expect(eachPort(watch.ports)).toEqual(expect.arrayContaining([...eachPort(ports)]));
    }
  });

  it.each(documents)('$file speaks Japanese with readings, calmly', ({ document }) => {
    for (const text of everySentence(document.words.ja)) {
      expect(text.replace(/\{[^{}|]+\|[^{}|]+\}/g, ''), text).not.toMatch(/[\p{Script=Han}{}]/u);
      expect(stripRuby(text)).not.toMatch(/[!！]|簡単|かんたんです/);
    }
  });

  it.each(documents)('$file speaks English without Japanese in it', ({ document }) => {
    for (const text of everySentence(document.words.en)) expect(text).not.toMatch(/[\p{Script=Han}\p{Script=Hiragana}{|}!]/u);
  });

  it.each(documents)('$file uses documentation, private and shared addresses only', ({ document }) => {
    const { home } = decoded(document);
    const routers = home.gateway.upstream === null ? [home.gateway] : [home.gateway, home.gateway.upstream];
    const addresses = [
      home.scan.target,
      home.scanner.address,
      ...routers.flatMap(({ wan, lan }) => [wan.address, lan.address]),
      ...home.hosts.map(({ address }) => address.address),
    ];
    for (const address of addresses)
      expect(
        isPrivate(address) || isShared(address) || documentation.some((prefix) => contains(prefix, address)),
      ).toBe(true);
  });

  it('reach an island with the words of one language only', () => {
    for (const { document } of documents) {
      const { document: rest, words } = splitMission(document, 'en');
      expect(words).toBe(document.words.en);
      expect(JSON.stringify(rest)).not.toContain(document.words.ja.title);
      expect(decodeMission(rest).ok).toBe(true);
    }
  });
});

describe('a mission that is not well formed', () => {
  const good = missionFiles.find(({ file }) => file === 'forgotten-telnet.json')!.document as Record<string, unknown>;

  it.each([
    ['an unknown member', { ...good, extra: 1 }, '$.extra'],
    ['no goals', { ...good, goals: undefined }, '$.goals'],
    ['a PC that is not at home', { ...good, pc: 'nobody' }, '$.pc'],
    ['a condition of no kind', { ...good, goals: [{ id: 'a', all: [{ kind: 'luck' }] }] }, '$.goals[0].all[0].kind'],
    [
      'a port that is no number',
      { ...good, goals: [{ id: 'a', all: [{ kind: 'port', from: 'lan', ports: 'x', is: 'open' }] }] },
      '$.goals[0].all[0].ports',
    ],
    [
      'conditions inside one another without end',
      { ...good, goals: [{ id: 'a', all: [nest(12)] }] },
      '$.goals[0].all[0].that.that.that.that.that',
    ],
    ['a deed that no learner can do', { ...good, solution: { deeds: [{ kind: 'win' }] } }, '$.solution.deeds[0].kind'],
    [
      'a rule for a protocol that is none',
      {
        ...good,
        solution: {
          deeds: [
            { kind: 'rule.add', host: 'pc', rule: { id: 'a', direction: 'in', action: 'allow', proto: 'mail' } },
          ],
        },
      },
      '$.solution.deeds[0].rule.proto',
    ],
    ['two goals of one id', { ...good, goals: [goal, goal] }, '$.goals'],
    ['a home that is none', { ...good, home: { format: 2 } }, '$.home.format'],
    ['an answer that is no word', { ...good, solution: { answers: { where: 1 } } }, '$.solution.answers.where'],
  ])('is refused with its place: %s', (_, document, path) => {
    const result = decodeMission(document);
    expect(result.ok ? [] : result.problem.map((problem) => problem.path)).toContain(path);
  });

  it.each([null, 7, 'mission', [], {}])('is refused when it is no mission at all (%j)', (document) => {
    expect(decodeMission(document).ok).toBe(false);
  });
});

const goal = { id: 'a', all: [] };

function nest(depth: number): unknown {
  return depth === 0 ? { kind: 'changed' } : { kind: 'not', that: nest(depth - 1) };
}
