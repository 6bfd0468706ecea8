import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A built site as a plain file server would serve it under a base. */
export interface BuiltSite {
  readonly folder: string;
  /** With slashes at both ends. */
  readonly base: string;
}

/** Attributes of ours and of Astro that hold an address. */
const addressed = /\s(?:href|src|component-url|renderer-url|before-hydration-url|data-worker|data-english)="([^"]*)"/gu;
/** Addresses that islands are given with their properties. */
const given = /&quot;(\/(?:[\w.-]+\/)+(?:#[\w-]+)?)&quot;/gu;
/** What a script loads: its imports, and files that lie beside it. */
const imported = /(?:from|import)\s*\(?\s*["'`](\.{1,2}\/[^"'`]+)["'`]|["'`](\/(?:[\w-]+\/)*_astro\/[^"'`]+)["'`]/gu;
/** The bundler's list of what a part needs, from the base. */
const needed = /["'`](_astro\/[^"'`]+)["'`]/gu;
const inStyles = /url\(\s*["']?([^"')]+)["']?\s*\)/gu;

/** Every address in the site that leads to nothing in it, as "file → address". Addresses of other sites are not asked. */
export function brokenLinks({ folder, base }: BuiltSite): readonly string[] {
  const files = new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')),
  );
  const texts = new Map<string, string>();
  const textOf = (file: string): string => {
    const known = texts.get(file) ?? readFileSync(join(folder, file), 'utf8');
    texts.set(file, known);
    return known;
  };
  const leadsSomewhere = (file: string, link: string): boolean => {
    const page = new URL(`${base}${file.replace(/(^|\/)index\.html$/u, '$1')}`, 'http://site.example');
    const target = new URL(link.replaceAll('&amp;', '&'), page);
    if (target.origin !== page.origin) return true;
    if (!target.pathname.startsWith(base)) return false;
    const path = decodeURIComponent(target.pathname.slice(base.length));
    const found = [path, `${path}index.html`].find((name) => files.has(name));
    if (found === undefined) return false;
    const id = decodeURIComponent(target.hash.slice(1));
    // A fragment with a sign of equation is meant for the page's script.
    return id === '' || id.includes('=') || !found.endsWith('.html') || textOf(found).includes(`id="${id}"`);
  };
  return [...files].flatMap((file) =>
    [...new Set(linksIn(file, base, textOf))]
      .filter((link) => !leadsSomewhere(file, link))
      .map((link) => `${file} → ${link}`),
  );
}

/** The addresses that a file holds. */
function linksIn(file: string, base: string, textOf: (file: string) => string): readonly string[] {
  const all = (pattern: RegExp) =>
    [...textOf(file).matchAll(pattern)].map(([, first, second]) => first ?? second ?? '').filter((link) => link !== '');
  if (file.endsWith('.html')) return [...all(addressed), ...all(given)];
  if (file.startsWith('_astro/') && file.endsWith('.js'))
    return [...all(imported), ...all(needed).map((path) => `${base}${path}`)];
  if (file.startsWith('_astro/') && file.endsWith('.css')) return all(inStyles);
  if (file.endsWith('.webmanifest')) return manifestLinks(textOf(file));
  return [];
}

function manifestLinks(text: string): readonly string[] {
  const manifest = JSON.parse(text) as {
    readonly start_url: string;
    readonly icons: readonly { readonly src: string }[];
  };
  return [manifest.start_url, ...manifest.icons.map(({ src }) => src)];
}
