import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export const projectRoot = join(import.meta.dirname, '../..');

/** A file of the project: its path from the project's folder with "/" between the steps, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Every file below a folder of the project whose name ends so, sorted by path. */
export function sourceFiles(folder: string, endings: readonly string[]): readonly SourceFile[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: relative(projectRoot, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));
}

/** The part of a source file that is a program: all of it, or an Astro file's frontmatter and scripts. */
export function programText({ path, text }: SourceFile): string {
  if (!path.endsWith('.astro')) return text;
  const scripts = [...text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '');
  return [astroFrontmatter(text), ...scripts].join('\n;\n');
}

function astroFrontmatter(text: string): string {
  return /^\s*---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? '';
}

/** What an Astro file lays out: without frontmatter, scripts, styles and comments. */
export function markupText({ text }: SourceFile): string {
  return text
    .replace(/^\s*---\r?\n[\s\S]*?\r?\n---/, '')
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\/\*[\s\S]*?\*\//g, '');
}
