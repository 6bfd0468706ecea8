import { parseRuby, toHiragana } from './ruby.ts';

/** A row of the kana table as Unicode has it: its first letter, which may be a small one, and the letter it is named by. */
const kanaRows = [
  { from: 0x3041, key: 0x3042 }, // a
  { from: 0x304b, key: 0x304b }, // ka
  { from: 0x3055, key: 0x3055 }, // sa
  { from: 0x305f, key: 0x305f }, // ta
  { from: 0x306a, key: 0x306a }, // na
  { from: 0x306f, key: 0x306f }, // ha
  { from: 0x307e, key: 0x307e }, // ma
  { from: 0x3083, key: 0x3084 }, // ya
  { from: 0x3089, key: 0x3089 }, // ra
  { from: 0x308e, key: 0x308f }, // wa
] as const;

/** The heading of the words that begin with a Latin letter. */
export const latinKey = 'A';

export interface IndexGroup<Item> {
  /** A kana row in Japanese, a letter in English. */
  readonly key: string;
  readonly items: readonly Item[];
}

/** How a Japanese word with furigana is read, in hiragana. */
export function readingOf(text: string): string {
  const read = parseRuby(text)
    .map(({ base, reading }) => reading ?? base)
    .join('');
  return toHiragana(read);
}

/** The row of the kana table that a word belongs to: ga is in the row of ka, pa in that of ha. */
function rowOf(reading: string): string {
  const first = reading.normalize('NFD').codePointAt(0) ?? 0;
  const row = kanaRows.findLast(({ from }) => from <= first);
  return row === undefined ? latinKey : String.fromCodePoint(row.key);
}

/**
 * Items in the order of a dictionary of their language, grouped under the headings of its index. Japanese: by reading,
 * under the rows of the kana table, Latin letters last; English: by letter. `textOf` gives an item's word.
 */
export function indexOf<Item>(
  items: readonly Item[],
  locale: 'ja' | 'en',
  textOf: (item: Item) => string,
): readonly IndexGroup<Item>[] {
  const keyed = items.map((item) => {
    const reading = readingOf(textOf(item));
    return { item, reading, key: locale === 'ja' ? rowOf(reading) : reading.charAt(0).toUpperCase() };
  });
  // The letters of the kana table, and Latin ones in one case, stand in the order of their code points.
  const inOrder = (text: string) => text.normalize('NFKC').toLowerCase();
  keyed.sort((a, b) => (inOrder(a.reading) < inOrder(b.reading) ? -1 : 1));
  const rows = [...kanaRows.map(({ key }) => String.fromCodePoint(key)), latinKey];
  const keys = locale === 'ja' ? rows : [...new Set(keyed.map(({ key }) => key))].sort();
  return keys
    .map((key) => ({ key, items: keyed.filter((one) => one.key === key).map(({ item }) => item) }))
    .filter(({ items: inGroup }) => inGroup.length > 0);
}
