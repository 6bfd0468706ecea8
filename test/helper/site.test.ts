import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentPolicyOf } from '#helper/site-policy.ts';
import { mapSite, readMissingPage, readSite, type SiteMap } from '#helper/site.ts';

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('the served site', () => {
  let root = '';
  let site: SiteMap = new Map();

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'minato-site-'));
    await mkdir(join(root, 'en/lesson'), { recursive: true });
    await mkdir(join(root, '_astro'));
    await mkdir(join(root, '.hidden'));
    await writeFile(join(root, 'index.html'), '<!doctype html><p>港</p>');
    await writeFile(join(root, '404.html'), '<!doctype html><p>404</p>');
    await writeFile(join(root, 'en/lesson/index.html'), '<p>lesson</p>');
    await writeFile(join(root, 'about.html'), '<p>about</p>');
    await writeFile(join(root, '_astro/a.b1c2.js'), 'export {};');
    await writeFile(join(root, '港 図.svg'), '<svg/>');
    await mkdir(join(root, 'pagefind'));
    await writeFile(join(root, 'pagefind/pagefind.js'), 'export {};');
    await writeFile(join(root, 'pagefind/wasm.en.pagefind'), 'packed');
    await writeFile(join(root, 'a.wasm'), 'wasm');
    await writeFile(join(root, '.sources'), 'secret');
    await writeFile(join(root, '.hidden/x.html'), 'secret');
    await symlink('/etc/hostname', join(root, 'link.txt'));
    site = await mapSite(root);
  });

  afterAll(async () => {
    await rm(root, { recursive: true });
  });

  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/index.html', 'text/html; charset=utf-8'],
    ['/en/lesson/', 'text/html; charset=utf-8'],
    ['/about', 'text/html; charset=utf-8'],
    ['/_astro/a.b1c2.js', 'text/javascript; charset=utf-8'],
    ['/pagefind/pagefind.js', 'text/javascript; charset=utf-8'],
    ['/pagefind/wasm.en.pagefind', 'application/octet-stream'],
    ['/a.wasm', 'application/wasm'],
    ['/%E6%B8%AF%20%E5%9B%B3.svg', 'image/svg+xml; charset=utf-8'],
  ])('has %s', async (path, type) => {
    const answer = await readSite(site, path);
    expect(answer?.status).toBe(200);
    expect(answer?.headers).toMatchObject({
      'Content-Type': type,
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Opener-Policy': 'same-origin',
    });
  });

  it('sends a folder without its slash to the folder', async () => {
    expect(await readSite(site, '/en/lesson')).toMatchObject({ status: 308, headers: { Location: '/en/lesson/' } });
  });

  it.each([
    '/.sources',
    '/.hidden/x.html',
    '/link.txt',
    '/en',
    '/en/',
    '//',
    '//etc/passwd',
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/en/../index.html',
    '/./index.html',
    '/index.html/',
    '/INDEX.HTML',
    '/index.html%00',
    '/index.html%00.png',
    '/%69ndex.html',
    '/index%2ehtml',
    '\\index.html',
    '/en\\lesson\\',
    '/en%5clesson%5c',
    '/港 図.svg',
    '/%e6%b8%af%20%e5%9b%b3.svg',
    '/@fs/etc/passwd',
    '/@fs//etc/passwd?raw??',
    '/etc/passwd',
    '/C:/Windows/win.ini',
    '/c:%5cWindows',
    '/~root/',
    '/node_modules/.bin/node',
    '/__proto__',
    '/constructor',
    '/index.html;x',
    '/ ',
    '',
    'index.html',
    '/en/lesson//',
    '/en/lesson/index.html/..',
  ])('has nothing at %j', async (path) => {
    expect(await readSite(site, path)).toBeUndefined();
  });

  it('has a page of its own for what is not there', async () => {
    expect(await readMissingPage(site)).toMatchObject({ status: 404 });
    expect(await readMissingPage(new Map())).toBeUndefined();
  });

  it('forgets a file that was deleted since, instead of failing', async () => {
    await writeFile(join(root, 'late.html'), 'x');
    const map = await mapSite(root);
    await rm(join(root, 'late.html'));
    expect(await readSite(map, '/late')).toBeUndefined();
  });
});

describe('the content policy of a page', () => {
  const base =
    "default-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  it('is the plain one for a page without inline parts', () => {
    expect(contentPolicyOf('<script src="/a.js"></script><link rel="stylesheet" href="/a.css">')).toBe(
      `${base}; img-src 'self' data:`,
    );
  });

  it('names inline scripts, styles and style attributes by their hash', () => {
    const html =
      '<script>one()</script><SCRIPT type="module">two()</SCRIPT><style>p{}</style><p style="--at:&quot;1&quot;">x</p>';
    const policy = contentPolicyOf(html);
    expect(policy).toContain(`script-src 'self' ${hash('one()')} ${hash('two()')}`);
    expect(policy).toContain(`style-src 'self' ${hash('p{}')} 'unsafe-hashes' ${hash('--at:"1"')}`);
    expect(policy).not.toContain('unsafe-inline');
  });

  it('allows WebAssembly only where the page itself does', () => {
    const page = (sources: string) =>
      `<meta http-equiv="content-security-policy" content="script-src ${sources};"><p>'wasm-unsafe-eval'</p>`;
    const searching = contentPolicyOf(page("'self' 'wasm-unsafe-eval'"));
    expect(searching).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(searching).not.toMatch(/[^-]unsafe-eval/);
    expect(contentPolicyOf(page("'self'"))).not.toContain('unsafe-eval');
    expect(contentPolicyOf("<p>'wasm-unsafe-eval'</p>")).not.toContain('unsafe-eval');
  });

  it('does not take a style attribute that stands in a script', () => {
    expect(contentPolicyOf('<script>const a = "<p style=\'x\'>"</script>')).not.toContain('style-src');
  });
});
