import { isLocale, defaultLocale, type Locale } from '#i18n/locales.ts';

/** Where a word stands: the lesson's language, its trial, and the file for messages to its author. */
export interface LessonPlace {
  readonly locale: Locale;
  readonly trial: string;
  readonly file: string;
}

/** The lesson that is being built, from its page's address and language. */
export function lessonAt(url: URL, currentLocale: string | undefined): LessonPlace {
  const locale = isLocale(currentLocale) ? currentLocale : defaultLocale;
  const trial = url.pathname.split('/').filter(Boolean).at(-1) ?? '';
  return { locale, trial, file: `content/lessons/${locale}/${trial}.mdx` };
}

/** The entry of that id. One that does not exist stops the build: file, word, attribute, and what would be allowed. */
export function found<Entry>(
  place: LessonPlace,
  word: string,
  field: string,
  id: string,
  entries: ReadonlyMap<string, Entry>,
): Entry {
  const entry = entries.get(id);
  if (entry !== undefined) return entry;
  throw new Error(`${place.file}: <${word} ${field}="${id}">: expected one of ${[...entries.keys()].join(', ')}`);
}
