import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripRuby } from '#course/ruby.ts';
import type { MessageKey } from '#i18n/messages.ts';

export type Locale = 'ja' | 'en';

export type { MessageKey };

export const locales: readonly Locale[] = ['ja', 'en'];

const dictionaries = new Map<Locale, Readonly<Record<string, string>>>();

function dictionary(locale: Locale): Readonly<Record<string, string>> {
  const known = dictionaries.get(locale);
  if (known !== undefined) return known;
  const file = join(import.meta.dirname, '../../../content/ui', `${locale}.json`);
  const read = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
  dictionaries.set(locale, read);
  return read;
}

/** A string of the interface as it is read: tests name what a visitor looks for by its key and never by its wording. */
export function message(locale: Locale, key: MessageKey): string {
  const text = dictionary(locale)[key];
  if (text === undefined) throw new Error(`content/ui/${locale}.json has no ${key}`);
  return stripRuby(text);
}

/** A string as it stands in the page's tree: every word followed by its reading, shown or not. */
export function messageInTree(locale: Locale, key: MessageKey): string {
  return (dictionary(locale)[key] ?? '').replace(/\{([^|{}]+)\|([^|{}]+)\}/gu, '$1$2');
}

/** The whole of a message as the accessible name of a link, button or heading. */
export function nameOf(locale: Locale, key: MessageKey): RegExp {
  return new RegExp(`^\\s*${spaced(message(locale, key)).source}\\s*$`, 'u');
}

/**
 * Text as a pattern for accessible names. Playwright puts spaces around words that carry furigana, so spaces may stand
 * between any two letters.
 */
export function spaced(text: string): RegExp {
  const letters = [...stripRuby(text)].filter((letter) => letter.trim() !== '');
  return new RegExp(letters.map((letter) => letter.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&')).join('\\s*'), 'u');
}
