/** Every Japanese text of `content/`, with the place where it stands. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parse } from 'yaml';

/** One text with its furigana notation (`course/ruby.ts`). */
export interface JapaneseText {
  /** File below the content folder, and where in it: a line of a lesson, a path of keys elsewhere. */
  readonly place: string;
  readonly text: string;
}

/** What no page shows: the words of the programs for the terminal, the list of readings itself. */
const leftOut = ['cli', 'helper', 'readings.tsv', 'README.md', 'LICENSE'];

/**
 * Reads lessons line by line, files named `ja.json` whole, and every other YAML or JSON file for the values under a key
 * `ja`, at any depth. Throws when a file cannot be parsed.
 */
export function japaneseTexts(content: string): readonly JapaneseText[] {
  return readdirSync(content, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(content, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !leftOut.some((name) => path === name || path.startsWith(`${name}/`)))
    .sort()
    .flatMap((path) => textsOf(path, () => readFileSync(join(content, path), 'utf8')));
}

function textsOf(path: string, read: () => string): readonly JapaneseText[] {
  if (path.endsWith('.mdx')) {
    return path.startsWith('lessons/ja/')
      ? read()
          .split('\n')
          .map((text, line) => ({ place: `${path}:${String(line + 1)}`, text }))
      : [];
  }
  if (!/\.(ya?ml|json)$/u.test(path)) return [];
  const document: unknown = parse(read());
  return path.endsWith('/ja.json') ? strings(document, path, true) : strings(document, path, false);
}

function strings(value: unknown, place: string, isJapanese: boolean): readonly JapaneseText[] {
  if (typeof value === 'string') return isJapanese ? [{ place, text: value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => strings(inner, `${place} ${key}`, isJapanese || key === 'ja'));
}
