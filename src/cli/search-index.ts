/** The search index of the built site: made by Pagefind from the pages that lie there, in each language. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { letterwise, rubySigns } from '#machines/search/letterwise.ts';

/** Where the index lies below the site. */
export const searchFolder = 'pagefind';

/** Pagefind brings its own search boxes as well; ours needs its program, its WebAssembly and the index. */
const unused = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\b/u;

/** What stands inside a page's text and is none: the workings of figures. What they say comes as words for the search. */
const excluded = ['astro-island'];

/**
 * Writes the index of the pages below `folder` that have a `data-pagefind-body`, and takes the words that are for the
 * search alone out of them. Resolves with how many those pages are.
 */
export async function writeSearchIndex(folder: string): Promise<number> {
  const { index, errors } = await createIndex({ rootSelector: 'html', excludeSelectors: excluded });
  if (index === undefined) throw new Error(errors.join('\n'));
  try {
    const pages = await addPages(index, folder);
    const { files } = await index.getFiles();
    for (const { path, content } of files.filter((file) => !unused.test(file.path))) {
      const file = join(folder, searchFolder, ...path.split('/'));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    return pages;
  } finally {
    await close();
  }
}

async function addPages(index: PagefindIndex, folder: string): Promise<number> {
  let pages = 0;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!name.endsWith('.html')) continue;
    const file = join(folder, name);
    const html = readFileSync(file, 'utf8');
    if (html.includes('data-search-words')) writeFileSync(file, html.replace(searchWords, ''));
    if (!html.includes('data-pagefind-body')) continue;
    const { errors } = await index.addHTMLFile({ sourcePath: name.split(sep).join('/'), content: searchable(html) });
    if (errors.length > 0) throw new Error(`${name}: ${errors.join(', ')}`);
    pages += 1;
  }
  return pages;
}

const silent = /<(script|style)\b[\s\S]*?<\/\1>/giu;
const ruby = /<ruby\b[^>]*>([^<]*)<rt\b[^>]*>([^<]*)<\/rt><\/ruby>/giu;
/** Parts of a table or list, and small print, which Pagefind would put together without a space. */
const edges = /<\/(?:dt|dd|th|td|tr|caption)>|<small\b/giu;
const tag = /<!--[\s\S]*?-->|<[/!]?[a-z](?:[^"'>]|"[^"]*"|'[^']*')*>/giu;

/** `mdx/SearchWords.astro`: words that are no part of the page. */
const searchWords = /<template data-search-words\b[^>]*>([\s\S]*?)<\/template>/giu;

/** A page as the index takes it: letter by letter, with its readings between signs. */
export function searchable(html: string): string {
  const plain = html
    .replace(searchWords, '<div>$1</div>')
    .replace(silent, '')
    .replace(ruby, `${rubySigns.base}$1${rubySigns.reading}$2${rubySigns.end}`)
    .replace(edges, ' $&');
  let page = '';
  let from = 0;
  for (const match of plain.matchAll(tag)) {
    page += letterwise(plain.slice(from, match.index)) + match[0];
    from = match.index + match[0].length;
  }
  return page + letterwise(plain.slice(from));
}
