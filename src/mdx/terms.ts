import { getCollection } from 'astro:content';
import type { Term } from '#course/glossary.ts';

/** A word of the glossary, and the trial that teaches it; null where no single one does. */
export interface Word {
  readonly term: Term;
  readonly trial: string | null;
}

/** The file of words that no single trial teaches. */
const general = 'course';

let words: Promise<ReadonlyMap<string, Word>> | undefined;

/** Every word by its id. A word that a trial teaches is the trial's, whatever `course.yaml` says of it. */
export function wordsOf(): Promise<ReadonlyMap<string, Word>> {
  // Lessons ask for each of their words. While somebody writes, the files change under the running program.
  return import.meta.env.PROD ? (words ??= readWords()) : readWords();
}

async function readWords(): Promise<ReadonlyMap<string, Word>> {
  const files = await getCollection('glossary');
  const inOrder = [...files].sort((a, b) => Number(b.id === general) - Number(a.id === general));
  return new Map(
    inOrder.flatMap(({ id, data }) =>
      data.terms.map((term) => [term.id, { term, trial: id === general ? null : id }] as const),
    ),
  );
}

let terms: Promise<ReadonlyMap<string, Term>> | undefined;

/** Every word of the glossary by its id, for those who do not ask where it is taught. */
export function termsOf(): Promise<ReadonlyMap<string, Term>> {
  return import.meta.env.PROD ? (terms ??= readTerms()) : readTerms();
}

async function readTerms(): Promise<ReadonlyMap<string, Term>> {
  return new Map([...(await wordsOf())].map(([id, { term }]) => [id, term]));
}
