import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { extraNumber } from '#course/trial.ts';
import {
  bilingualTexts,
  claims,
  desks,
  experiments,
  lessonHome,
  lessonHomeNames,
  lessonSlugs,
  lessonText,
  misconceptions,
  portBoards,
  questions,
  sources,
  terms,
  wordsIn,
} from '../support/lessons.ts';
import { missions } from '../support/missions.ts';
import { projectRoot } from '../support/source-files.ts';

const trials = parse(readFileSync(join(projectRoot, 'content/course.yaml'), 'utf8')) as readonly {
  readonly id: string;
  readonly number: number;
}[];

const extras = (parse(readFileSync(join(projectRoot, 'content/extras.yaml'), 'utf8')) as readonly { id: string }[]).map(
  ({ id }) => ({ id, number: extraNumber }),
);

const locales = ['ja', 'en'] as const;
const slugs = lessonSlugs('ja');

/** What each word may name, by attribute. */
const known: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  Claim: { id: claims.map(({ id }) => id) },
  Experiment: { id: [...experiments.keys()] },
  Fact: { id: sources.map(({ id }) => id) },
  Flags: {},
  Goal: { mission: missions.map(({ name }) => name) },
  LineComparison: {},
  ListenerReading: {},
  Note: { term: terms.map(({ id }) => id) },
  NumberRanges: {},
  OutsideLook: {},
  PcDesk: { mission: missions.map(({ name }) => name) },
  PortBoard: { id: [...portBoards.keys()] },
  Ranges: { id: sources.filter(({ ranges }) => ranges.length > 0).map(({ id }) => id) },
  RouterDesk: { id: [...desks.keys()] },
  StateWords: {},
  TcpChart: { home: lessonHomeNames },
  Term: { id: terms.map(({ id }) => id) },
  Way: { mission: missions.map(({ name }) => name) },
};

const kanji = /\p{Script=Han}/u;
/** Iteration marks and the counter ヶ are read with their neighbours. */
const withoutReading = (text: string): readonly string[] =>
  text
    .replace(/\{[^{}|]+\|[^{}|]+\}/gu, '')
    .split('')
    .filter((letter) => kanji.test(letter));

