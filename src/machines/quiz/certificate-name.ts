/** How a name fits the line of the certificate. */
import { fail, ok, type Result } from '#result';

/** The line's length and the largest and smallest letters, in units of the drawing. */
const LINE = 620;
const LARGEST = 64;
const SMALLEST = 20;

export type NameProblem = 'empty' | 'too-long';

export interface FittingName {
  readonly name: string;
  /** The height of its letters, in units of the drawing. */
  readonly size: number;
}

/**
 * The name as one line without control characters, with letters as large as fit. Any script is welcome. Letters of one
 * byte are counted as six tenths of a full-width one; a family of joined emoji may come out wider than it is, never narrower.
 */
export function fitName(typed: string): Result<FittingName, NameProblem> {
  const name = typed
    .replace(/[\p{Cc}\u{2028}\u{2029}\u{202A}-\u{202E}\u{2066}-\u{2069}]+/gu, ' ')
    .replace(/ {2,}/gu, ' ')
    .trim();
  if (name === '') return fail('empty');
  const width = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0)! < 0x100 ? 0.66 : 1.05), 0);
  const size = Math.min(LARGEST, Math.floor(LINE / width));
  return size < SMALLEST ? fail('too-long') : ok({ name, size });
}
