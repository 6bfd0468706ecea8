import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { claimsSchema, type Claim } from '#course/claim.ts';
import { deskSchema, type Desk } from '#course/desk.ts';
import { experimentSchema, type Experiment } from '#course/experiment.ts';
import { glossarySchema } from '#course/glossary.ts';
import { portBoardSchema, type PortBoard } from '#course/port-board.ts';
import { misconceptionSchema, type Misconception } from '#course/misconception.ts';
import { quizSchema, type QuizEntry } from '#course/quiz.ts';
import { sourceSchema, type Source } from '#course/source.ts';
import { projectRoot } from './source-files.ts';

/** What lessons are made of, read from `content/` as the site's build reads it. */

const content = join(projectRoot, 'content');

function names(folder: string, ending: string): readonly string[] {
  return readdirSync(join(content, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();
}

function yaml(path: string): unknown {
  return parse(readFileSync(join(content, path), 'utf8'));
}

export function lessonSlugs(locale: 'ja' | 'en'): readonly string[] {
  return names(`lessons/${locale}`, '.mdx');
}

/** A lesson's text, front matter included. */
export function lessonText(locale: 'ja' | 'en', slug: string): string {
  return readFileSync(join(content, 'lessons', locale, `${slug}.mdx`), 'utf8');
}

export const experiments: ReadonlyMap<string, Experiment> = new Map(
  names('experiments', '.yaml').map((id) => [id, experimentSchema.parse(yaml(`experiments/${id}.yaml`))]),
);

export const desks: ReadonlyMap<string, Desk> = new Map(
  names('desks', '.yaml').map((id) => [id, deskSchema.parse(yaml(`desks/${id}.yaml`))]),
);

export const portBoards: ReadonlyMap<string, PortBoard> = new Map(
  names('boards', '.yaml').map((id) => [id, portBoardSchema.parse(yaml(`boards/${id}.yaml`))]),
);

/** The question bank, trial by trial. */
export const questions: ReadonlyMap<string, readonly QuizEntry[]> = new Map(
  names('questions', '.yaml').map((id) => [id, quizSchema.parse(yaml(`questions/${id}.yaml`)).questions]),
);

export const claims: readonly Claim[] = names('claims', '.yaml').flatMap(
  (id) => claimsSchema.parse(yaml(`claims/${id}.yaml`)).claims,
);

export const terms = names('glossary', '.yaml').flatMap(
  (id) => glossarySchema.parse(yaml(`glossary/${id}.yaml`)).terms,
);

export const sources: readonly Source[] = sourceSchema.array().parse(yaml('sources.yaml'));

export const misconceptions: readonly Misconception[] = misconceptionSchema.array().parse(yaml('misconceptions.yaml'));

/** A home of the lessons, as parsed JSON. */
export function lessonHome(name: string): unknown {
  return JSON.parse(readFileSync(join(content, 'scenarios/lessons', `${name}.json`), 'utf8'));
}

export const lessonHomeNames = names('scenarios/lessons', '.json');

/** The words that a lesson uses, in order, each with its attributes: `{ word: 'Fact', id: 'http-port' }`. */
export function wordsIn(text: string): readonly Readonly<Record<string, string>>[] {
  return [...text.matchAll(/<([A-Z]\w*)((?:\s+[a-z]+="[^"]*")*)\s*\/?>/g)].map(([, word = '', attributes = '']) => ({
    word,
    ...Object.fromEntries([...attributes.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, name, value]) => [name, value])),
  }));
}

/** Every pair of texts in the two languages in a piece of content, with its path. */
export function bilingualTexts(
  value: unknown,
  path: string,
): readonly { readonly path: string; readonly ja: string; readonly en: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const { ja, en } = value as { ja?: unknown; en?: unknown };
  if (typeof ja === 'string' && typeof en === 'string') return [{ path, ja, en }];
  return Object.entries(value).flatMap(([key, inner]) => bilingualTexts(inner, `${path}.${key}`));
}
