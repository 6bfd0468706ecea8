import { expect, test } from './support/browser-test.ts';
import { builtPages } from './support/built-pages.ts';

test('with furigana on, no kanji that can be seen is without a reading, on any page', async ({ site, page }) => {
  test.setTimeout(600_000);
  await page.addInitScript(() => {
    localStorage.setItem('minato.furigana', 'on');
  });
  const bare: string[] = [];
  for (const { path, locale } of builtPages()) {
    if (locale !== 'ja') continue;
    await site.open(path, 'ja');
    bare.push(...(await page.evaluate(kanjiWithoutReading)).map((text) => `${path}: ${text}`));
  }
  // The language's own name, for those who read no Japanese page yet, and choices of a list, which can hold no readings.
  expect(bare.filter((one) => !one.endsWith(': 日本語'))).toEqual([]);
});

/** The visible texts with a kanji that stands in no ruby; runs in the page. */
function kanjiWithoutReading(): readonly string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const isShown = (text: Node, parent: Element): boolean => {
    const range = document.createRange();
    range.selectNodeContents(text);
    const { width, height } = range.getBoundingClientRect();
    if (!parent.checkVisibility({ visibilityProperty: true }) || width <= 1 || height <= 1) return false;
    for (let around: Element | null = parent; around !== null; around = around.parentElement) {
      const { clipPath, overflow } = getComputedStyle(around);
      // What is said to a screen reader only.
      if (clipPath !== 'none' || (overflow !== 'visible' && around.clientWidth <= 1)) return false;
    }
    return true;
  };
  const found: string[] = [];
  for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
    const parent = text.parentElement;
    const words = text.textContent ?? '';
    if (parent === null || !/\p{Script=Han}/u.test(words) || parent.closest('ruby, option, script, style') !== null)
      continue;
    if (isShown(text, parent)) found.push(words.trim());
  }
  return found;
}

test('the way past the header is shown with its reading when the keyboard comes to it', async ({ site, page }) => {
  await site.open('/', 'ja');
  await site.furiganaSwitch.click();
  const skip = page.getByRole('link', { name: site.name('skip.main') });
  await skip.focus();
  await expect(skip.locator('rt')).toBeVisible();
});
