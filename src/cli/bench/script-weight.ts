/** What the scripts of a built page weigh: those that it asks for at once, and all that it can ever ask for. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Octets after gzip. */
export interface ScriptWeight {
  readonly atLoad: number;
  /** Scripts that wait for a call and the threads of workers too. */
  readonly inAll: number;
}

/** The folder of the site where the bundler puts scripts. They name one another by their file names alone. */
const FOLDER = '_astro';
const AT_LOAD = /(?:from|import)\s*["']\.\/([\w.@-]+\.js)["']/g;
const NAMED = /([\w.@-]+\.js)\b/g;
/** Astro's bridge for islands that are handed signals, which none of ours are: named by every page and never asked for. */
const NEVER_ASKED_FOR = /^signals\./;

/** Weighs the page whose HTML this is. `dist` is the folder of the built site, `level` how hard gzip tries (1 to 9). */
export function scriptWeight(dist: string, html: string, level = 9): ScriptWeight {
  const first = [...html.matchAll(/(?:src|component-url|renderer-url)="[^"]*\/_astro\/([^"]+\.js)"/g)].map(
    ([, name = '']) => name,
  );
  return { atLoad: weigh(dist, first, AT_LOAD, level), inAll: weigh(dist, first, NAMED, level) };
}

function weigh(dist: string, first: readonly string[], names: RegExp, level: number): number {
  const found = new Map<string, number>();
  const visit = (name: string): void => {
    const file = join(dist, FOLDER, name);
    if (found.has(name) || NEVER_ASKED_FOR.test(name) || !existsSync(file)) return;
    const text = readFileSync(file, 'utf8');
    found.set(name, gzipSync(text, { level }).length);
    for (const [, next = ''] of text.matchAll(names)) visit(next);
  };
  first.forEach(visit);
  return [...found.values()].reduce((sum, octets) => sum + octets, 0);
}
