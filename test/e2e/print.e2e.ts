import type { Locator } from '@playwright/test';
import { expect, test } from './support/browser-test.ts';

const style = (element: Locator, name: string, pseudo?: string): Promise<string> =>
  element.evaluate((found, [asked, part]) => getComputedStyle(found, part).getPropertyValue(asked!), [name, pseudo]);

const pages = [
  '/trials/flag-signals/',
  '/trials/breakwater-and-lighthouse/',
  '/words/',
  '/ports/',
  '/teachers/berths/',
  '/teachers/answers/',
  '/about/',
] as const;

for (const path of pages) {
  test(`${path} is printed without what only a screen can do`, async ({ site, page }) => {
    await site.open(path, 'ja');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await expect(site.heading).toBeVisible();
    await expect(site.header).toBeHidden();
    await expect(page.getByRole('contentinfo')).toBeHidden();
    expect(await page.locator('main button:not(dfn > button), main .button, main nav').evaluateAll(visible)).toEqual(
      [],
    );
    // Black on white, whatever the screen shows.
    expect(await style(page.locator('html'), 'color-scheme')).toBe('light');
    expect(await style(page.locator('body'), 'background-color')).toBe('rgba(0, 0, 0, 0)');
  });
}

function visible(elements: readonly Element[]): readonly string[] {
  return elements.filter((element) => element.checkVisibility()).map((element) => element.outerHTML.slice(0, 80));
}

test('the reader who chose a dark screen gets light paper', async ({ site, page }) => {
  await site.open('/words/', 'ja');
  await site.openMenu();
  await site.preferTheme('light');
  await site.themeSwitch.click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.emulateMedia({ media: 'print' });
  expect(await style(page.locator('html'), 'color-scheme')).toBe('light');
});

test('no row, entry or figure is cut in two', async ({ site, page }) => {
  for (const [path, part] of [
    ['/ports/', 'tbody tr'],
    ['/words/', 'dl > div'],
    ['/trials/flag-signals/', '.figure'],
  ] as const) {
    await site.open(path, 'en');
    await page.emulateMedia({ media: 'print' });
    expect(await style(page.locator(part).first(), 'break-inside'), path).toBe('avoid');
  }
});

test('a folded table, which is the text of its figure, is printed open', async ({ site, page }) => {
  await site.open('/trials/flag-signals/', 'en');
  const table = page.locator('main details table').first();
  await expect(table).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  expect(await table.evaluate((found) => found.checkVisibility({ contentVisibilityAuto: true }))).toBe(true);
});

test('sources are printed with their address, other links are not', async ({ site, page }) => {
  await site.open('/trials/flag-signals/', 'en');
  await page.emulateMedia({ media: 'print' });
  const source = page.locator('.sources a').first();
  expect(await style(source, 'content', '::after')).toContain((await source.getAttribute('href')) ?? 'no address');
  await site.open('/words/', 'en');
  await page.emulateMedia({ media: 'print' });
  expect(await style(page.locator('dd a').first(), 'content', '::after')).toBe('none');
});

test('furigana is printed when it is on', async ({ site, page }) => {
  await site.open('/teachers/berths/', 'ja');
  const reading = site.main.locator('rt').first();
  await page.emulateMedia({ media: 'print' });
  await expect(reading).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await site.furiganaSwitch.click();
  await page.emulateMedia({ media: 'print' });
  await expect(reading).toBeVisible();
});

test('a worksheet begins a new sheet', async ({ site, page }) => {
  await site.open('/teachers/berths/', 'en');
  await page.emulateMedia({ media: 'print' });
  for (const sheet of await page.locator('.sheet').all()) expect(await style(sheet, 'break-before')).toBe('page');
});
