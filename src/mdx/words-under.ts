import type { MessageKey, Messages } from '#i18n/messages.ts';

/** The part of the dictionary under some first words of its keys: what an island of one language is given. */
export function wordsUnder(prefixes: readonly string[], from: Messages): Readonly<Record<string, string>> {
  const keys = (Object.keys(from) as MessageKey[]).filter((key) => prefixes.includes(key.split('.', 1)[0] ?? ''));
  return Object.fromEntries(keys.map((key) => [key, from[key]]));
}
