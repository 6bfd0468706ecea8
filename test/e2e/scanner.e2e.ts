import { readFileSync } from 'node:fs';
import { expectAccessible } from './support/accessibility.ts';
import { expect, test as base } from './support/browser-test.ts';
import { locales } from './support/messages.ts';
import { ScannerPage } from './support/scanner-page.ts';

const test = base.extend<{ readonly scanner: ScannerPage }>({
  scanner: async ({ page, baseURL }, use) => {
    await use(new ScannerPage(page, baseURL ?? 'http://127.0.0.1/'));
  },
});

/** The rows of the chart after the third: they are made as those before them. */
const laterRows = '[role="grid"] [role="row"]:nth-child(n + 4)';

for (const locale of locales) {
  test.describe(`a scan in ${locale}`, () => {
    test.beforeEach(({ scanner }) => {
      scanner.locale = locale;
    });

    test('is chosen, promised, predicted, made and judged', async ({ scanner, page }) => {
      await scanner.visit();
      await expect(page.getByText('203.0.113.45')).toBeVisible();
      await expect(page.locator('input[type="text"]')).toHaveCount(0);
      await scanner.scan('open-admin-home', 'closed');
      expect(await scanner.counts()).toEqual(['3', '1,048', '5']);
      await scanner.expectSaid('verdict.some-open', { count: 3 });
      await scanner.expectSaid('judge.right');
      await expectAccessible(page, { alike: laterRows });
      await scanner.preferTheme('dark');
      await expectAccessible(page, { only: 'colours', alike: laterRows });
      expect(await scanner.overflow()).toEqual({ pixels: 0, elements: [] });
    });

    test('says in the page’s language what is wrong with typed ports, and keeps them', async ({ scanner }) => {
      await scanner.visit();
      await scanner.ports('own').check({ force: true });
      for (const [text, key, item] of [
        ['', 'scanner.problem.ports-empty', 0],
        ['22,70000', 'scanner.problem.port-too-large', 2],
        ['30-20', 'scanner.problem.ports-reversed', 1],
        ['x'.repeat(10_000), 'scanner.problem.ports-syntax', 1],
      ] as const) {
        await scanner.ownPorts.fill(text);
        await scanner.button('scanner.promise.go').click();
        await scanner.expectSaid(key, { item });
        await expect(scanner.ownPorts).toHaveValue(text);
        await expect(scanner.ownPorts).toBeFocused();
        await expect(scanner.ownPorts).toHaveAttribute('aria-invalid', 'true');
      }
      await scanner.ownPorts.fill('２２、８０ 440 - 445');
      await scanner.button('scanner.promise.go').click();
      await scanner.button('scanner.predict.skip').click();
      await expect(scanner.details).toBeVisible({ timeout: 30_000 });
      await expect(scanner.grid.getByRole('gridcell')).toHaveCount(8);
      await scanner.expectSaid('judge.skipped');
    });
  });
}

