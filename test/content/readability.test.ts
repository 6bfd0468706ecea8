import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { japaneseTexts } from '#cli/readings/japanese-texts.ts';
import { longSentences, sentencesOf, unwantedWords } from '../support/readability.ts';
import { projectRoot } from '../support/source-files.ts';

const content = join(projectRoot, 'content');

/** What is not ours to shorten: what programs print, and the words of the real windows. */
const quoted = /^ui\/ja\.json (?:terminal\.|wfas\.overview\.lead$)/u;

/** A lesson has markup between its words; the rest of the course has none. */
const texts = japaneseTexts(content).map(({ place, text }) => ({ place, text: text.replace(/<[^>]*>/gu, '') }));

describe('the Japanese of the course', () => {
  it('has short sentences everywhere: in the interface, lessons, questions, missions, plans and documents', () => {
    const long = texts.filter(({ place }) => !quoted.test(place)).map(({ place, text }) => [place, longSentences(text)]);
    expect(long.filter(([, sentences]) => (sentences?.length ?? 0) > 0)).toEqual([]);
    // The walk reaches all of it.
    for (const part of ['ui', 'lessons', 'questions', 'glossary', 'scenarios', 'experiments', 'services', 'sources']) {
      expect(texts.some(({ place }) => place.startsWith(part)), part).toBe(true);
    }
  });

  it('calls nothing easy and shouts at nobody', () => {
    const loud = texts.filter(({ text }) => unwantedWords(text).length > 0);
    expect(loud.map(({ place, text }) => `${place}: ${text}`)).toEqual([]);
  });

  it('stands under a key "ja" or in a file of its own, where its readings and sentences are looked at', () => {
    const elsewhere = readdirSync(content, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => /\.(?:ya?ml|json)$/u.test(path) && !/(?:^|\/)ja\.json$|^(?:cli|helper)\//u.test(path))
      .flatMap((path) => japaneseOutside(parse(readFileSync(join(content, path), 'utf8')), path));
    // Signs that mean Japanese to somebody who reads English.
    expect(elsewhere).toEqual(['ui/en.json header.furigana.sign', 'ui/en.json header.language.ja']);
  });
});

/** The places of Japanese text that is under no key `ja`. */
function japaneseOutside(value: unknown, place: string): readonly string[] {
  if (typeof value === 'string') {
    return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(value) ? [place] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'ja' ? [] : japaneseOutside(inner, `${place} ${key}`)));
}

describe('a sentence', () => {
  it('is counted without its readings, and with room for a number in each blank', () => {
    expect(sentencesOf('{港|みなと}は{count}です。{船|ふね}？')).toEqual(['港は00です', '船']);
  });

  it('may have sixty letters and no more', () => {
    expect(longSentences(`${'あ'.repeat(60)}。`)).toEqual([]);
    expect(longSentences(`${'{港|みなと}'.repeat(61)}。`)).toHaveLength(1);
  });

  it('is one step of a way through menus', () => {
    expect(longSentences(Array.from({ length: 6 }, () => 'ネットワークと設定').join(' → '))).toEqual([]);
  });

  it('must not shout or call anything easy', () => {
    expect(unwantedWords('{簡単|かんたん}です！')).toEqual(['簡単', '！']);
  });
});
