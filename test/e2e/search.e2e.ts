import { expectAccessible } from './support/accessibility.ts';
import { expect, test } from './support/browser-test.ts';
import { message } from './support/messages.ts';
import type { SitePage } from './support/site-page.ts';

/** What stands on the search page. */
function searchOn(site: SitePage) {
  const { main } = site;
  const hits = main.getByRole('list', { name: site.text('search.results') });
  return {
    field: main.getByRole('searchbox', { name: site.name('search.label') }),
    news: main.getByRole('status'),
    hits,
    titles: hits.getByRole('heading', { level: 2 }),
    parts: hits.getByRole('heading', { level: 3 }),
  };
}

for (const { locale, query, title, part } of [
  { locale: 'ja', query: '見回り船', title: '見回り船の仕事と約束', part: 'ポートスキャン' },
  { locale: 'en', query: 'patrol boat', title: 'What a patrol boat does, and what it must not', part: 'port scan' },
] as const) {
  test(`a word is found by keyboard alone, and its page opened (${locale})`, async ({ site, page }) => {
    await site.open('/', locale);
    const look = site.header.getByRole('link', { name: site.text('nav.search') });
    await look.focus();
    await look.press('Enter');
    await expect(page).toHaveURL(site.address('/search/'));
    // Before that Enter sends the form as any form: the page is fetched anew, and the focus begins at its top.
    await site.expectAwake();
    const { field, news, titles } = searchOn(site);
    await field.focus();
    await page.keyboard.type(query);
    await page.keyboard.press('Enter');
    await expect(titles.first()).toHaveText(title, { useInnerText: true });
    await expect(news).toContainText(query);
    await expect(titles.first().locator('mark').first()).toBeVisible();
    await expectAccessible(page);

    // From the field over the button to the first page found.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(titles.first().getByRole('link')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(site.address('/trials/patrol-boat/'));
  });

  test(`a word of the glossary leads to its entry (${locale})`, async ({ site, page }) => {
    await site.open(`/search/?q=${encodeURIComponent(part)}`, locale);
    await searchOn(site).parts.getByRole('link', { name: part, exact: true }).first().click();
    await expect(page).toHaveURL(site.address('/words/#port-scan'));
    await expect(page.locator(':target')).toBeInViewport();
  });
}

test('what a later step of a figure asks is found, and leads to its section of the trial', async ({ site, page }) => {
  await site.open('/search/?q=TIME-WAIT', 'en');
  await searchOn(site).parts.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/trials\/flag-signals\/#section-\d+$/u);
  // The words for the index are no part of the page.
  await expect(page.locator('template')).toHaveCount(0);
});

test('a question of the quiz is found, and leads to the questions on its trial', async ({ site, page }) => {
  await site.open(`/search/?q=${encodeURIComponent('TCPのあいさつを、順にならべ')}`, 'ja');
  const { parts, hits } = searchOn(site);
  await expect(hits.getByText(site.text('search.place.quiz'), { exact: true }).first()).toBeVisible();
  await parts.getByRole('link').first().click();
  // Which of the questions comes first, and how it asks, is drawn by lot.
  await expect(site.main.locator('button[type="submit"]')).toBeVisible();
  await expect(page).toHaveURL(site.address('/quiz/#trial=flag-signals'));
});

