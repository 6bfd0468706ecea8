import type { Locator } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { expect, test } from './support/browser-test.ts';
import { locales } from './support/messages.ts';

test.describe('the language switch', () => {
  test('leads to the same page in the other language, and back', async ({ site, page }) => {
    await site.open('/', 'ja');
    await site.openMenu();
    await site.languageLink('en').click();
    await expect(page).toHaveURL(site.address('/', 'en'));
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    site.locale = 'en';
    await site.openMenu();
    await expect(site.languageLink('en')).toHaveAttribute('aria-current', 'true');
    await site.languageLink('ja').click();
    await expect(page).toHaveURL(site.address('/', 'ja'));
  });
});

test.describe('the furigana switch', () => {
  test('shows the readings and is remembered after a reload', async ({ site, page }) => {
    await site.open('/', 'ja');
    const reading = site.main.locator('rt').first();
    await expect(site.furiganaSwitch).toHaveAttribute('aria-checked', 'false');
    await expect(reading).toBeHidden();
    await site.furiganaSwitch.click();
    await expect(site.furiganaSwitch).toHaveAttribute('aria-checked', 'true');
    await expect(reading).toBeVisible();
    await expectAccessible(page);
    await page.reload();
    await expect(site.furiganaSwitch).toHaveAttribute('aria-checked', 'true');
    await expect(reading).toBeVisible();
    await site.furiganaSwitch.click();
    await page.reload();
    await expect(reading).toBeHidden();
  });

  test('is not there in English, which has no readings', async ({ site }) => {
    await site.open('/', 'en');
    await expect(site.furiganaSwitch).toHaveCount(0);
    await expect(site.main.locator('rt')).toHaveCount(0);
  });

  test('leaves no room for sideways scrolling when the readings are shown', async ({ site, page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await site.open('/', 'ja');
    await site.furiganaSwitch.click();
    expect(await site.overflow()).toEqual({ pixels: 0, elements: [] });
  });
});

test.describe('the theme switch', () => {
  test('follows the system until the reader chooses, and then the reader', async ({ site, page }) => {
    await site.preferTheme('dark');
    await site.open('/', 'ja');
    await site.openMenu();
    await expect(site.themeSwitch).toHaveAttribute('aria-checked', 'true');
    const night = await backgroundOf(site.main);
    await site.themeSwitch.click();
    await expect(site.themeSwitch).toHaveAttribute('aria-checked', 'false');
    await expect.poll(() => backgroundOf(site.main)).not.toBe(night);
    await page.reload();
    await site.openMenu();
    await expect(site.themeSwitch).toHaveAttribute('aria-checked', 'false');
    expect(await backgroundOf(site.main)).not.toBe(night);
  });

  test('keeps the choice from one language to the other', async ({ site, page }) => {
    await site.preferTheme('light');
    await site.open('/', 'en');
    await site.openMenu();
    await site.themeSwitch.click();
    await site.open('/', 'ja');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });
});

/** The colour that lies behind an element: its own, or that of the nearest one around it that has one. */
function backgroundOf(element: Locator): Promise<string> {
  return element.evaluate((start) => {
    for (let node: Element | null = start; node !== null; node = node.parentElement) {
      const colour = getComputedStyle(node).backgroundColor;
      if (colour !== 'rgba(0, 0, 0, 0)') return colour;
    }
    return 'none';
  });
}

test.describe('the keyboard', () => {
  for (const locale of locales) {
    test(`comes first to a link that skips to the content (${locale})`, async ({ site, page }) => {
      await site.open('/', locale);
      await page.keyboard.press('Tab');
      const skip = page.getByRole('link', { name: site.name('skip.main') });
      await expect(skip).toBeFocused();
      await expect(skip).toBeInViewport();
      await page.keyboard.press('Enter');
      await expect(site.main).toBeFocused();
      await page.keyboard.press('Tab');
      await expect(site.header.locator(':focus')).toHaveCount(0);
    });
  }

  test('reaches every control of the header, each with a visible focus', async ({ site, page }) => {
    await site.open('/', 'ja');
    const wanted = await site.header
      .locator('a, button')
      .evaluateAll((controls) => controls.filter((control) => control.checkVisibility()).length);
    const seen = new Set<string>();
    await page.keyboard.press('Tab');
    for (let step = 0; step < wanted; step += 1) {
      await page.keyboard.press('Tab');
      const focus = await site.header.locator(':focus-visible').evaluate((control) => ({
        name: control.outerHTML,
        ring: getComputedStyle(control).outlineStyle !== 'none' && getComputedStyle(control).outlineWidth !== '0px',
      }));
      expect(focus.ring, focus.name).toBe(true);
      seen.add(focus.name);
    }
    expect(seen.size).toBe(wanted);
  });

  test('opens the menu of a small screen, goes through it and closes it', async ({ site, page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await site.open('/', 'ja');
    await site.menuButton.focus();
    await expect(site.navigation).toBeHidden();
    await page.keyboard.press('Enter');
    await expect(site.navigation).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Tab');
    await expect(site.navigation.getByRole('link').first()).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(site.navigation).toBeHidden();
    await expect(site.menuButton).toBeFocused();
  });
});
