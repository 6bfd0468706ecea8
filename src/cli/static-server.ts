import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** One file of the built site, held in memory: a request never touches the disk. */
interface SiteFile {
  readonly body: Buffer;
  readonly type: string;
  readonly tag: string;
  readonly immutable: boolean;
  /** The body as the browser can unpack it, made when first asked for. */
  readonly packed: Map<Encoding, Promise<Buffer>>;
}

type Encoding = 'br' | 'gzip';

/** The whole of what may be answered: exact URL path → file, and exact URL path → where it moved. */
export interface Site {
  readonly base: string;
  readonly files: ReadonlyMap<string, SiteFile>;
  readonly redirects: ReadonlyMap<string, string>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.pdf': 'application/pdf',
  '.pcap': 'application/vnd.tcpdump.pcap',
};

const unknownType = 'application/octet-stream';

/** Bodies below this size gain nothing from packing. Bytes. */
const smallestPacked = 1024;

const securityHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // The pages carry their own policy in a <meta>, where frame-ancestors has no effect; two policies add up.
  'content-security-policy': "frame-ancestors 'none'",
};

/**
 * Reads a built site into memory. `base` is the path under which it is served, with or without slashes.
 * Names that begin with a dot are left out. Throws when the folder cannot be read.
 */
export function readSite(folder: string, base = '/'): Site {
  const root = normalBase(base);
  const files = new Map<string, SiteFile>();
  const redirects = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const steps = relative(folder, join(entry.parentPath, entry.name)).split(sep);
    if (steps.some((step) => step.startsWith('.'))) continue;
    const path = root + steps.join('/');
    const file = readSiteFile(join(folder, ...steps), steps[0] === '_astro');
    files.set(path, file);
    if (path.endsWith('/index.html')) {
      const place = path.slice(0, -'index.html'.length);
      files.set(place, file);
      if (place !== '/') redirects.set(place.slice(0, -1), place);
    } else if (path.endsWith('.html')) {
      files.set(path.slice(0, -'.html'.length), file);
    }
  }
  if (root !== '/') redirects.set('/', root);
  return { base: root, files, redirects };
}

function normalBase(base: string): string {
  const inner = base.split('/').filter((step) => step !== '');
  return inner.length === 0 ? '/' : `/${inner.join('/')}/`;
}

function readSiteFile(path: string, immutable: boolean): SiteFile {
  const body = readFileSync(path);
  return {
    body,
    type: types[extname(path).toLowerCase()] ?? unknownType,
    tag: createHash('sha256').update(body).digest('base64url').slice(0, 22),
    immutable,
    packed: new Map(),
  };
}

/** A server for one site: GET and HEAD of the paths that the site has, the site's own 404 page for all others. */
export function createStaticServer(site: Site): Server {
  return createServer((request, response) => {
    answer(site, request, response).catch(() => {
      response.destroy();
    });
  });
}

async function answer(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('connection', 'close');
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const [rawPath, query] = splitTarget(request.url ?? '/');
  const path = decodePath(rawPath);
  const target = path === undefined ? undefined : site.redirects.get(path);
  if (target !== undefined) {
    response.writeHead(301, { location: encodeURI(target) + query }).end();
    return;
  }
  const file = path === undefined ? undefined : site.files.get(path);
  if (file !== undefined) await sendFile(file, 200, request, response);
  else await sendNotFound(site, path ?? '/', request, response);
}

/** The path, and what follows it from the question mark on. */
function splitTarget(target: string): readonly [string, string] {
  const mark = target.indexOf('?');
  return mark < 0 ? [target, ''] : [target.slice(0, mark), target.slice(mark)];
}

/** The path of a request as text, or undefined when its percent signs are not UTF-8. */
function decodePath(rawPath: string): string | undefined {
  try {
    return decodeURIComponent(rawPath);
  } catch {
    return undefined;
  }
}

/** The 404 page that lies nearest above the path, so that /en/… is answered in English. */
async function sendNotFound(
  site: Site,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const steps = path.slice(1).split('/');
  for (let depth = steps.length - 1; depth >= 0; depth -= 1) {
    const place = `/${steps.slice(0, depth).join('/')}${depth === 0 ? '' : '/'}`;
    const page = site.files.get(`${place}404.html`) ?? site.files.get(`${place}404/`);
    if (page === undefined) continue;
    await sendFile(page, 404, request, response);
    return;
  }
  const page = site.files.get(`${site.base}404.html`);
  if (page === undefined) response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('404\n');
  else await sendFile(page, 404, request, response);
}

async function sendFile(
  file: SiteFile,
  status: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const encoding = file.body.length < smallestPacked ? undefined : acceptedEncoding(file.type, request);
  const tag = `"${file.tag}${encoding === undefined ? '' : `-${encoding}`}"`;
  const cacheable = status === 200;
  response.setHeader(
    'cache-control',
    cacheable ? (file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache') : 'no-store',
  );
  if (cacheable) response.setHeader('etag', tag);
  response.setHeader('vary', 'accept-encoding');
  if (cacheable && matchesTag(request.headers['if-none-match'], tag)) {
    response.writeHead(304).end();
    return;
  }
  const body = encoding === undefined ? file.body : await packedBody(file, encoding);
  if (encoding !== undefined) response.setHeader('content-encoding', encoding);
  response.writeHead(status, { 'content-type': file.type, 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function matchesTag(header: string | undefined, tag: string): boolean {
  return header?.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === tag) ?? false;
}

function acceptedEncoding(type: string, request: IncomingMessage): Encoding | undefined {
  if (!/^(text\/|application\/(json|manifest|xml|wasm)|image\/svg)/.test(type)) return undefined;
  const header = request.headers['accept-encoding'];
  const accepted = new Set(
    (Array.isArray(header) ? header.join(',') : (header ?? ''))
      .split(',')
      .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
      .map((part) => part.split(';')[0]!.trim().toLowerCase()),
  );
  if (accepted.has('br')) return 'br';
  return accepted.has('gzip') ? 'gzip' : undefined;
}

function packedBody(file: SiteFile, encoding: Encoding): Promise<Buffer> {
  const known = file.packed.get(encoding);
  if (known !== undefined) return known;
  const made =
    encoding === 'br'
      ? promisify(brotliCompress)(file.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
      : promisify(gzip)(file.body);
  file.packed.set(encoding, made);
  return made;
}
