import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { close, listen, loopback } from '#cli/listen.ts';
import { siteBase, siteFolder } from '#cli/site-build.ts';
import { projectRoot } from '#cli/tool.ts';
import { expect, test } from './support/browser-test.ts';
import { locales } from './support/messages.ts';
import { plainServer } from './support/plain-server.ts';
import { brokenLinks, type BuiltSite } from './support/site-links.ts';
import { SitePage } from './support/site-page.ts';

/** Links are the same on every screen, and the second build is one too many. */
const anySize = { tag: '@any-size' };

test('no address in the built site leads nowhere', anySize, async () => {
  expect(brokenLinks({ folder: siteFolder, base: await siteBase() })).toEqual([]);
});

/** The site once more, as a school would serve it from a folder of its own web server: built once for all that follows. */
test.describe('under a sub-path, from a server that only knows files', anySize, () => {
  test.describe.configure({ mode: 'serial' });
  test.use({ serviceWorkers: 'allow' });

  let site: BuiltSite;
  let server: Server;
  let address: string;

  test.beforeAll(async () => {
    test.setTimeout(600_000);
    site = { folder: mkdtempSync(join(tmpdir(), 'minato-')), base: '/minato/' };
    await promisify(execFile)(process.execPath, [join('src', 'cli', 'build.ts')], {
      cwd: projectRoot,
      env: { ...process.env, MINATO_BASE: '/minato', MINATO_OUT: site.folder },
      maxBuffer: 2 ** 26,
    });
    server = plainServer(site);
    address = `http://${loopback}:${String(await listen(server, 0))}${site.base}`;
  });

  test.afterAll(async () => {
    await close(server);
    rmSync(site.folder, { recursive: true, force: true });
  });

  test('no address leads nowhere', () => {
    expect(brokenLinks(site)).toEqual([]);
  });

  test('pages come to life, are kept, and open without a network', async ({ page, context, watch }) => {
    watch.allowOrigin(new URL(address).origin);
    const visitor = new SitePage(page, address);
    await visitor.open('/sandbox/', 'ja');
    await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
    await expect(page.getByRole('button', { name: visitor.name('lab.time.end') })).toBeVisible();
    await page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready;
      if (active?.state === 'activated') return;
      await new Promise((done) => active?.addEventListener('statechange', done, { once: true }));
    });
    await context.setOffline(true);
    for (const path of ['/record/', '/trials/flag-signals/', '/scanner/']) {
      await visitor.open(path, 'en');
      await expect(visitor.heading).toHaveCount(1);
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    }
  });

  for (const locale of locales) {
    test(`what does not exist is answered in its language, with a way on (${locale})`, async ({ page, watch }) => {
      watch.allowOrigin(new URL(address).origin);
      watch.allowComplaint(/status of 404/);
      const visitor = new SitePage(page, address);
      const answer = await visitor.open('/trials/under-the-sea/', locale);
      expect(answer?.status()).toBe(404);
      await expect(visitor.heading).toHaveText(visitor.text('not-found.title'), { useInnerText: true });
      await page.getByRole('link', { name: visitor.name('not-found.home') }).click();
      await expect(page).toHaveURL(visitor.address('/', locale));
    });
  }
});
