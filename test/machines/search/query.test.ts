import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinWords } from '#machines/search/joined-text.ts';
import { letterwise } from '#machines/search/letterwise.ts';
import { longestQuery, termsOf, tidyQuery } from '#machines/search/query.ts';

const texts = (query: string) => termsOf(tidyQuery(query)).map(({ text }) => text);

describe('a query', () => {
  it.each([
    ['  TCP　ポート ', ['tcp', 'ポート']],
    ['４４３番', ['443番']],
    ['"stealth port"', ['stealth', 'port']],
    ['「見回り船」とは？', ['見回り船', 'とは']],
    ['443/tcp', ['443/tcp']],
    ['<script>alert(1)</script>', ['script>alert(1)</script']],
    ['🐙', ['🐙']],
    ['... !?', []],
    ['', []],
    ['\u0000\u202e\ud800', []],
  ])('%j asks for %j', (query, terms) => {
    expect(texts(query)).toEqual(terms);
  });

  it('is one line of at most a hundred letters, whatever it was made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        const query = tidyQuery(text);
        expect([...query].length).toBeLessThanOrEqual(longestQuery);
        expect(query).not.toMatch(/[\p{Cc}\p{Cs}\n]/u);
        expect(query.trim()).toBe(query);
      }),
    );
    expect([...tidyQuery('港'.repeat(10_000))]).toHaveLength(longestQuery);
  });
});

describe('a text cut letter by letter', () => {
  it.each([
    ['港、TCP', ' 港、 TCP'],
    ['65,535番まで', '65,535 番 ま で'],
    ['plain words', 'plain words'],
  ])('%j stands as %j in the index', (text, cut) => {
    expect(letterwise(text)).toBe(cut);
  });

  it('is the same text when it is put together again', () => {
    const japanese = fc.array(
      fc.constantFrom('港', 'の', 'ポ', 'ー', '、', '。', '（', '）', '番', 'TCP', '443', '々'),
    );
    fc.assert(
      fc.property(japanese, (signs) => {
        const text = signs.join('');
        const words = letterwise(text)
          .split(' ')
          .map((word) => `${word} `);
        expect(joinWords(words).text).toBe(text);
      }),
    );
  });
});