test.describe('the chart of berths', () => {
  test('is one tab stop and is explored with the keyboard alone', async ({ scanner, page }) => {
    await scanner.visit();
    await scanner.scan('textbook-wifi');
    expect(await scanner.counts()).toEqual(['0', '1,055', '1']);
    await expect(scanner.details).toContainText('23');
    await scanner.grid.focus();
    await page.keyboard.press('ArrowLeft');
    await expect(scanner.chosenCell).toHaveAttribute('data-port', '22');
    await expect(scanner.grid).toHaveAttribute('aria-activedescendant', 'berth-22');
    await page.keyboard.press('s');
    await expect(scanner.chosenCell).toHaveAttribute('data-port', '23');
    await expect(scanner.details).toContainText(scanner.text('detail.note.stealth'), { useInnerText: true });
    await expect(page.getByRole('listitem').filter({ hasText: 'telnet-silent' })).toBeVisible();
    await page.keyboard.press('Home');
    const columns = (page.viewportSize()?.width ?? 0) < 600 ? 16 : 32;
    await expect(scanner.chosenCell).toHaveAttribute('data-port', String(columns === 16 ? 16 : 0));
    await page.keyboard.press('Control+End');
    await expect(scanner.chosenCell).toHaveAttribute('data-port', '1055');
    await page.keyboard.press('Control+Home');
    await expect(scanner.chosenCell).toHaveAttribute('data-port', '0');
    await page.keyboard.press('ArrowDown');
    await expect(scanner.chosenCell).toHaveAttribute('data-port', String(columns));
    await page.keyboard.press('Tab');
    await expect(scanner.grid).not.toBeFocused();
    await expect(scanner.grid.locator(':focus')).toHaveCount(0);
  });

  test('goes to a typed number, and says when that was not scanned', async ({ scanner, page }) => {
    await scanner.visit();
    await scanner.scan('game-server-home');
    const field = page.getByRole('textbox', { name: scanner.name('grid.number') });
    await field.fill('８０');
    await expect(scanner.chosenCell).toHaveAttribute('data-port', '80');
    await expect(scanner.details).toContainText(scanner.text('detail.note.open'), { useInnerText: true });
    await field.fill('2000');
    await scanner.expectSaid('grid.number.problem');
    await expect(field).toHaveValue('2000');
    await expect(scanner.chosenCell).toHaveAttribute('data-port', '80');
  });

  test('has a text twin with every stretch of ports and every exception', async ({ scanner, page }) => {
    await scanner.visit();
    await scanner.scan('textbook-wifi');
    await scanner.button('grid.table').click();
    const groups = page.getByRole('table', { name: scanner.name('table.groups') });
    await expect(groups.getByRole('rowheader')).toHaveText(['0–22', '23', '24–1055']);
    const exceptions = page.getByRole('table', { name: scanner.name('table.exceptions') });
    await expect(exceptions.getByRole('rowheader')).toHaveText(['23']);
    await expect(exceptions.getByRole('row').last()).toContainText('telnet');
    await expectAccessible(page);
  });

  test('lets single ports be marked before the scan and counts what came out so', async ({ scanner, page }) => {
    await scanner.visit();
    await scanner.home('open-admin-home').check({ force: true });
    await scanner.button('scanner.promise.go').click();
    await scanner.grid.focus();
    for (let step = 0; step < 23; step += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await scanner.expectSaid('scanner.predict.marked', { count: 1 });
    await scanner.guess('closed').check({ force: true });
    await expectAccessible(page, { alike: laterRows });
    await scanner.button('scanner.predict.go').click();
    await scanner.expectSaid('judge.marks', { total: 1, right: 1 });
  });
});

test.describe('a scan under way', () => {
  test('shows its progress and stops at once when it is cancelled', async ({ scanner, page }) => {
    await scanner.visit();
    await scanner.home('quiet-home').check({ force: true });
    await scanner.ports('own').check({ force: true });
    await scanner.ownPorts.fill('1-65535');
    await scanner.button('scanner.promise.go').click();
    await scanner.button('scanner.predict.skip').click();
    const bar = page.getByRole('progressbar');
    await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
    await scanner.button('scanner.cancel').click();
    await expect(page.getByRole('heading', { name: scanner.name('scanner.cancelled.title') })).toBeVisible();
    await expect(bar).toHaveCount(0);
    await scanner.main
      .getByRole('button', { name: scanner.name('scanner.again') })
      .last()
      .click();
    await expect(scanner.guess('open')).toBeVisible();
  });
});

test.describe('a link to a scan', () => {
  test('opens the same home and ports on another visit', async ({ scanner, page }) => {
    await scanner.visit();
    await scanner.ports('common').check({ force: true });
    await scanner.scan('upnp-home');
    await page.evaluate(() => {
      // As on a school’s http server: no clipboard. The link is then shown to be copied by hand.
      Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
    });
    await scanner.button('share.copy').click();
    await scanner.expectSaid('share.manual');
    const link = await page.getByRole('textbox', { name: scanner.name('share.link') }).inputValue();
    expect(link.length).toBeLessThan(1_500);
    await page.goto('about:blank');
    await page.goto(link);
    await scanner.expectSaid('link.opened');
    await expect(scanner.home('upnp-home')).toBeChecked();
    await expect(scanner.ports('common')).toBeChecked();
    await expectAccessible(page);
  });

  test('that is broken says so, and the page stays usable', async ({ scanner }) => {
    await scanner.visit('#scan=1thisIsNoScan');
    await scanner.expectSaid('link.share-damaged');
    await scanner.scan('polite-home', 'closed');
    expect(await scanner.counts()).toEqual(['0', '1,056', '0']);
  });
});

test('the capture of a scan is a pcap file', async ({ scanner, page }) => {
  await scanner.visit();
  await scanner.ports('common').check({ force: true });
  await scanner.scan('open-admin-home');
  const download = page.waitForEvent('download');
  await scanner.button('share.pcap').click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('minato-open-admin-home.pcap');
  const octets = readFileSync(await file.path());
  expect([0xa1b2c3d4, 0xa1b23c4d]).toContain(octets.readUInt32LE(0));
  await scanner.expectSaid('share.saved');
});

test('the comparison is scanned when the reader comes to it, and says who answered', async ({ scanner, page }) => {
  await scanner.visit();
  await page.getByRole('heading', { name: scanner.name('compare.title') }).scrollIntoViewIfNeeded();
  const wifi = page.getByRole('heading', { name: scanner.name('compare.wifi') }).locator('..');
  await wifi.scrollIntoViewIfNeeded();
  await expect(wifi.getByRole('definition')).toHaveText(['0', '1,055', '1']);
  const phone = page.getByRole('heading', { name: scanner.name('compare.phone') }).locator('..');
  await expect(phone.getByRole('definition')).toHaveText(['1,038', '11', '7']);
  const carrier = phone.getByRole('listitem').nth(1);
  await expect(carrier).toContainText(scanner.text('place.carrier'), { useInnerText: true });
  await expect(carrier).toContainText(scanner.text('compare.answered'), { useInnerText: true });
});
