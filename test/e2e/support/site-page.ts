import { expect, type Locator, type Page, type Response } from '@playwright/test';
import type { Locale, MessageKey } from './messages.ts';
import { message, nameOf } from './messages.ts';

export type Theme = 'light' | 'dark';

/** What every page of the site has, and how a visitor comes to it. Page objects of single pages extend this. */
export class SitePage {
  readonly page: Page;
  readonly #address: string;
  locale: Locale = 'ja';

  constructor(page: Page, address: string) {
    this.page = page;
    this.#address = address;
  }

  /** The address of a page: `path` has no language and begins with a slash. */
  address(path: string, locale: Locale = this.locale): string {
    return `${this.#address.replace(/\/$/, '')}${locale === 'ja' ? '' : `/${locale}`}${path}`;
  }

  /** Goes to a page in a language, and waits until its islands that are needed at once have come to life. */
  async open(path: string, locale: Locale = this.locale): Promise<Response | null> {
    this.locale = locale;
    const response = await this.page.goto(this.address(path, locale), { waitUntil: 'load' });
    await this.expectAwake();
    return response;
  }

  /** Waits for the islands that are needed at once, and for all pieces of a lab: a link was followed, or a page reloaded. */
  async expectAwake(): Promise<void> {
    await expect(this.page.locator('astro-island[client="load"][ssr], [data-waking]')).toHaveCount(0);
  }

  /** The theme that the visitor's system asks for. */
  async preferTheme(theme: Theme): Promise<void> {
    await this.page.emulateMedia({ colorScheme: theme });
  }

  /** A string of the interface in the page's language, as it is read: without furigana marks. */
  text(key: MessageKey): string {
    return message(this.locale, key);
  }

  /** The same, to find a link, button or heading by its accessible name, with furigana or without. */
  name(key: MessageKey): RegExp {
    return nameOf(this.locale, key);
  }

  get main(): Locator {
    return this.page.getByRole('main');
  }

  get header(): Locator {
    return this.page.getByRole('banner');
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  /** The link to this page in the other language. On a small screen it waits in the menu; see `openMenu`. */
  languageLink(locale: Locale): Locator {
    return this.header.getByRole('link', { name: message(this.locale, `header.language.${locale}`), exact: true });
  }

  /** The switch between the day chart and the night chart. */
  get themeSwitch(): Locator {
    return this.header.getByRole('switch', { name: this.text('header.night') });
  }

  get furiganaSwitch(): Locator {
    return this.header.getByRole('switch', { name: this.text('header.furigana'), exact: true });
  }

  get menuButton(): Locator {
    return this.header.getByRole('button', { name: this.text('header.menu') });
  }

  get navigation(): Locator {
    return this.header.getByRole('navigation', { name: this.text('nav.label') });
  }

  /** Brings the pages, the languages and the theme into sight, on a screen that keeps them in a menu. */
  async openMenu(): Promise<void> {
    if (await this.menuButton.isVisible()) await this.menuButton.click();
  }

  /** By how many CSS pixels the page is wider than the window, and the elements that stick out. */
  async overflow(): Promise<{ readonly pixels: number; readonly elements: readonly string[] }> {
    return this.page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      const elements = [...document.querySelectorAll('body *')]
        .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
        .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`);
      return { pixels: scrollWidth - clientWidth, elements: scrollWidth > clientWidth ? elements.slice(0, 8) : [] };
    });
  }

  /** Turns the readings above the words on, wherever the switch happens to be. */
  async showReadings(): Promise<void> {
    await this.furiganaSwitch.dispatchEvent('click');
    await expect(this.page.locator('html')).toHaveAttribute('data-furigana', 'on');
  }

  /**
   * Texts that were torn apart because their words with readings lie in a flex or grid box one by one, next to other
   * words: between them stand the gaps of the box, and lines break anywhere.
   */
  async scatteredReadings(): Promise<readonly string[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll('ruby')].flatMap(({ parentElement: box }) => {
        if (box === null || !/flex|grid/u.test(getComputedStyle(box).display)) return [];
        const words = [...box.childNodes].filter(
          (node) => node.nodeName === 'RUBY' || (node.nodeName === '#text' && node.textContent?.trim() !== ''),
        );
        return words.length > 1 ? [box.textContent ?? ''] : [];
      }),
    );
  }
}
