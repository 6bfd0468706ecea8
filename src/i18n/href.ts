import { defaultLocale, type Locale } from './locales.ts';

/**
 * The address of a page under a given base. `path` is the page's path without language, with slashes at both ends;
 * a fragment or query may follow. `hrefUnder('/minato', 'en', '/scanner/')` → `/minato/en/scanner/`
 */
export function hrefUnder(base: string, locale: Locale, path: string): string {
  if (!path.startsWith('/')) throw new Error(`A page path starts with a slash: ${path}`);
  const root = base.endsWith('/') ? base.slice(0, -1) : base;
  return `${root}${locale === defaultLocale ? '' : `/${locale}`}${path}`;
}

/** The address of a page in a language, under the base that the site is built for. Every inner link goes through it. */
export function href(locale: Locale, path: string): string {
  return hrefUnder(import.meta.env.BASE_URL, locale, path);
}

/** The address of a file in `public/`, which has no language. `asset('/favicon.svg')` */
export function asset(path: string): string {
  return hrefUnder(import.meta.env.BASE_URL, defaultLocale, path);
}

/** The page of a trial, as a path for `href`. */
export function trialPath(slug: string): string {
  return `/trials/${slug}/`;
}

/** The quiz with the questions on one trial, as a path for `href` (`#browser/quiz-address.ts` reads it). */
export function trialQuizPath(slug: string): string {
  return `/quiz/#trial=${slug}`;
}
