import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { close, listen } from '#cli/listen.ts';
import { createStaticServer, readSite } from '#cli/static-server.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const long = 'port '.repeat(1000);
const contents: Readonly<Record<string, string>> = {
  'index.html': '<h1>home</h1>',
  '404.html': '<h1>not found, ja</h1>',
  'en/index.html': '<h1>home, en</h1>',
  'en/404/index.html': '<h1>not found, en</h1>',
  'en/lessons/ports/index.html': `<p>${long}</p>`,
  'plain.html': '<p>plain</p>',
  '_astro/app.Xy12.js': `"${long}"`,
  'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'capture.pcap': 'pcap',
  'strange.bin': 'bin',
  'with space/日本.txt': 'text',
  '.sources': 'a fingerprint',
  '.hidden/secret.txt': 'secret',
};

let folder: string;
const running: Server[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'minato-site-'));
  for (const [name, content] of Object.entries(contents)) {
    mkdirSync(dirname(join(folder, 'dist', name)), { recursive: true });
    writeFileSync(join(folder, 'dist', name), content);
  }
  writeFileSync(join(folder, 'outside.txt'), 'outside');
});

afterEach(async () => {
  await Promise.all(running.splice(0).map(close));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function serve(base = '/'): Promise<number> {
  const server = createStaticServer(readSite(join(folder, 'dist'), base));
  running.push(server);
  return listen(server, 0);
}

function ask(port: number, path: string, method = 'GET', headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((done, fail) => {
    const outgoing = httpRequest({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    outgoing.on('error', fail);
    outgoing.end();
  });
}

/** Sends bytes as they are: an HTTP client would tidy a hostile path before sending it. */
function askRaw(port: number, text: string): Promise<string> {
  return new Promise((done, fail) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(text));
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
    socket.on('close', () => {
      done(answer);
    });
    socket.on('error', fail);
  });
}

describe('the static server answers with what was built', () => {
  it('gives the index page of a folder, with its type and length', async () => {
    const { status, headers, body } = await ask(await serve(), '/');
    expect(status).toBe(200);
    expect(body.toString()).toBe('<h1>home</h1>');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-length']).toBe(String(body.length));
  });

  it.each([
    ['/icon.svg', 'image/svg+xml; charset=utf-8'],
    ['/_astro/app.Xy12.js', 'text/javascript; charset=utf-8'],
    ['/capture.pcap', 'application/vnd.tcpdump.pcap'],
    ['/strange.bin', 'application/octet-stream'],
    ['/plain.html', 'text/html; charset=utf-8'],
    ['/plain', 'text/html; charset=utf-8'],
    ['/with%20space/%E6%97%A5%E6%9C%AC.txt', 'text/plain; charset=utf-8'],
    ['/en/lessons/ports/index.html', 'text/html; charset=utf-8'],
  ])('gives %s the type %s', async (path, type) => {
    const { status, headers } = await ask(await serve(), path);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe(type);
  });

  it('ignores the query of a page', async () => {
    const { status, body } = await ask(await serve(), '/en/?home=1&a=?b');
    expect(status).toBe(200);
    expect(body.toString()).toBe('<h1>home, en</h1>');
  });

  it('leads from a folder without its slash to the folder, and keeps the query', async () => {
    const { status, headers } = await ask(await serve(), '/en/lessons/ports?x=1?2');
    expect(status).toBe(301);
    expect(headers.location).toBe('/en/lessons/ports/?x=1?2');
  });

  it('answers HEAD as GET without the body', async () => {
    const port = await serve();
    const { status, headers, body } = await ask(port, '/en/lessons/ports/', 'HEAD');
    expect(status).toBe(200);
    expect(headers['content-length']).toBe((await ask(port, '/en/lessons/ports/')).headers['content-length']);
    expect(body.length).toBe(0);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])('refuses %s and says what is allowed', async (method) => {
    const { status, headers } = await ask(await serve(), '/', method);
    expect(status).toBe(405);
    expect(headers.allow).toBe('GET, HEAD');
  });
});

describe('the static server says not found in the language of the path', () => {
  it.each([
    ['/nothing', 'not found, ja'],
    ['/nothing/at/all', 'not found, ja'],
    ['/en/nothing', 'not found, en'],
    ['/en/nothing/at/all/', 'not found, en'],
    ['/english', 'not found, ja'],
  ])('%s', async (path, text) => {
    const { status, headers, body } = await ask(await serve(), path);
    expect(status).toBe(404);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
    expect(body.toString()).toBe(`<h1>${text}</h1>`);
  });

  it('answers a path that is not UTF-8 as not found', async () => {
    expect((await ask(await serve(), '/%ff%')).status).toBe(404);
  });
});

describe('the static server gives nothing but the site', () => {
  it.each([
    '/../outside.txt',
    '/../../outside.txt',
    '/en/../../outside.txt',
    '/%2e%2e/outside.txt',
    '/..%2foutside.txt',
    '/..%5coutside.txt',
    '/..\\outside.txt',
    '//outside.txt',
    '/en/../index.html',
    '/.sources',
    '/.hidden/secret.txt',
    '/__proto__',
    '/index.html%00.png',
    'http://127.0.0.1/index.html',
  ])('%s is not found', async (path) => {
    const answer = await askRaw(await serve(), `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    expect(answer).not.toMatch(/outside|secret|fingerprint/);
  });

  it('goes on serving after a request that is not HTTP', async () => {
    const port = await serve();
    expect(await askRaw(port, '\u0000\u0001 nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect((await ask(port, '/')).status).toBe(200);
  });

  it.each(['/', '/nothing', '/en', '/icon.svg'])('%s carries the headers that keep others out', async (path) => {
    const { headers } = await ask(await serve(), path);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': "frame-ancestors 'none'",
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('the static server saves the browser work', () => {
  it('lets files with a hash in their name be kept, and asks again for all others', async () => {
    const port = await serve();
    expect((await ask(port, '/_astro/app.Xy12.js')).headers['cache-control']).toBe(
      'public, max-age=31536000, immutable',
    );
    expect((await ask(port, '/')).headers['cache-control']).toBe('no-cache');
  });

  it('answers 304 for the file that the browser already has', async () => {
    const port = await serve();
    const { etag } = (await ask(port, '/')).headers;
    const again = await ask(port, '/', 'GET', { 'if-none-match': `"other", W/${String(etag)}` });
    expect(again.status).toBe(304);
    expect(again.body.length).toBe(0);
    expect((await ask(port, '/', 'GET', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('packs a long text as the browser can read it, each packing with its own tag', async () => {
    const port = await serve();
    const path = '/en/lessons/ports/';
    const text = contents['en/lessons/ports/index.html'];
    const br = await ask(port, path, 'GET', { 'accept-encoding': 'gzip, deflate, br' });
    expect(br.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(br.body).toString()).toBe(text);
    const gz = await ask(port, path, 'GET', { 'accept-encoding': 'gzip, br;q=0' });
    expect(gz.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gz.body).toString()).toBe(text);
    const plain = await ask(port, path);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body.toString()).toBe(text);
    expect(new Set([br.headers.etag, gz.headers.etag, plain.headers.etag]).size).toBe(3);
  });

  it('sends a short file as it is', async () => {
    const { headers } = await ask(await serve(), '/icon.svg', 'GET', { 'accept-encoding': 'br' });
    expect(headers['content-encoding']).toBeUndefined();
  });
});

describe('the static server under a base path', () => {
  it.each(['minato', '/minato', '/minato/'])('given as %s serves everything below it', async (base) => {
    const port = await serve(base);
    expect((await ask(port, '/minato/en/')).body.toString()).toBe('<h1>home, en</h1>');
    expect((await ask(port, '/minato')).headers.location).toBe('/minato/');
    expect((await ask(port, '/')).headers.location).toBe('/minato/');
    expect((await ask(port, '/en/')).status).toBe(404);
    expect((await ask(port, '/minato/en/nothing')).body.toString()).toBe('<h1>not found, en</h1>');
    expect((await ask(port, '/nothing')).body.toString()).toBe('<h1>not found, ja</h1>');
  });
});

describe('listening', () => {
  it('takes the next free port when the wanted one is taken', async () => {
    const first = await serve();
    const server = createStaticServer(readSite(join(folder, 'dist')));
    running.push(server);
    const port = await listen(server, first);
    expect(port).toBeGreaterThan(first);
    expect((await ask(port, '/')).status).toBe(200);
  });

  it('fails when exactly one port was wanted and is taken', async () => {
    const first = await serve();
    const server = createStaticServer(readSite(join(folder, 'dist')));
    await expect(listen(server, first, true)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
