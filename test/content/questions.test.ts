import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { quizSchema } from '#course/quiz.ts';
import { messages } from '#i18n/messages.ts';
import { quizScriptOf } from '#mdx/quiz-scripts.ts';
import { lessonHome, lessonHomeNames, misconceptions, sources } from '#test/support/lessons.ts';
import { projectRoot } from '#test/support/source-files.ts';

const folder = join(projectRoot, 'content/questions');
const bank = readdirSync(folder).map((name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  return { trial: name.replace('.yaml', ''), questions: quizSchema.parse(parse(text)).questions };
});
const entries = bank.flatMap(({ questions }) => questions);

function home(name: string): unknown {
  if (lessonHomeNames.includes(name)) return lessonHome(name);
  return JSON.parse(readFileSync(join(projectRoot, 'content/scenarios', `${name}.json`), 'utf8'));
}

const scripts = bank.flatMap(({ trial, questions }) =>
  questions.map((entry) => () => quizScriptOf(entry, { trial, locale: 'ja', words: messages('ja'), home })),
);

describe('the question bank', () => {
  it('has a name of its own for every question', () => {
    const ids = entries.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('belongs to trials of the course', () => {
    const course = parse(readFileSync(join(projectRoot, 'content/course.yaml'), 'utf8')) as { id: string }[];
    const trials = course.map(({ id }) => id);
    expect(bank.filter(({ trial }) => !trials.includes(trial))).toEqual([]);
  });

  it('asks in every way: choices, experiments, orders, matches, doors and grids', () => {
    expect([...new Set(entries.map(({ kind }) => kind))].sort()).toEqual(
      ['choice', 'grid', 'match', 'order', 'run', 'spot'],
    );
  });

  it('names only facts and misconceptions that exist', () => {
    const facts = new Set(sources.map(({ id }) => id));
    const beliefs = new Set(misconceptions.map(({ id }) => id));
    const named = entries.flatMap((entry) => ('facts' in entry ? entry.facts : []));
    const believed = entries.flatMap((entry) => [
      entry.misconception,
      ...('choices' in entry ? entry.choices.map(({ misconception }) => misconception) : []),
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
      if (!('choices' in entry)) return entry.misconception === undefined ? [entry.id] : [];
      const [right] = scripts[at]!().right;
      const odd = entry.choices.filter(({ id, misconception }) => (id === right) === (misconception !== undefined));
      return odd.map(({ id }) => `${entry.id}: ${id}`);
    });
    expect(wrong).toEqual([]);
  });

  it('does not give the right choice away by its length', () => {
    const choices = entries.flatMap((entry, at) => ('choices' in entry ? [{ entry, right: scripts[at]!().right[0] }] : []));
    const longest = choices.filter(({ entry, right }) => {
      const lengths = entry.choices.map(({ id, text }) => ({ id, length: text.en.length }));
      return lengths.every(({ id, length }) => id === right || length < lengths.find((one) => one.id === right)!.length);
    });
    expect(longest.length * 2).toBeLessThan(choices.length * 1.2);
  });
});
