import { expect, type Locator } from '@playwright/test';
import { formatProgressFile } from '#machines/progress/progress-file.ts';
import type { ProgressRecord } from '#machines/progress/progress.record.ts';
import { messageInTree, type Locale, type MessageKey } from './messages.ts';
import { SitePage } from './site-page.ts';

/** The page where a learner owns their record. */
export class RecordPage extends SitePage {
  async openRecord(locale: Locale): Promise<void> {
    await this.open('/record/', locale);
    await expect(this.kept).toBeVisible();
  }

  /** Puts a record where the browser keeps it, as it is found at the next visit. */
  async keep(record: unknown): Promise<void> {
    const text = typeof record === 'string' ? record : JSON.stringify(record);
    await this.page.evaluate((kept) => {
      localStorage.setItem('minato.progress', kept);
    }, text);
    await this.page.reload();
    await this.expectAwake();
  }

  stored(key = 'minato.progress'): Promise<string | null> {
    return this.page.evaluate((name) => localStorage.getItem(name), key);
  }

  get kept(): Locator {
    return this.main.getByRole('region', { name: this.name('record.kept.title') });
  }

  /** What the list says of a thing. */
  said(key: MessageKey): Locator {
    const term = this.page.getByText(messageInTree(this.locale, key), { exact: true });
    return this.kept.locator('dl > div').filter({ has: term }).getByRole('definition');
  }

  get chooser(): Locator {
    return this.main.getByLabel(messageInTree(this.locale, 'record.open.file'), { exact: true });
  }

  button(key: MessageKey): Locator {
    return this.page.getByRole('button', { name: this.name(key) });
  }

  get question(): Locator {
    return this.page.getByRole('dialog');
  }

  /** The news of what was done. */
  news(key: MessageKey): Locator {
    return this.main.getByRole('status').filter({ hasText: messageInTree(this.locale, key) });
  }

  get alert(): Locator {
    return this.main.getByRole('alert');
  }

  async choose(content: string | Buffer, name = 'minato-record-2026-11-24.json'): Promise<void> {
    await this.chooser.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
  }

  async chooseRecord(record: ProgressRecord): Promise<void> {
    await this.choose(formatProgressFile({ saved: '2026-11-24', record }));
  }
}
