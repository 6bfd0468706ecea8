import type { Locator } from '@playwright/test';
import { SitePage } from './site-page.ts';

/** The page 訓練港 as a visitor handles it, by keyboard where nothing else is said. */
export class SandboxPage extends SitePage {
  /** Whether the panels stand in tabs, as on a phone. */
  get isNarrow(): boolean {
    return (this.page.viewportSize()?.width ?? 0) < 600;
  }

  async openSandbox(locale = this.locale, hash = ''): Promise<void> {
    await this.open(`/sandbox/${hash}`, locale);
  }

  /** On a phone, brings one of the four panels into sight. */
  async show(tab: 'harbour' | 'screen' | 'log' | 'tag'): Promise<void> {
    if (this.isNarrow) await this.page.getByRole('button', { name: this.name(`lab.tab.${tab}`) }).press('Enter');
  }

  /** On a wide screen, opens a tab of the panel below the chart. */
  async showLower(tab: 'views' | 'log' | 'what-if'): Promise<void> {
    if (this.isNarrow) await this.show(tab === 'views' ? 'harbour' : 'log');
    if (!this.isNarrow || tab !== 'views')
      await this.page.getByRole('tab', { name: this.name(`lab.lower.${tab}`) }).click();
  }

  /** The square that says how a port looks from a place. */
  square(port: number, from: 'internet' | 'lan' | 'self'): Locator {
    return this.main
      .getByRole('table', { name: this.name('lab.views.caption') })
      .getByRole('row', { name: new RegExp(`^\\s*${String(port)}\\b`, 'u') })
      .getByRole('button')
      .nth(['internet', 'lan', 'self'].indexOf(from));
  }

  async choosePort(port: number, from: 'internet' | 'lan' | 'self'): Promise<void> {
    await this.showLower('views');
    await this.square(port, from).press('Enter');
  }

  /** The sentence about the chosen port. */
  get why(): Locator {
    return this.main.getByRole('region', { name: this.name('lab.why.title') });
  }

  field(key: 'name' | 'wanPorts' | 'toAddress' | 'toPorts'): Locator {
    return this.main
      .getByRole('textbox', { name: this.name(`gateway.field.${key}`) })
      .or(this.main.getByRole('combobox', { name: this.name(`gateway.field.${key}`) }));
  }

  async chooseLine(line: 'double-router' | 'carrier-nat' | 'map-e' | 'tethering'): Promise<void> {
    await this.page.getByRole('combobox', { name: this.name('lab.line') }).selectOption(line);
  }

  /** Watches other ports from the three places. */
  async watch(ports: string): Promise<void> {
    await this.showLower('views');
    const field = this.page.getByRole('textbox', { name: this.name('lab.views.ports') });
    await field.fill(ports);
    await field.press('Enter');
  }

  /** Writes a port forward on a router's page with the keyboard alone. */
  async forward(port: number, address: string, name: string, inside?: number): Promise<void> {
    await this.show('screen');
    await this.field('name').focus();
    await this.page.keyboard.type(name);
    await this.page.keyboard.press('Tab');
    await this.page.keyboard.press('Tab');
    await this.page.keyboard.type(String(port));
    await this.page.keyboard.press('Tab');
    await this.page.keyboard.type(address);
    if (inside !== undefined) {
      await this.page.keyboard.press('Tab');
      await this.page.keyboard.type(String(inside));
    }
    await this.page.keyboard.press('Enter');
  }

  get rail(): Locator {
    return this.main.getByRole('slider', { name: this.text('lab.time.rail') });
  }

  button(key: 'lab.undo' | 'lab.redo' | 'lab.share' | 'lab.time.end' | 'lab.why.sail' | 'lab.scene.text'): Locator {
    return this.main.getByRole('button', { name: this.name(key) });
  }
}
