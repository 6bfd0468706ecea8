import { close, listen, loopback } from '#cli/listen.ts';
import { siteBase, siteFolder } from '#cli/site-build.ts';
import { createStaticServer, readSite, type Site } from '#cli/static-server.ts';
import { emptyProgress } from '#machines/progress/progress.record.ts';
import type { Page } from '@playwright/test';
import { expect, test } from './support/browser-test.ts';
import { builtPages } from './support/built-pages.ts';
import { locales } from './support/messages.ts';
import { SitePage } from './support/site-page.ts';

// Everywhere else the service worker is kept out, so that each test sees the network.
test.use({ serviceWorkers: 'allow' });

/** Waits until the whole course lies on the device. */
async function untilKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state === 'activated') return;
    await new Promise((done) => active?.addEventListener('statechange', done, { once: true }));
  });
}

for (const locale of locales)
  test(`after the first visit every page opens without a network, whole and with its script (${locale})`, async ({
    site,
    page,
    context,
  }) => {
    test.setTimeout(300_000); // some forty pages
    await site.open('/', 'ja');
    await untilKept(page);
    await context.setOffline(true);
    for (const { path } of builtPages().filter((built) => built.locale === locale)) {
      await site.open(path, locale);
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await expect(site.heading).toHaveCount(1);
      const missing = await page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .filter((entry) => 'responseStatus' in entry && entry.responseStatus !== 200)
          .map(({ name }) => name),
      );
      expect(missing, path).toEqual([]);
    }
    await site.open('/sandbox/', locale);
    await expect(page.getByRole('button', { name: site.name('lab.time.end') })).toBeVisible();
  });

test('without a network, an address that does not exist is still answered in its language', async ({
  site,
  page,
  context,
}) => {
  await site.open('/', 'ja');
  await untilKept(page);
  await context.setOffline(true);
  for (const locale of ['ja', 'en'] as const) {
    await site.open('/no/such/harbour/', locale);
    await expect(site.heading).toHaveText(site.text('not-found.title'), { useInnerText: true });
  }
});

const earned = { ...emptyProgress, pennants: ['what-is-a-port'] };

test('a newer version waits until the reader asks for it, and what was done is kept', async ({ page, watch }) => {
  const first = readSite(siteFolder, await siteBase());
  let served = createStaticServer(first);
  const port = await listen(served, 0);
  const address = `http://${loopback}:${String(port)}${first.base}`;
  watch.allowOrigin(new URL(address).origin);
  const site = new SitePage(page, address);
  try {
    await site.open('/trials/what-is-a-port/', 'en');
    await untilKept(page);
    await page.evaluate((kept) => {
      localStorage.setItem('minato.progress', kept);
    }, JSON.stringify(earned));
    // The worker answers for the pages that come after it.
    await site.open('/trials/what-is-a-port/', 'en');
    const guess = site.main.getByRole('radio').first();
    await guess.check();
    const notice = page.getByText(site.text('offline.new-version'));
    await expect(notice).toBeHidden();

    await close(served);
    served = createStaticServer(withNewerWorker(first));
    await listen(served, port, true);
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await expect(notice).toBeVisible();
    // Nothing is taken from under the reader's hands: what was chosen is still chosen.
    await expect(guess).toBeChecked();
    const reloaded = page.waitForEvent('load');
    await page.getByRole('button', { name: site.name('offline.take-it') }).press('Enter');
    await reloaded;
    await expect(notice).toBeHidden();
    expect(await page.evaluate(() => localStorage.getItem('minato.progress'))).toContain(
      '"pennants":["what-is-a-port"]',
    );
    expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting)).toBeNull();
  } finally {
    await close(served);
  }
});

/** The same site as if it had been built again: a service worker that differs by a byte is a new one. */
function withNewerWorker(site: Site): Site {
  const path = `${site.base}sw.js`;
  const worker = site.files.get(path);
  if (worker === undefined) throw new Error(`the site has no ${path}`);
  const newer = { ...worker, body: Buffer.concat([worker.body, Buffer.from('\n//')]), tag: 'newer', packed: new Map() };
  return { ...site, files: new Map([...site.files, [path, newer]]) };
}
