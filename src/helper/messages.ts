/** What the program says in the terminal. The words are in `content/helper`, in the language of the system. */
import en from '#content/helper/en.json' with { type: 'json' };
import ja from '#content/helper/ja.json' with { type: 'json' };

export type MessageKey = keyof typeof en;

/** Gives a message with its places filled in. A place without a value stays as it is written. */
export type Say = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

/**
 * The language of the terminal: `LC_ALL`, `LC_MESSAGES`, `LANG` (POSIX order), and where none of them is set, as on
 * Windows, that of the system. Japanese if it is Japanese, otherwise English.
 */
export function chooseLanguage(
  environment: Readonly<Record<string, string | undefined>>,
  systemLocale: string,
): 'ja' | 'en' {
  const set = [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  return /^ja\b|^ja_/i.test(set ?? systemLocale) ? 'ja' : 'en';
}

/** Messages in one language. */
export function createSay(language: 'ja' | 'en'): Say {
  const messages: Readonly<Record<MessageKey, string>> = language === 'ja' ? ja : en;
  return (key, values = {}) =>
    messages[key].replace(/\{([a-z]+)\}/g, (place, name: string) =>
      Object.hasOwn(values, name) ? String(values[name]) : place,
    );
}
