import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { quizQuestionSchema, type QuizEntry } from '#course/quiz.ts';
import { stripRuby } from '#course/ruby.ts';
import { messages } from '#i18n/messages.ts';
import { readLink } from '#machines/lab/homes.ts';
import { swapIn } from '#machines/quiz/quiz-question.ts';
import { FINAL_EACH, startQuiz } from '#machines/quiz/quiz.machine.ts';
import { quizScriptOf } from '#mdx/quiz-scripts.ts';
import { lessonHome, misconceptions, questions, sources } from '#test/support/lessons.ts';
import { permutations } from '#test/support/permutations.ts';
import { projectRoot } from '#test/support/source-files.ts';

const course = parse(readFileSync(join(projectRoot, 'content/course.yaml'), 'utf8')) as { id: string }[];
const trials = course.map(({ id }) => id);
const bank = [...questions].map(([trial, own]) => ({ trial, questions: own }));
const entries = bank.flatMap(({ questions: own }) => own);

const scripts = bank.flatMap(({ trial, questions: own }) =>
  own.map((entry) => () => quizScriptOf(entry, { trial, locale: 'ja', words: messages('ja'), home: lessonHome })),
);

type Swaps = Extract<QuizEntry, { kind: 'order' }>['swaps'];

/** A question about a run is a choice to who answers it. */
const kindOf = (kind: string) => (kind === 'run' ? 'choice' : kind);

