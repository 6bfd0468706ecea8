/** A page that the index found, as the index's program hands it over. Decoded, because a file may be old or foreign. */
import { joinWords, type JoinedText } from './joined-text.ts';

export interface FoundPage {
  /** Address to follow, with the base of the site. */
  readonly url: string;
  /** Its path without base and language: `/trials/flag-signals/`. */
  readonly path: string;
  readonly title: JoinedText;
  readonly content: JoinedText;
  /** Its words, each as it stands in the index, with the space behind it. */
  readonly words: readonly string[];
  /** The parts that have an address of their own, in order; `word` is the number of the first word. */
  readonly parts: readonly { readonly id: string; readonly title: JoinedText; readonly word: number }[];
  /** Which words the index took for an answer. */
  readonly located: readonly number[];
}

/** Between the words of a language that the indexer cuts itself. */
const seam = '\u200b';

/** Reads what Pagefind's `data()` gives; undefined when it is something else. */
export function decodeFoundPage(value: unknown): FoundPage | undefined {
  if (!isRecord(value)) return undefined;
  const { url, raw_url: path = url, content, raw_content: raw, meta, anchors, locations } = value;
  if (typeof url !== 'string' || typeof path !== 'string' || typeof content !== 'string') return undefined;
  if (!isRecord(meta) || typeof meta['title'] !== 'string' || !Array.isArray(anchors)) return undefined;
  const words = wordsOf(typeof raw === 'string' && raw.includes(seam) ? raw : content);
  return {
    url,
    path: path.replace(/^\/en(?=\/)/u, ''),
    title: joinWords(spaced(meta['title'])),
    content: joinWords(words),
    words,
    parts: anchors
      .flatMap(partOf)
      .filter(({ word }) => word < words.length)
      .sort((one, other) => one.word - other.word),
    located: Array.isArray(locations) ? locations.filter((at) => typeof at === 'number' && at in words) : [],
  };
}

function wordsOf(content: string): readonly string[] {
  if (!content.includes(seam)) return spaced(content);
  return content.split(seam).map((word) => word.replaceAll('&lt;', '<').replaceAll('&gt;', '>'));
}

function spaced(text: string): readonly string[] {
  return text
    .trim()
    .split(/\s+/u)
    .map((word) => `${word} `);
}

function partOf(anchor: unknown): FoundPage['parts'] {
  if (!isRecord(anchor)) return [];
  const { id, text, location } = anchor;
  if (typeof id !== 'string' || typeof text !== 'string' || typeof location !== 'number') return [];
  const title = joinWords(spaced(text));
  return title.text === '' ? [] : [{ id, title, word: location }];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
