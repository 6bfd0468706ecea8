import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import type { BuiltSite } from './site-links.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
};

/** A file server that knows nothing of this site: files below the base, `index.html` of a folder, `404.html` for the rest. */
export function plainServer({ folder, base }: BuiltSite): Server {
  return createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site.example');
    const path = join(folder, decodeURIComponent(pathname).slice(base.length));
    const file = pathname.endsWith('/') ? join(path, 'index.html') : path;
    const isThere = pathname.startsWith(base) && existsSync(file) && statSync(file).isFile();
    const found = isThere ? file : join(folder, '404.html');
    response.writeHead(isThere ? 200 : 404, { 'content-type': types[extname(found)] ?? 'application/octet-stream' });
    response.end(readFileSync(found));
  });
}
