import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRuby, stripRuby } from '#course/ruby.ts';
import { readingOf } from '#course/lesson-markdown.ts';

describe('parseRuby', () => {
  it('puts the reading above its word and leaves the rest as it is', () => {
    expect(parseRuby('{港|みなと}の{朝|あさ}')).toEqual([
      { base: '港', reading: 'みなと' },
      { base: 'の' },
      { base: '朝', reading: 'あさ' },
    ]);
  });

  it('leaves a placeholder alone', () => {
    expect(parseRuby('のこり{minutes}分')).toEqual([{ base: 'のこり{minutes}分' }]);
  });

  it('has no parts for no text', () => {
    expect(parseRuby('')).toEqual([]);
  });

  it('keeps every character of a text without readings', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('{'));
        expect(
          parseRuby(text)
            .map(({ base }) => base)
            .join(''),
        ).toBe(text);
        expect(stripRuby(text)).toBe(text);
      }),
    );
  });

  it('shows the same words with and without readings', () => {
    const word = fc.constantFrom('港', '船', '番号', 'の', 'ポート', ' ', '1');
    const reading = fc.constantFrom('みなと', 'ふね', 'ばんごう');
    const part = fc.oneof(
      word,
      fc.tuple(word, reading).map(([base, above]) => `{${base}|${above}}`),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        expect(
          parseRuby(text)
            .map(({ base }) => base)
            .join(''),
        ).toBe(stripRuby(text));
      }),
    );
  });
});

describe('readingOf, in a lesson', () => {
  it('takes what is written in Japanese on both sides of the bar', () => {
    expect(readingOf('港|みなと')).toEqual({ base: '港', reading: 'みなと' });
    expect(readingOf(' 三つ|みっつ ')).toEqual({ base: '三つ', reading: 'みっつ' });
  });

  it.each(['ports', 'a | b', '1 + 1', '港', '港|', 'flags | 港', '{a|b}', ''])(
    'leaves the expression %j to MDX',
    (code) => {
      expect(readingOf(code)).toBeUndefined();
    },
  );
});
