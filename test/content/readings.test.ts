import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAnalyser } from '#cli/readings/analyser.ts';
import { japaneseTexts } from '#cli/readings/japanese-texts.ts';
import { compareReadings, mergeReadings, readReadings, writeReadings } from '#cli/readings/reading-list.ts';
import { projectRoot } from '../support/source-files.ts';

const content = join(projectRoot, 'content');
const analyse = createAnalyser();
const compared = japaneseTexts(content).map(({ place, text }) => ({ place, ...compareReadings(text, analyse) }));

/** The language's own name, for those who read no Japanese page yet. */
const withoutReading = ['ui/ja.json header.language.ja'];

describe('furigana', () => {
  it('stands over every kanji of the course', () => {
    const bare = compared.filter((one) => one.bare.length > 0 && !withoutReading.includes(one.place));
    expect(bare.map(({ place, bare: words }) => `${place}: ${words.join(' ')}`)).toEqual([]);
  });

  it('is listed in content/readings.tsv, word by word, and nothing else is ("npm run readings" writes the list)', () => {
    const listed = readReadings(readFileSync(join(content, 'readings.tsv'), 'utf8'));
    expect(listed).toEqual(mergeReadings(compared.flatMap(({ readings }) => readings)));
  });
});

describe('a text held against the analyser', () => {
  it('has the readings that a dictionary confirms, and those that only a person gives', () => {
    const { readings, differences } = compareReadings('{港|みなと}の{門番|かどばん}', analyse);
    expect(readings).toEqual([
      { word: '港', reading: 'みなと', origin: 'analyser' },
      { word: '門番', reading: 'かどばん', origin: 'hand' },
    ]);
    expect(differences).toEqual([{ words: '門番', written: 'かどばん', analysed: 'もんばん' }]);
  });

  it('is confirmed where one word of the dictionary carries several readings, or the notation joins several words', () => {
    const { differences } = compareReadings('{通|つう}{信|しん} {受信規則|じゅしんきそく}を{見分|みわ}ける', analyse);
    expect(differences).toEqual([]);
  });

  it('names the kanji that have no reading', () => {
    expect(compareReadings('{港|みなと}の門番', analyse).bare).toEqual(['門番']);
  });

  it('may have blanks, which are no words', () => {
    expect(compareReadings('{count}{個|こ}の{港|みなと}', analyse)).toMatchObject({ differences: [], bare: [] });
  });
});

describe('the list of readings', () => {
  it('has each pair once, confirmed if it is confirmed anywhere', () => {
    const hand = { word: '開', reading: 'あ', origin: 'hand' } as const;
    const confirmed = { ...hand, origin: 'analyser' } as const;
    expect(mergeReadings([hand, confirmed, hand])).toEqual([confirmed]);
  });

  it('is read as it was written', () => {
    const list = [{ word: '港', reading: 'みなと', origin: 'analyser' }] as const;
    expect(readReadings(writeReadings(list))).toEqual(list);
  });

  it.each(['港', '港\tみなと', '港\tみなと\tguess', '港\tみなと\thand\tmore'])('refuses the line %j', (line) => {
    expect(() => readReadings(`${line}\n`)).toThrow('line 1');
  });
});