test('a number leads to its port', async ({ site, page }) => {
  await site.open('/search/?q=3389', 'ja');
  await searchOn(site).parts.getByRole('link', { name: /^3389/ }).click();
  await expect(page).toHaveURL(/\/ports\/#[a-z-]+$/u);
});

test('a word is found by its reading, and readings are shown but are no part of the text', async ({ site, page }) => {
  await site.open('/search/?q=ぼうはてい', 'ja');
  const { titles, hits } = searchOn(site);
  await expect(titles.first()).toBeVisible();
  await expect(hits.locator('mark').first()).toHaveText('防波堤', { useInnerText: true });
  await expect(hits.locator('rt').first()).toBeHidden();
  await site.furiganaSwitch.click();
  await expect(hits.locator('rt').first()).toBeVisible();
  await expect(hits.locator('mark rt').first()).toHaveText('ぼうはてい');
  expect(await site.overflow()).toEqual({ pixels: 0, elements: [] });
  await expectAccessible(page);
});

test('the query stands in the address, without a step of the history for each letter', async ({ site, page }) => {
  await site.open('/search/', 'ja');
  const { field, titles, news } = searchOn(site);
  await field.pressSequentially('灯台');
  await expect(titles.first()).toBeVisible();
  await expect(page).toHaveURL(site.address(`/search/?q=${encodeURIComponent('灯台')}`));
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
  await page.reload();
  await expect(field).toHaveValue('灯台');
  await expect(titles.first()).toBeVisible();
  await field.fill('');
  await expect(news).toHaveText(site.text('search.idle'), { useInnerText: true });
  await expect(page).toHaveURL(site.address('/search/'));
});

test('when nothing is found the page says so and shows a way on', async ({ site, page }) => {
  for (const locale of ['ja', 'en'] as const) {
    await site.open('/search/?q=zzyzx', locale);
    await expect(searchOn(site).news).toHaveText(message(locale, 'search.none').replace('{query}', 'zzyzx'), {
      useInnerText: true,
    });
    await expectAccessible(page);
    await site.main.getByRole('link', { name: site.name('nav.words') }).click();
    await expect(page).toHaveURL(site.address('/words/'));
  }
});

for (const [what, query] of [
  ['HTML', '<img src=x onerror="document.title=1"><script>document.title=2</script>'],
  ['10,000 letters', '港'.repeat(10_000)],
  ['10,000 letters in one word', 'x'.repeat(10_000)],
  ['pictures and a half of one', '🐙🦑\ud83d'],
  ['signs that mean something to a program', '"(?:.*)+$" \\u0000 %00 ../../etc {a|b} {{x}}'],
  ['letters that turn the line round', '\u202eenihcam\u202c'],
] as const) {
  test(`a query of ${what} is text and nothing else`, async ({ site, page }) => {
    await site.open('/search/', 'ja');
    const { field, news } = searchOn(site);
    await field.fill(query);
    await field.press('Enter');
    const none = site.text('search.none').split('{query}').at(-1) ?? '';
    await expect(news).toContainText(none, { useInnerText: true });
    expect(await page.title()).toBe(`${site.text('nav.search')} | ${site.text('site.title')}`);
    await expect(news.locator('img, script')).toHaveCount(0);
    expect(await site.overflow()).toEqual({ pixels: 0, elements: [] });
    // The same from an address that somebody wrote.
    await page.goto(page.url());
    await expect(news).toContainText(none, { useInnerText: true });
  });
}

test('WebAssembly may run on the search page and nowhere else', async ({ site, page }) => {
  const runs = () =>
    page.evaluate(() =>
      WebAssembly.instantiate(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])).then(
        () => true,
        () => false,
      ),
    );
  await site.open('/search/', 'en');
  expect(await runs()).toBe(true);
  for (const path of ['/', '/words/', '/trials/what-is-a-port/']) {
    await site.open(path, 'en');
    expect(await runs(), path).toBe(false);
  }
});

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow' });

  test('the course is searched as before', async ({ site, page, context }) => {
    await site.open('/', 'ja');
    await page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready;
      if (active?.state === 'activated') return;
      await new Promise((done) => active?.addEventListener('statechange', done, { once: true }));
    });
    await context.setOffline(true);
    for (const [locale, query] of [
      ['ja', 'ステルス'],
      ['en', 'stealth'],
    ] as const) {
      await site.open(`/search/?q=${encodeURIComponent(query)}`, locale);
      await expect(searchOn(site).titles.first()).toBeVisible();
    }
  });
});

test('when the index cannot be loaded the page says so and offers another try', async ({ site, page, watch }) => {
  watch.allowComplaint(/Failed to (?:load|fetch)/u);
  await page.route('**/pagefind/**', (route) => route.abort());
  await site.open('/search/?q=港', 'ja');
  const { news, titles } = searchOn(site);
  await expect(news).toHaveText(site.text('search.failed'), { useInnerText: true });
  await page.unroute('**/pagefind/**');
  await site.main.getByRole('link', { name: site.name('search.failed.again') }).click();
  await expect(titles.first()).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says what is needed, and leads on', async ({ site, page }) => {
    await page.goto(site.address('/search/', 'ja'));
    await expect(site.main).toContainText('JavaScript');
    await expect(searchOn(site).field).toBeHidden();
    await site.main.getByRole('link', { name: site.name('nav.words') }).click();
    await expect(site.heading).toHaveText(site.text('nav.words'), { useInnerText: true });
  });
});
