/** A text put together again from the words of the index, with its furigana. */
import { isUnspaced, rubySigns } from './letterwise.ts';

/** A stretch of a text: from, up to. */
export type Span = readonly [number, number];

export interface JoinedText {
  /** As it is read, without readings. */
  readonly text: string;
  /** Where in it each word of the index begins. */
  readonly starts: readonly number[];
  readonly readings: readonly { readonly span: Span; readonly reading: string }[];
}

const full = /[\u3000-\u303f\uff00-\uffef]/u;
const sign = new RegExp(`([${Object.values(rubySigns).join('')}])`, 'gu');

/**
 * Puts words together again, each with the space behind it if it has one. Beside letters and marks that stand without
 * spaces there is none: the index needed it, nobody else does.
 */
export function joinWords(words: readonly string[]): JoinedText {
  let text = '';
  let reading: string | null = null;
  let from = 0;
  let isApart = false;
  const starts: number[] = [];
  const readings: JoinedText['readings'][number][] = [];
  for (const word of words) {
    const first = word.replaceAll(sign, '')[0] ?? '';
    if (isApart && reading === null && text !== '' && first !== '' && !isTight(text.at(-1)!) && !isTight(first)) {
      text += ' ';
    }
    isApart = word.endsWith(' ');
    starts.push(text.length);
    for (const stretch of word.trimEnd().split(sign)) {
      if (stretch === rubySigns.base) from = text.length;
      else if (stretch === rubySigns.reading) reading = '';
      else if (stretch === rubySigns.end) {
        if (reading) readings.push({ span: [from, text.length], reading });
        reading = null;
      } else if (reading === null) text += stretch;
      else reading += stretch;
    }
    // The indexer ends each block with a Latin full stop, after Japanese too.
    if (reading === null && text.endsWith('.') && isTight(text.at(-2) ?? '')) text = `${text.slice(0, -1)}。`;
  }
  return { text, starts, readings };
}

function isTight(letter: string): boolean {
  return isUnspaced(letter) || full.test(letter);
}

/** A stretch made longer until it cuts no word that has a reading. */
export function wholeWords({ readings }: JoinedText, [from, to]: Span): Span {
  const touched = readings.filter(({ span }) => span[0] < to && from < span[1]);
  return [Math.min(from, ...touched.map(({ span }) => span[0])), Math.max(to, ...touched.map(({ span }) => span[1]))];
}

/** A stretch of whole words in the notation of the course: `{港|みなと}の`. */
export function notationOf({ text, readings }: JoinedText, [from, to]: Span): string {
  let at = from;
  let notation = '';
  for (const { span, reading } of readings) {
    if (span[0] < at || span[1] > to) continue;
    notation += `${text.slice(at, span[0])}{${text.slice(...span)}|${reading}}`;
    at = span[1];
  }
  return notation + text.slice(at, to);
}

/** Where the text, read aloud, has a word in kana: the stretches of it as it is written. */
export function spansByReading(joined: JoinedText, kana: string): readonly Span[] {
  const { spoken, origin } = readAloud(joined);
  const spans: Span[] = [];
  for (let at = spoken.indexOf(kana); at >= 0; at = spoken.indexOf(kana, at + kana.length)) {
    spans.push([origin[at]![0], origin[at + kana.length - 1]![1]]);
  }
  return spans;
}

/** The text with its readings in the place of words, and which stretch each sign of it stands for. */
function readAloud({ text, readings }: JoinedText): { readonly spoken: string; readonly origin: readonly Span[] } {
  let spoken = '';
  let at = 0;
  const origin: Span[] = [];
  const copy = (to: number): void => {
    for (; at < to; at += 1) {
      spoken += text[at]!;
      origin.push([at, at + 1]);
    }
  };
  for (const { span, reading } of readings) {
    copy(span[0]);
    spoken += reading;
    for (let sign = 0; sign < reading.length; sign += 1) origin.push(span);
    at = span[1];
  }
  copy(text.length);
  return { spoken, origin };
}