/** Running text of a lesson: front matter's words and prose, without tags and attributes that hold ids. */
function proseOf(text: string): string {
  const [, matter = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const { title, lead } = parse(matter) as { title: string; lead: string };
  const titles = wordsIn(body).flatMap(({ title: one }) => (one === undefined ? [] : [one]));
  return [title, lead, ...titles, body.replace(/<\/?[A-Z][^>]*>/g, '')].join('\n');
}

const texts = [
  ...[...experiments].flatMap(([id, experiment]) => bilingualTexts(experiment, `experiments/${id}`)),
  ...[...desks].flatMap(([id, desk]) => bilingualTexts(desk, `desks/${id}`)),
  ...[...portBoards].flatMap(([id, board]) => bilingualTexts(board, `boards/${id}`)),
  ...[...questions].flatMap(([id, entries]) => bilingualTexts(entries, `questions/${id}`)),
  ...bilingualTexts(parse(readFileSync(join(projectRoot, 'content/extras.yaml'), 'utf8')), 'extras'),
  ...bilingualTexts(terms, 'glossary'),
  ...bilingualTexts(sources, 'sources'),
  ...bilingualTexts(misconceptions, 'misconceptions'),
  ...lessonHomeNames.flatMap((name) => bilingualTexts(lessonHome(name), `scenarios/lessons/${name}`)),
];

describe('the lessons', () => {
  it('are the same in both languages, each a trial of the course', () => {
    expect(lessonSlugs('en')).toEqual(slugs);
    expect(slugs.length).toBeGreaterThan(0);
    for (const slug of slugs) expect([...trials, ...extras].map(({ id }) => id)).toContain(slug);
  });

  it.each(slugs)('%s uses the same words with the same ids in both languages', (slug) => {
    const plan = (locale: 'ja' | 'en') => wordsIn(lessonText(locale, slug)).map(({ title: _, ...rest }) => rest);
    expect(plan('en')).toEqual(plan('ja'));
    const headings = (locale: 'ja' | 'en') => lessonText(locale, slug).match(/^## /gm)?.length;
    expect(headings('en')).toBe(headings('ja'));
  });

  it.each(slugs)('%s names only what exists', (slug) => {
    for (const { word = '', ...attributes } of wordsIn(lessonText('ja', slug))) {
      expect(Object.keys(known), slug).toContain(word);
      for (const [attribute, ids] of Object.entries(known[word] ?? {}))
        if (attributes[attribute] !== undefined) expect(ids, `<${word} ${attribute}>`).toContain(attributes[attribute]);
      if (word === 'Fact' && attributes['number'] !== undefined)
        expect(Object.keys(sources.find(({ id }) => id === attributes['id'])!.numbers)).toContain(attributes['number']);
    }
  });

  it.each(slugs)('%s has its experiments in order, and its goal at the end', (slug) => {
    const words = wordsIn(lessonText('ja', slug));
    const used = words.flatMap(({ word, id = '' }): readonly { readonly number: string }[] =>
      word === 'Experiment' ? [experiments.get(id)!] : word === 'PortBoard' ? [portBoards.get(id)!] : [],
    );
    const own = [...experiments.values(), ...portBoards.values()].filter(({ trial }) => trial === slug);
    expect(used).toHaveLength(own.length);
    expect(used.map(({ number }) => number)).toEqual(own.map(({ number }) => number).sort());
    const { number } = [...trials, ...extras].find(({ id }) => id === slug)!;
    for (const experiment of own) expect(experiment.number.startsWith(`${String(number)}-`)).toBe(true);
    expect(words.at(-1)?.['word']).toBe('Goal');
  });

  it.each(slugs)('%s has a reading for every kanji', (slug) => {
    expect(withoutReading(proseOf(lessonText('ja', slug)))).toEqual([]);
  });

  it.each(slugs)('%s is translated: no Japanese in English, no English sentence in Japanese', (slug) => {
    expect(proseOf(lessonText('en', slug))).not.toMatch(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u);
    expect(proseOf(lessonText('ja', slug))).not.toMatch(/[A-Za-z]{3,} [A-Za-z]{3,} [A-Za-z]{3,}/u);
  });

  it('leave numbers that the engine or a source can say to them', () => {
    for (const slug of slugs)
      for (const locale of locales) {
        const body = lessonText(locale, slug).replace(/^---[\s\S]*?\n---/, '').replace(/<[^>]*>|Windows 1[01]/g, '');
        expect(body.match(/\d{2,}/g) ?? [], `${locale}/${slug}`).toEqual([]);
      }
  });
});

describe('the words of experiments, questions, glossary and sources', () => {
  it('have a reading for every kanji', () => {
    expect(texts.filter(({ ja }) => withoutReading(ja).length > 0).map(({ path, ja }) => `${path}: ${ja}`)).toEqual([]);
  });

  it('are translated', () => {
    expect(texts.filter(({ en }) => /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}|]/u.test(en.replace('open|filtered', ''))).map(({ path }) => path)).toEqual([]);
    expect(texts.filter(({ ja, en }) => ja === en && /[a-z]{3} /u.test(en)).map(({ path }) => path)).toEqual([]);
  });

  it('have ids of their own', () => {
    for (const ids of [sources, terms, misconceptions, claims].map((list) => list.map(({ id }) => id)))
      expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('misconceptions', () => {
  const met = [
    ...[...experiments.values()].flatMap(({ steps }) =>
      steps.flatMap(({ answers, why }) =>
        [...answers, ...(why?.reasons ?? [])].flatMap(({ misconception, feedback }) =>
          misconception === undefined ? [] : [{ misconception, feedback }],
        ),
      ),
    ),
    ...[...portBoards.values()].flatMap(({ cards }) =>
      cards.map(({ misconception, why }) => ({ misconception, feedback: why })),
    ),
    ...[...questions.values()].flat().flatMap((entry) =>
      entry.kind === 'order' ? entry.swaps.map(({ misconception, why }) => ({ misconception, feedback: why })) : [],
    ),
  ];

  it('are all named, and all met in some answer', () => {
    expect([...new Set(met.map(({ misconception }) => misconception))].sort()).toEqual(
      misconceptions.map(({ id }) => id).sort(),
    );
  });

  it('are each met with a sentence of their own in both languages', () => {
    for (const locale of locales) {
      const said = met.map(({ feedback }) => feedback[locale]);
      expect(new Set(said).size).toBe(said.length);
    }
  });
});
