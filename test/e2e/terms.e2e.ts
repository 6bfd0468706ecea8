import { expectAccessible } from './support/accessibility.ts';
import { expect, test } from './support/browser-test.ts';
import type { SitePage } from './support/site-page.ts';

const lesson = '/trials/flag-signals/';

/** The first word of the lesson that explains itself, and where its meaning opens. */
function wordOn(site: SitePage) {
  const word = site.main.locator('dfn button').first();
  return { word, meaning: site.main.locator('dfn + [popover]').first() };
}

for (const locale of ['ja', 'en'] as const) {
  test(`a word says its meaning to the keyboard, and leads to its entry (${locale})`, async ({ site, page }) => {
    await site.open(lesson, locale);
    const { word, meaning } = wordOn(site);
    await word.focus();
    await page.keyboard.press('Enter');
    await expect(meaning).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(meaning).toBeHidden();
    await expect(word).toBeFocused();

    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect(meaning.getByRole('link')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/words\/#[a-z-]+$/u);
    await expect(page.locator(':target')).toBeInViewport();
  });
}

test('a touch opens the meaning inside the window, and a touch elsewhere closes it', async ({ site }) => {
  for (const word of ['first', 'last'] as const) {
    await site.open(lesson, 'ja');
    const button = site.main.locator('dfn button')[word]();
    const meaning = site.main.locator('dfn + [popover]')[word]();
    await button.click();
    await expect(meaning).toBeVisible();
    await expect(meaning).toBeInViewport({ ratio: 1 });
    await site.heading.click({ force: true, position: { x: 2, y: 2 } });
    await expect(meaning).toBeHidden();
  }
});

test.describe('with a mouse', () => {
  test.use({ isMobile: false, hasTouch: false });

  test('a word that is pointed at says its meaning, which can be pointed at too and goes at Escape', async ({
    site,
    page,
  }) => {
    await site.open(lesson, 'en');
    const { word, meaning } = wordOn(site);
    await word.hover();
    await expect(meaning).toBeVisible();
    await word.click();
    await expect(meaning).toBeVisible();
    await meaning.getByRole('link').hover();
    await expect(meaning).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(meaning).toBeHidden();
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a word says its meaning all the same', async ({ site }) => {
    await site.open(lesson, 'ja');
    const { word, meaning } = wordOn(site);
    await word.click();
    await expect(meaning).toBeVisible();
  });
});
