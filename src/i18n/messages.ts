import ja from '#content/ui/ja.json' with { type: 'json' };
import en from '#content/ui/en.json' with { type: 'json' };
import { stripRuby } from '#course/ruby.ts';
import type { Locale } from './locales.ts';

/** A key of the dictionary. The Japanese file is the master: a key that is only in English does not exist. */
export type MessageKey = keyof typeof ja;

/** Every string of the interface in one language. */
export type Messages = Readonly<Record<MessageKey, string>>;

const dictionaries: Readonly<Record<Locale, Messages>> = { ja, en };

function withoutReadings(from: Messages): Messages {
  return Object.fromEntries(Object.entries(from).map(([key, text]) => [key, stripRuby(text)])) as Messages;
}

const plainDictionaries: Readonly<Record<Locale, Messages>> = { ja: withoutReadings(ja), en };

/** The dictionary of a language. Japanese strings may carry furigana: show them with `#art/Ruby.tsx`. */
export function messages(locale: Locale): Messages {
  return dictionaries[locale];
}

/** The same without readings, for what is not shown as text: `aria-label`, `title`, live regions. */
export function plainMessages(locale: Locale): Messages {
  return plainDictionaries[locale];
}

/**
 * Just the named strings: what a page hands to an island as labels.
 * `pick(messages('ja'), ['scan.start'])` → `{ 'scan.start': '…' }`
 */
export function pick<Key extends MessageKey>(from: Messages, keys: readonly Key[]): Readonly<Record<Key, string>> {
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as Record<Key, string>;
}

/**
 * Every string whose key begins with one of the prefixes: the labels of an island that needs whole groups.
 * `pickUnder(messages('ja'), ['wizard.'])` → `{ 'wizard.back': '…', … }`
 */
export function pickUnder<Prefix extends string>(
  from: Messages,
  prefixes: readonly Prefix[],
): Pick<Messages, Extract<MessageKey, `${Prefix}${string}`>> {
  return Object.fromEntries(
    Object.entries(from).filter(([key]) => prefixes.some((prefix) => key.startsWith(prefix))),
  ) as Pick<Messages, Extract<MessageKey, `${Prefix}${string}`>>;
}

/**
 * Puts values into a message's `{name}` placeholders. A placeholder without a value is a mistake of ours and throws.
 * `fill('のこり{minutes}分', { minutes: 8 })` → `のこり8分`
 */
export function fill(message: string, values: Readonly<Record<string, string | number>>): string {
  return message.replace(/\{([a-z][a-zA-Z0-9]*)\}/gu, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`No value for {${name}} in: ${message}`);
    return String(value);
  });
}

const numbers: Readonly<Record<Locale, Intl.NumberFormat>> = {
  ja: new Intl.NumberFormat('ja-JP'),
  en: new Intl.NumberFormat('en-GB'),
};

/** A number as it is written in running text: 65535 → 65,535. Port numbers on plates and in cells stay ungrouped. */
export function formatNumber(locale: Locale, value: number): string {
  return numbers[locale].format(value);
}
