/** A command line cut into words, as cmd.exe and the programs behind it do: blanks divide, double quotes hold together. */
import { fail, ok, type Result } from '#result';

/** cmd.exe takes 8,191 characters; nobody types that many here. */
export const LONGEST_LINE = 1_000;

export type WordsProblem = 'line-long' | 'quote-open';

/** `name="Web server"` is one word without its quotes. Full-width blanks and signs are taken for what they mean. */
export function splitWords(line: string): Result<readonly string[], WordsProblem> {
  if (line.length > LONGEST_LINE) return fail('line-long');
  const words: string[] = [];
  let word: string | null = null;
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') {
      isQuoted = !isQuoted;
      word ??= '';
    } else if (!isQuoted && /\s/u.test(character)) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? '') + (isQuoted ? character : character.normalize('NFKC'));
  }
  if (isQuoted) return fail('quote-open');
  if (word !== null) words.push(word);
  return ok(words);
}
