import type { FoundPage } from './found-page.ts';
import { hitsOn, type Hit } from './hits.ts';
import { letterwise } from './letterwise.ts';
import { inKatakana, termsOf } from './query.ts';

/** Asks the index: every page that has all these words, or words that begin so. Rejects when the index cannot be read. */
export type AskIndex = (words: string) => Promise<readonly FoundPage[]>;

/**
 * What the course has on a tidy query, best first. A query in hiragana without an answer is tried in katakana, because
 * whoever hears ぽーと does not know that it is written ポート.
 */
export async function findHits(query: string, ask: AskIndex): Promise<readonly Hit[]> {
  const hits = await hitsFor(query, ask);
  const other = inKatakana(query);
  return hits.length > 0 || other === query ? hits : hitsFor(other, ask);
}

async function hitsFor(query: string, ask: AskIndex): Promise<readonly Hit[]> {
  const terms = termsOf(query);
  if (terms.length === 0) return [];
  return hitsOn(
    await ask(
      terms
        .map(({ text }) => letterwise(text))
        .join(' ')
        .trim(),
    ),
    terms,
  );
}
