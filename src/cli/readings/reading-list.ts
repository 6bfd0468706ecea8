/**
 * The list of readings, `content/readings.tsv`: each distinct word with a reading that the course shows, for a person to
 * read, and how it came about.
 */
import { parseRuby, toHiragana } from '#course/ruby.ts';
import type { Analyse, Morpheme } from './analyser.ts';

/** `analyser`: a dictionary reads the word so where it stands. `hand`: only a person says so. */
export type Origin = 'analyser' | 'hand';

export interface Reading {
  readonly word: string;
  readonly reading: string;
  readonly origin: Origin;
}

/** A stretch of a text where notation and analyser differ, and what each says. */
export interface Difference {
  readonly words: string;
  readonly written: string;
  readonly analysed: string;
}

export interface Comparison {
  readonly readings: readonly Reading[];
  readonly differences: readonly Difference[];
  /** Kanji that carry no reading. */
  readonly bare: readonly string[];
}

const kanji = /\p{Script=Han}/u;
const kanjiRun = /\p{Script=Han}+/gu;

/** Holds the notation of one text against the analyser, stretch by stretch. */
export function compareReadings(text: string, analyse: Analyse): Comparison {
  const parts = parseRuby(text);
  const plain = parts.map(({ base }) => base).join('');
  const bare = parts.filter(({ reading }) => reading === undefined).flatMap(({ base }) => base.match(kanjiRun) ?? []);
  const readings: Reading[] = [];
  const differences: Difference[] = [];
  for (const stretch of stretches(parts, kanji.test(plain) ? analyse(plain) : [])) {
    const noted = stretch.parts.filter((part) => part.reading !== undefined);
    if (noted.length === 0) continue;
    const written = toHiragana(stretch.parts.map(({ base, reading }) => reading ?? base).join(''));
    const agrees = written === stretch.analysed;
    const origin = agrees ? 'analyser' : 'hand';
    for (const { base, reading = '' } of noted) readings.push({ word: base, reading, origin });
    if (!agrees) {
      differences.push({ words: stretch.parts.map(({ base }) => base).join(''), written, analysed: stretch.analysed });
    }
  }
  return { readings, differences, bare };
}

interface Piece {
  readonly base: string;
  readonly reading?: string;
}

/** The shortest stretches whose borders are borders of the notation and of the analyser's words alike. */
function* stretches(
  parts: readonly Piece[],
  morphemes: readonly Morpheme[],
): Generator<{ readonly parts: readonly Piece[]; readonly analysed: string }> {
  // Plain text may be cut anywhere, a noted word nowhere.
  const pieces = parts.flatMap((part): readonly Piece[] =>
    part.reading === undefined ? [...part.base].map((base) => ({ base })) : [part],
  );
  let next = 0;
  let [from, notedTo] = [0, 0];
  let analysed = '';
  let [start, end] = [0, 0];
  for (const morpheme of morphemes) {
    end += morpheme.surface.length;
    analysed += toHiragana(morpheme.reading);
    while (notedTo < end && next < pieces.length) {
      notedTo += pieces[next]!.base.length;
      next += 1;
    }
    if (notedTo !== end) continue;
    yield { parts: pieces.slice(start, next), analysed };
    [start, from, analysed] = [next, end, ''];
  }
  if (from < notedTo) yield { parts: pieces.slice(start), analysed };
}

/** One line a pair, sorted by word; a pair that the analyser confirms anywhere counts as confirmed. */
export function mergeReadings(found: readonly Reading[]): readonly Reading[] {
  const pairs = new Map<string, Reading>();
  for (const reading of found) {
    const key = `${reading.word}\t${reading.reading}`;
    if (pairs.get(key)?.origin !== 'analyser') pairs.set(key, reading);
  }
  return [...pairs.keys()].sort().map((key) => pairs.get(key)!);
}

/** The file's text, and back. `readReadings` throws on a line that is no reading, with its number. */
export function writeReadings(readings: readonly Reading[]): string {
  return readings.map(({ word, reading, origin }) => `${word}\t${reading}\t${origin}\n`).join('');
}

export function readReadings(text: string): readonly Reading[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => {
      const [word, reading, origin, ...rest] = line.split('\t');
      const isReading = word && reading && (origin === 'analyser' || origin === 'hand') && rest.length === 0;
      if (!isReading) throw new Error(`line ${String(index + 1)}: expected word, reading, "analyser" or "hand"`);
      return { word, reading, origin };
    });
}
