import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Locale } from './messages.ts';

const siteFolder = join(import.meta.dirname, '../../../dist');

export interface BuiltPage {
  /** Without language, with slashes at both ends. */
  readonly path: string;
  readonly locale: Locale;
}

/**
 * Every page of the built site, the 404 page aside: a new page is tested from the day it is built. Of pages that one
 * template makes of many documents (missions, teachers' plans), the first stands for all.
 */
export function builtPages(): readonly BuiltPage[] {
  return readdirSync(siteFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === 'index.html')
    .map((entry) => relative(siteFolder, entry.parentPath).split(sep).filter(Boolean))
    .map((steps): BuiltPage => {
      const locale = steps[0] === 'en' ? 'en' : 'ja';
      const inner = locale === 'en' ? steps.slice(1) : steps;
      return { locale, path: inner.length === 0 ? '/' : `/${inner.join('/')}/` };
    })
    .sort((one, other) => (one.path + one.locale < other.path + other.locale ? -1 : 1))
    .filter(({ path, locale }, index, all) => {
      const template = templates.find((one) => one.test(path));
      if (template === undefined) return true;
      return all.findIndex((other) => other.locale === locale && template.test(other.path)) === index;
    });
}

/** Addresses that one template fills. */
const templates = [/^\/missions\/.+/, /^\/teachers\/.+/];
