/**
 * The served site (way A): a fixed map from exact request paths to files of the built course, made at start.
 *
 * A request path is looked up and never joined with a folder, decoded or normalised, so there is no path that leads
 * out of it (contract §9 and §12, row 15).
 */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { contentPolicyOf } from './site-policy.ts';

/** A file of the site, or the path that a folder without its slash leads to. */
type SiteEntry = { readonly file: string; readonly type: string } | { readonly redirect: string };

export type SiteMap = ReadonlyMap<string, SiteEntry>;

/** What to answer. */
export interface SiteAnswer {
  readonly status: 200 | 308 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.pdf': 'application/pdf',
  '.csv': 'text/csv; charset=utf-8',
  '.pcap': 'application/vnd.tcpdump.pcap',
};

const SITE_HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-cache',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** Lists the files below a folder, links and hidden files left out, under the paths that a browser asks for. */
export async function mapSite(root: string): Promise<SiteMap> {
  const site = new Map<string, SiteEntry>();
  for (const names of await listFiles(root, [])) {
    const path = `/${names.map(encodeURIComponent).join('/')}`;
    const entry = {
      file: join(root, ...names),
      type: TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
    };
    site.set(path, entry);
    if (path.endsWith('/index.html')) {
      const folder = path.slice(0, -'index.html'.length);
      site.set(folder, entry);
      if (folder !== '/') site.set(folder.slice(0, -1), { redirect: folder });
    } else if (path.endsWith('.html')) {
      site.set(path.slice(0, -'.html'.length), entry);
    }
  }
  return site;
}

async function listFiles(root: string, below: readonly string[]): Promise<readonly (readonly string[])[]> {
  const found: (readonly string[])[] = [];
  for (const entry of await readdir(join(root, ...below), { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) found.push(...(await listFiles(root, [...below, entry.name])));
    else if (entry.isFile()) found.push([...below, entry.name]);
  }
  return found;
}

/** Looks a path up; `undefined` if the site has no such page. */
export async function readSite(site: SiteMap, path: string): Promise<SiteAnswer | undefined> {
  const entry = site.get(path);
  if (entry === undefined) return undefined;
  if ('redirect' in entry) {
    return { status: 308, headers: { ...SITE_HEADERS, Location: entry.redirect }, body: Buffer.alloc(0) };
  }
  const body = await readFile(entry.file).catch(() => undefined);
  return body === undefined ? undefined : { status: 200, headers: headersOf(entry.type, body), body };
}

/** The site's own page for what is not there, if it has one. */
export async function readMissingPage(site: SiteMap): Promise<SiteAnswer | undefined> {
  const page = await readSite(site, '/404.html');
  return page?.status === 200 ? { ...page, status: 404 } : undefined;
}

function headersOf(type: string, body: Buffer): Readonly<Record<string, string>> {
  const headers = { ...SITE_HEADERS, 'Content-Type': type };
  if (!type.startsWith('text/html')) return headers;
  return {
    ...headers,
    'Content-Security-Policy': contentPolicyOf(body.toString('utf8')),
  };
}
