/** The languages of the course. Japanese is the master and lives at the root; English lives under `/en/`. */
export const locales = ['ja', 'en'] as const;

export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = 'ja';

/** The other one of the two languages. */
export function otherLocale(locale: Locale): Locale {
  return locale === 'ja' ? 'en' : 'ja';
}

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/** The language of a page from its `[...locale]` route parameter, which is absent for the default language. */
export function localeOf(parameter: string | undefined): Locale {
  return isLocale(parameter) ? parameter : defaultLocale;
}

/** One static path for each language, for `getStaticPaths` of a page below `pages/[...locale]/`. */
export function localePaths(): { params: { locale: string | undefined }; props: { locale: Locale } }[] {
  return locales.map((locale) => ({
    params: { locale: locale === defaultLocale ? undefined : locale },
    props: { locale },
  }));
}
