import { expect, it } from 'vitest';
import { indexOf, readingOf } from '#course/glossary-index.ts';

const index = (locale: 'ja' | 'en', words: readonly string[]) =>
  indexOf(words, locale, (word) => word).map(({ key, items }) => `${key}: ${items.join(' ')}`);

it('a Japanese word is read by its furigana, and katakana as hiragana', () => {
  expect(readingOf('{荷札|にふだ}')).toBe('にふだ');
  expect(readingOf('ポート{番号|ばんごう}')).toBe('ぽーとばんごう');
});

it('Japanese words stand in the rows of the kana table, with their marks and small letters, and Latin ones last', () => {
  expect(
    index('ja', ['TCP', '{門番|もんばん}', 'ポート', '{開放|かいほう}', 'ゲーム', '{荷札|にふだ}', 'ウェブ']),
  ).toEqual([
    'あ: ウェブ',
    'か: {開放|かいほう} ゲーム',
    'な: {荷札|にふだ}',
    'は: ポート',
    'ま: {門番|もんばん}',
    'A: TCP',
  ]);
});

it('English words stand under their letters', () => {
  expect(index('en', ['port', 'UDP', 'packet', 'stealth'])).toEqual(['P: packet port', 'S: stealth', 'U: UDP']);
});
