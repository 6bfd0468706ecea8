import { expect, type Locator, type Page } from '@playwright/test';
import { message, nameOf, type Locale, type MessageKey } from './messages.ts';

/** The page 自分のPC as a visitor handles it, wherever it was served from. */
export class RealScanPage {
  readonly page: Page;
  readonly locale: Locale;

  constructor(page: Page, locale: Locale = 'ja') {
    this.page = page;
    this.locale = locale;
  }

  button(key: MessageKey): Locator {
    return this.page.getByRole('main').getByRole('button', { name: nameOf(this.locale, key) });
  }

  /** A message on the page, whatever furigana stands in it. */
  text(key: MessageKey): string {
    return message(this.locale, key);
  }

  heading(key: MessageKey): Locator {
    return this.page.getByRole('heading', { name: nameOf(this.locale, key) });
  }

  get currentStep(): Locator {
    return this.page.locator('[aria-current="step"]');
  }

  get code(): Locator {
    return this.page.locator('#pair-code');
  }

  async promise(): Promise<void> {
    await this.page.waitForSelector('astro-island:not([ssr])', { state: 'attached' });
    for (const box of await this.page.getByRole('main').getByRole('checkbox').all()) await box.check();
    await this.button('real.promise.go').click();
  }

  async expectConnected(): Promise<void> {
    await expect(this.heading('real.scan.title')).toBeVisible();
    await expect(this.button('helper.disconnect')).toBeVisible();
  }

  async chooseRange(key: 'common' | 'service' | 'all' | 'own'): Promise<void> {
    const places = ['common', 'service', 'all', 'own'];
    await this.page.locator('input[name="range"]').nth(places.indexOf(key)).check();
  }

  /** Opens the twin in the sandbox. */
  async openTwin(): Promise<void> {
    await this.button('real.twin.go').click();
    await this.page.waitForURL(/\/sandbox\/#home=/);
    await this.page.waitForSelector('astro-island:not([ssr])', { state: 'attached' });
  }

  get rows(): Locator {
    return this.page.locator('tbody tr:not([hidden])');
  }
}
