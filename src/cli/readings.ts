/**
 * `npm run readings`: writes `content/readings.tsv` anew, the list of every word with its reading that the course shows, and
 * says what a person has to look at: words that only a person reads so, and kanji without a reading.
 * `npm run readings -- "…"` writes a sentence with the readings that the analyser gives it, to begin from.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toHiragana } from '#course/ruby.ts';
import { createAnalyser, type Morpheme } from './readings/analyser.ts';
import { japaneseTexts } from './readings/japanese-texts.ts';
import { compareReadings, mergeReadings, writeReadings } from './readings/reading-list.ts';
import { say } from './text.ts';
import { projectRoot } from './tool.ts';

const content = join(projectRoot, 'content');
const analyse = createAnalyser();

function annotate(sentence: string): string {
  return analyse(sentence).map(annotated).join('');
}

/** `受け取る` → `{受|う}け{取|と}る`: the kana of a word show which part of its reading belongs to which kanji. */
function annotated({ surface, reading }: Morpheme): string {
  const runs = surface.split(/(\p{Script=Han}+)/u);
  if (runs.length === 1) return surface;
  const pattern = runs.map((run, index) => (index % 2 === 1 ? '(.+?)' : toHiragana(run))).join('');
  const found = new RegExp(`^${pattern}$`, 'u').exec(toHiragana(reading));
  if (found === null) return `{${surface}|${toHiragana(reading)}}`;
  return runs.map((run, index) => (index % 2 === 1 ? `{${run}|${found[(index + 1) / 2] ?? ''}}` : run)).join('');
}

function renewList(): number {
  const compared = japaneseTexts(content).map(({ place, text }) => ({ place, ...compareReadings(text, analyse) }));
  const readings = mergeReadings(compared.flatMap((one) => one.readings));
  writeFileSync(join(content, 'readings.tsv'), writeReadings(readings));
  const differences = new Map(
    compared.flatMap(({ place, differences: found }) =>
      found.map((one) => [`${one.words}\t${one.written}\t${one.analysed}`, place] as const),
    ),
  );
  for (const [line, place] of [...differences].sort()) console.log(`${line}\t${place}`);
  const bare = compared.filter((one) => one.bare.length > 0);
  for (const { place, bare: words } of bare) console.log(say('readings.bare', { place, words: words.join(' ') }));
  const byHand = readings.filter(({ origin }) => origin === 'hand').length;
  console.log(say('readings.done', { all: readings.length, hand: byHand, differences: differences.size }));
  return bare.length === 0 ? 0 : 1;
}

const sentences = process.argv.slice(2);
if (sentences.length > 0) for (const sentence of sentences) console.log(annotate(sentence));
else process.exitCode = renewList();
