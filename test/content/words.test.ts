import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stripRuby } from '#course/ruby.ts';
import { projectRoot } from '../support/source-files.ts';

type Words = Readonly<Record<string, string>>;

const read = (file: string): Words => JSON.parse(readFileSync(join(projectRoot, 'content', file), 'utf8')) as Words;

const placeholders = (text: string) => [...text.matchAll(/\{([a-z][a-zA-Z0-9]*)\}/g)].map((match) => match[1]).sort();

const kanji = /\p{Script=Han}/u;

/** What is wrong with the words of one part of the program: each fault with its key. */
function faults(ja: Words, en: Words): readonly string[] {
  const found: string[] = [];
  for (const key of new Set([...Object.keys(ja), ...Object.keys(en)])) {
    const [japanese, english] = [ja[key], en[key]];
    if (japanese === undefined || english === undefined) {
      found.push(`${key}: missing in ${japanese === undefined ? 'ja' : 'en'}`);
      continue;
    }
    if (japanese.trim() === '' || english.trim() === '') found.push(`${key}: empty`);
    if (placeholders(stripRuby(japanese)).join() !== placeholders(english).join()) found.push(`${key}: placeholders differ`);
    if (/[!！]/.test(japanese)) found.push(`${key}: an exclamation mark`);
    if (japanese.includes('簡単')) found.push(`${key}: nothing is easy for everyone`);
    if (/\{[^{}|]*\|[^{}|]*\}/.test(english)) found.push(`${key}: furigana in English`);
    for (const [, base = '', reading = ''] of stripPlaceholders(japanese).matchAll(/\{([^{}|]*)\|([^{}|]*)\}/g)) {
      if (!kanji.test(base) || !/^[\p{Script=Hiragana}\p{Script=Katakana}ー・]+$/u.test(reading)) {
        found.push(`${key}: {${base}|${reading}} is no reading of kanji`);
      }
    }
    if (/[{}]/.test(stripPlaceholders(stripRuby(japanese)))) found.push(`${key}: a brace without its pair`);
  }
  return found;
}

function stripPlaceholders(text: string): string {
  return text.replace(/\{[a-z][a-zA-Z0-9]*\}/g, '');
}

describe('the words of the interface', () => {
  it.each(['ui', 'helper'])('in content/%s are complete and written as they should be', (folder) => {
    expect(faults(read(`${folder}/ja.json`), read(`${folder}/en.json`))).toEqual([]);
  });

  it.each([
    ['a key that is only Japanese', { a: 'あ' }, {}],
    ['a key that is only English', {}, { a: 'a' }],
    ['an empty word', { a: ' ' }, { a: 'a' }],
    ['a placeholder that was lost', { a: '{count}こ' }, { a: 'some' }],
    ['an exclamation mark', { a: 'できた！' }, { a: 'Done' }],
    ['a promise that it is easy', { a: '簡単です' }, { a: 'Simple' }],
    ['furigana in English', { a: '港' }, { a: '{port|みなと}' }],
    ['a reading that is not kana', { a: '{港|minato}' }, { a: 'port' }],
    ['a reading of no kanji', { a: '{みなと|みなと}' }, { a: 'port' }],
    ['a brace without its pair', { a: '{港|みなと' }, { a: 'port' }],
  ])('are refused when there is %s', (_, ja, en) => {
    expect(faults(ja as Words, en as Words)).toHaveLength(1);
  });

  it('are accepted with readings and placeholders', () => {
    expect(faults({ a: '{港|みなと}が{count}こ' }, { a: '{count} harbours' })).toEqual([]);
  });
});
