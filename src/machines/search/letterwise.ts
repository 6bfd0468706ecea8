/**
 * How a text stands in the search index.
 *
 * Japanese is searched by its letters. Where its words end is a matter of opinion: the indexer and each browser cut
 * 見回り船 in their own way, and a search by words then misses it or finds another. So every letter is a word of the
 * index, and what stands side by side in the text is looked at when the pages have been found.
 *
 * A reading goes along between marks, so that it can be searched and shown, and is not taken for text.
 */

/** Round a word with furigana: before the word, before its reading, after it. Nobody writes these signs. */
export const rubySigns = { base: '\ue000', reading: '\ue001', end: '\ue002' } as const;

/** Letters of scripts that put no spaces between words, and the marks that belong to them. */
const unspaced = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u30fc\\u3005\\u3006';
const letter = new RegExp(`[${unspaced}]`, 'u');
const beforeLetter = new RegExp(`(?=[${unspaced}])`, 'gu');
const afterLetter = new RegExp(`(?<=[${unspaced}][^\\p{L}\\p{N}\\s]*)(?=[\\p{L}\\p{N}])`, 'gu');

/** Whether a text has such a letter. */
export function isUnspaced(text: string): boolean {
  return letter.test(text);
}

/** The text with a space round each such letter; punctuation stays with the letter before it. `港、TCP` → `港、 TCP` */
export function letterwise(text: string): string {
  return text.replace(beforeLetter, ' ').replace(afterLetter, ' ').replace(/ {2,}/gu, ' ');
}
