/**
 * Furigana. In a Japanese string `{港|みなと}` is the word 港 with its reading みなと; everything else is plain text.
 * A placeholder such as `{count}` has no bar and is left alone.
 */

/** One stretch of text; `reading` stands above it where there is one. */
export interface RubyPart {
  readonly base: string;
  readonly reading?: string;
}

const annotated = /\{([^{}|]+)\|([^{}|]+)\}/gu;

/** Splits text at its readings, in order. `{港|みなと}の朝` → 港 (みなと), の朝. Text without readings is one part. */
export function parseRuby(text: string): readonly RubyPart[] {
  const parts: RubyPart[] = [];
  let from = 0;
  for (const match of text.matchAll(annotated)) {
    const [whole, base = '', reading = ''] = match;
    if (match.index > from) parts.push({ base: text.slice(from, match.index) });
    parts.push({ base, reading });
    from = match.index + whole.length;
  }
  if (from < text.length) parts.push({ base: text.slice(from) });
  return parts;
}

/** The text without its readings, for titles, `aria-label` and search. `{港|みなと}の朝` → 港の朝 */
export function stripRuby(text: string): string {
  return text.replace(annotated, '$1');
}

/** Katakana as hiragana, so that readings in either compare equal; the long mark stays. */
export function toHiragana(text: string): string {
  return text.replace(/[\u30a1-\u30f6]/gu, (letter) => String.fromCodePoint(letter.codePointAt(0)! - 0x60));
}