describe('the question bank', () => {
  it('has a name of its own for every question', () => {
    const ids = entries.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('asks at least sixty questions, and seven or more about each of the nine trials', () => {
    expect(entries.length).toBeGreaterThanOrEqual(60);
    expect(bank.map(({ trial }) => trial).sort()).toEqual([...trials].sort());
    expect(bank.filter(({ questions: own }) => own.length < 7)).toEqual([]);
  });

  it('asks in every way, and in each way five times or more', () => {
    for (const kind of ['choice', 'order', 'match', 'spot', 'grid'])
      expect(entries.filter((entry) => kindOf(entry.kind) === kind).length, kind).toBeGreaterThanOrEqual(5);
  });

  it('has a final that asks about every trial twice, whatever the seed', () => {
    const all = scripts.map((script) => script());
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const actor = startQuiz(all);
        actor.send({ type: 'round.start', purpose: 'final', seed });
        const asked = actor.getSnapshot().context.put.map(({ question }) => question);
        expect(new Set(asked.map(({ id }) => id)).size).toBe(asked.length);
        expect(asked.map(({ trial }) => trial).sort()).toEqual(trials.flatMap((id) => Array(FINAL_EACH).fill(id)).sort());
      }),
      { numRuns: 50 },
    );
  });

  it('names only facts and misconceptions that exist', () => {
    const facts = new Set(sources.map(({ id }) => id));
    const beliefs = new Set(misconceptions.map(({ id }) => id));
    const named = entries.flatMap((entry) => ('facts' in entry ? entry.facts : []));
    const believed = entries.flatMap((entry) => [
      entry.misconception,
      ...('choices' in entry ? entry.choices.map(({ misconception }) => misconception) : []),
      ...('swaps' in entry ? entry.swaps.map(({ misconception }) => misconception) : []),
    ]);
    expect(named.filter((id) => !facts.has(id))).toEqual([]);
    expect(believed.filter((id) => id !== undefined && !beliefs.has(id))).toEqual([]);
  });

  it.each(entries.map((entry, at) => [entry.id, at] as const))('proves the answer of %s', (_, at) => {
    const { right, slots, options } = scripts[at]!();
    expect(right).toHaveLength(slots);
    expect(right.filter((option) => !options.includes(option))).toEqual([]);
  });

  it('meets a misconception with every wrong choice, and with none that is right', () => {
    const wrong = entries.flatMap((entry, at) => {
      if (entry.kind === 'order') return [];
      if (!('choices' in entry)) return entry.misconception === undefined ? [entry.id] : [];
      const [right] = scripts[at]!().right;
      const odd = entry.choices.filter(({ id, misconception }) => (id === right) === (misconception !== undefined));
      return odd.map(({ id }) => `${entry.id}: ${id}`);
    });
    expect(wrong).toEqual([]);
  });

  it('says of each pair and door why it was wrong; only the door that is looked for needs no such sentence', () => {
    const bare = entries.flatMap((entry, at) => {
      if (entry.kind !== 'spot' && entry.kind !== 'grid') return [];
      const sought = entry.kind === 'spot' ? scripts[at]!().right[0] : undefined;
      return entry.doors.filter(({ port, why }) => (why === undefined) !== (String(port) === sought)).map(({ port }) => `${entry.id}: ${port}`);
    });
    expect(bare).toEqual([]);
  });

  const rows = entries.flatMap((entry, at) => (entry.kind === 'order' ? [{ entry, at }] : []));

  it.each(rows.map(({ entry, at }) => [entry.id, entry, at] as const))(
    'says of every wrong order of %s what was put too early, in both languages, and says nothing so of the right one',
    (_, entry, at) => {
      const ja = scripts[at]!();
      const { trial } = ja;
      const en = quizScriptOf(entry, { trial, locale: 'en', words: messages('en'), home: lessonHome });
      const orders = permutations(ja.right);
      const said = ({ swaps }: typeof ja) => orders.map((order) => swapIn(swaps, order)?.why);
      const sentences = (script: typeof ja) => new Set(said(script).slice(1));
      expect([said(ja)[0], said(en)[0]]).toEqual([undefined, undefined]);
      expect(sentences(ja)).toEqual(new Set(entry.swaps.map(({ why }) => why.ja)));
      expect(sentences(en)).toEqual(new Set(entry.swaps.map(({ why }) => why.en)));
      expect(sentences(ja).size).toBe(entry.swaps.length);
    },
  );

  it.each([
    ['two neighbours of which nothing is said', (swaps: Swaps) => swaps.slice(1)],
    ['a swap of something that is not in the row', (swaps: Swaps) => [...swaps, { ...swaps[0]!, early: 'nobody' }]],
    ['a swap that is the right order', (swaps: Swaps) => [...swaps, { ...swaps[0]!, early: swaps[0]!.late, late: swaps[0]!.early }]],
    ['a swap without a sentence in English', (swaps: Swaps) => [{ ...swaps[0]!, why: { ja: 'だめ' } }, ...swaps.slice(1)]],
  ])('refuses a row with %s', (_, change) => {
    const { entry } = rows[0]!;
    expect(quizQuestionSchema.safeParse(entry).success).toBe(true);
    expect(quizQuestionSchema.safeParse({ ...entry, swaps: change(entry.swaps) }).success).toBe(false);
  });

  it('opens the home behind its doors in the sandbox, changed as the question says', () => {
    const scenes = scripts.map((script) => script().scene).filter((scene) => scene !== null);
    expect(scenes.length).toBeGreaterThanOrEqual(10);
    for (const { sandbox, target } of scenes) {
      const link = readLink(sandbox.replace(/^.*#home=/u, ''), new Map());
      expect(link.ok, target.name).toBe(true);
    }
    const off = entries.findIndex(({ id }) => id === 'guard-switched-off');
    const link = readLink(scripts[off]!().scene!.sandbox.replace(/^.*#home=/u, ''), new Map());
    if (!link.ok) throw new Error(link.problem.code);
    const pc = link.value.scenario.hosts.find(({ name }) => name === 'misaki-pc')!;
    expect(pc.firewall.enabled).toBe(false);
    expect(pc.programs.find(({ name }) => name === 'web')!.running).toBe(false);
  });

  it('looks at doors that are not all alike', () => {
    for (const [at, { id, kind }] of entries.entries())
      if (kind === 'grid') expect(new Set(scripts[at]!().right).size, id).toBeGreaterThan(1);
  });

  const choices = entries.flatMap((entry, at) => ('choices' in entry ? [{ entry, right: scripts[at]!().right[0] }] : []));

  it.each(['ja', 'en'] as const)('does not give the right choice away by its length (%s)', (locale) => {
    const longest = choices.filter(({ entry, right }) => {
      const length = (id: string) => stripRuby(entry.choices.find((one) => one.id === id)!.text[locale]).length;
      return entry.choices.every(({ id }) => id === right || length(id) < length(right!));
    });
    // Of three choices the right one is the longest in a third of the cases by chance.
    expect(longest.map(({ entry }) => entry.id).length / choices.length).toBeLessThanOrEqual(0.4);
  });

  it('does not give it away by the outcome: none is right in more than half of the questions about a knock', () => {
    const knocks = entries.flatMap((entry, at) => {
      if (entry.kind !== 'run' || entry.run.kind !== 'knock') return [];
      return entry.choices.filter(({ id }) => id === scripts[at]!().right[0]).map(({ outcome }) => outcome);
    });
    for (const outcome of new Set(knocks))
      expect(knocks.filter((one) => one === outcome).length / knocks.length, outcome).toBeLessThanOrEqual(0.5);
  });
});
