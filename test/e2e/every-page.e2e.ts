import { expectAccessible } from './support/accessibility.ts';
import { expect, test } from './support/browser-test.ts';
import { builtPages } from './support/built-pages.ts';

const pages = builtPages();

/** The test sets the sizes of the window itself, so it runs in one project only (`playwright.config.ts`). */
const ownSizes = { tag: '@own-sizes' };

test('the site has its pages in both languages', () => {
  const paths = (locale: string) => pages.filter((page) => page.locale === locale).map(({ path }) => path);
  expect(paths('ja').length).toBeGreaterThan(0);
  expect(paths('en')).toEqual(paths('ja'));
});

for (const { path, locale } of pages) {
  test.describe(`${path} in ${locale}`, () => {
    test('has no barrier that axe can find, by day and by night', async ({ site, page }) => {
      await site.preferTheme('light');
      await site.open(path, locale);
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await expect(site.heading).toHaveCount(1);
      await expectAccessible(page);
      await site.preferTheme('dark');
      await expectAccessible(page, { only: 'colours' });
    });

    test('needs no scrolling sideways, down to 320 px and at 200 % zoom', ownSizes, async ({ site, page }) => {
      await site.open(path, locale);
      // Twice as large on a 1440 × 900 screen leaves the page 720 × 450 of its own pixels.
      for (const size of [
        { width: 720, height: 450 },
        { width: 320, height: 640 },
      ]) {
        await page.setViewportSize(size);
        expect(await site.overflow(), `at ${String(size.width)} px`).toEqual({ pixels: 0, elements: [] });
      }
    });

    if (locale === 'ja') {
      test('shows its readings in colours that can be read, and in line with their words', async ({ site, page }) => {
        await site.open(path, locale);
        await site.showReadings();
        expect(await site.scatteredReadings()).toEqual([]);
        await expectAccessible(page, { only: 'colours' });
        await site.preferTheme('dark');
        await expectAccessible(page, { only: 'colours' });
      });
    }
  });
}
