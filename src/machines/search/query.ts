/** What a reader asked for, from any text: a field, or an address that somebody wrote by hand. */
import { isUnspaced } from './letterwise.ts';

/** Longer questions are cut. Letters. */
export const longestQuery = 100;

/** The text as it stands in field and address: one line of at most a hundred letters. */
export function tidyQuery(text: string): string {
  // Cut first, roughly: what was pasted may be a whole book, and some letters become three when they are normalised.
  const line = text
    .slice(0, 4 * longestQuery)
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ');
  return [...line].slice(0, longestQuery).join('').trim();
}

/** One thing that has to be on a page. */
export interface QueryTerm {
  /** In small letters. */
  readonly text: string;
  /** It is looked for letter by letter, anywhere; others at the beginning of a word. */
  readonly unspaced: boolean;
  /** It may be how a word is read. */
  readonly kana: boolean;
}

/** The terms of a tidy query; none when it has no letter, digit or picture. */
export function termsOf(query: string): readonly QueryTerm[] {
  return smallLetters(query)
    .split(/[\s"“”„«»「」『』、。，．・]+/u)
    .map((term) =>
      term.replace(/^[^\p{L}\p{N}\p{Extended_Pictographic}]+|[^\p{L}\p{N}\p{Extended_Pictographic}]+$/gu, ''),
    )
    .filter((term) => term !== '')
    .map((text) => ({ text, unspaced: isUnspaced(text), kana: /^[\u3041-\u309f\u30fc]{2,}$/u.test(text) }));
}

/** Latin letters made small, one for one, so that places in the text stay where they are. */
export function smallLetters(text: string): string {
  return text.replace(/[A-Z]/gu, (letter) => letter.toLowerCase());
}

/** Hiragana as katakana: whoever does not know how a word is written tries the other. */
export function inKatakana(text: string): string {
  return text.replace(/[\u3041-\u3096]/gu, (letter) => String.fromCodePoint(letter.codePointAt(0)! + 0x60));
}
