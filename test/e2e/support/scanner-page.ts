import { expect, type Locator } from '@playwright/test';
import type { MessageKey } from './messages.ts';
import { SitePage } from './site-page.ts';

/** The page 外から見る, as a visitor handles it. */
export class ScannerPage extends SitePage {
  async visit(fragment = ''): Promise<void> {
    await this.open(`/scanner/${fragment}`);
  }

  home(name: string): Locator {
    return this.page.locator(`input[name="home"][value="${name}"]`);
  }

  ports(choice: 'service' | 'common' | 'own'): Locator {
    return this.page.locator(`input[name="ports"][value="${choice}"]`);
  }

  get ownPorts(): Locator {
    return this.page.getByRole('textbox', { name: this.name('scanner.ports.own.label') });
  }

  guess(guess: 'open' | 'closed' | 'stealth' | 'mixed'): Locator {
    return this.page.locator(`input[name="guess"][value="${guess}"]`);
  }

  button(key: MessageKey): Locator {
    return this.page.getByRole('button', { name: this.name(key) });
  }

  get grid(): Locator {
    return this.page.getByRole('grid', { name: this.text('grid.label') });
  }

  get details(): Locator {
    return this.page.getByRole('region', { name: this.text('detail.label') });
  }

  get chosenCell(): Locator {
    return this.grid.locator('[aria-selected="true"]');
  }

  /** Waits until the page shows a message; readings of Japanese words do not count. */
  async expectSaid(key: MessageKey, values: Readonly<Record<string, string | number>> = {}): Promise<void> {
    await expect(this.main).toContainText(this.filled(key, values), { useInnerText: true, timeout: 30_000 });
  }

  /** What a message becomes with its values put in. */
  filled(key: MessageKey, values: Readonly<Record<string, string | number>>): string {
    return this.text(key).replace(/\{([a-z]+)\}/giu, (_, name: string) => String(values[name]));
  }

  /** Goes from the choice to a finished scan. */
  async scan(home: string, guess: 'open' | 'closed' | 'stealth' | 'mixed' | null = null): Promise<void> {
    await this.home(home).check({ force: true });
    await this.button('scanner.promise.go').click();
    if (guess === null) await this.button('scanner.predict.skip').click();
    else {
      await this.guess(guess).check({ force: true });
      await this.button('scanner.predict.go').click();
    }
    await expect(this.details).toBeVisible({ timeout: 30_000 });
  }

  /** The counts of the legend, in its order. */
  async counts(): Promise<readonly string[]> {
    return this.page
      .getByRole('heading', { name: this.name('legend.title') })
      .locator('..')
      .getByRole('definition')
      .allTextContents();
  }
}
