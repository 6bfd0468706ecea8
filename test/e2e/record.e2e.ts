import { readFile } from 'node:fs/promises';
import { formatProgressFile, parseProgressFile } from '#machines/progress/progress-file.ts';
import { emptyProgress, type ProgressRecord } from '#machines/progress/progress.record.ts';
import { expectAccessible } from './support/accessibility.ts';
import { expect, test as base } from './support/browser-test.ts';
import { locales, messageInTree } from './support/messages.ts';
import { RecordPage } from './support/record-page.ts';

const test = base.extend<{ readonly record: RecordPage }>({
  record: async ({ page, baseURL }, use) => {
    await use(new RecordPage(page, baseURL ?? 'http://127.0.0.1/'));
  },
});

const mine: ProgressRecord = {
  ...emptyProgress,
  pennants: ['what-is-a-port', 'flag-signals'],
  missions: { 'forgotten-telnet': { score: 80, hints: 1 } },
  last: { trial: 'flag-signals', section: 'section-2' },
  cards: { q: { step: 0, due: 1 } },
};
const other: ProgressRecord = { ...emptyProgress, pennants: ['three-answers'] };

for (const locale of locales) {
  test(`a record is saved, erased and brought back, by keyboard (${locale})`, async ({ record, page }) => {
    await record.openRecord(locale);
    await record.keep(mine);
    await expect(record.said('record.kept.pennants')).toContainText('2');

    const [saved] = await Promise.all([page.waitForEvent('download'), record.button('record.save.go').press('Enter')]);
    expect(saved.suggestedFilename()).toMatch(/^minato-record-\d{4}-\d\d-\d\d\.json$/u);
    const text = await readFile(await saved.path(), 'utf8');
    expect(parseProgressFile(text)).toMatchObject({ value: { record: mine } });

    // Erasing is asked for, called off by Escape, asked for again.
    await page.getByRole('checkbox', { name: record.name('record.erase.progress') }).press('Space');
    await record.button('record.erase.ask').press('Enter');
    await expect(record.question).toContainText('2');
    await expectAccessible(page, { within: 'dialog' });
    await page.keyboard.press('Escape');
    await expect(record.question).toBeHidden();
    await expect(record.button('record.erase.ask')).toBeFocused();
    expect(await record.stored()).not.toBeNull();
    await page.keyboard.press('Enter');
    await record.button('record.erase.go').press('Enter');
    await expect(record.news('record.done.erased')).toBeVisible();
    expect(await record.stored()).toBeNull();
    await expect(record.said('record.kept.pennants')).toContainText('0');

    // What another device had is added; then the saved file takes its place.
    await record.chooseRecord(other);
    const heading = page.getByRole('heading', { name: record.name('record.preview.title') });
    await expect(heading).toBeFocused();
    await expectAccessible(page);
    await record.button('record.preview.merge').press('Enter');
    await expect(record.said('record.kept.pennants')).toContainText('1');
    await record.choose(text);
    await record.button('record.preview.replace').press('Enter');
    await record.question.getByRole('button', { name: record.name('record.replace.go') }).press('Enter');
    await expect(record.news('record.done.replaced')).toBeVisible();
    expect(JSON.parse((await record.stored()) ?? '')).toEqual(mine);
    await page.reload();
    await expect(record.said('record.kept.pennants')).toContainText('2');
  });

  test(`a file that cannot be used says why, and changes nothing (${locale})`, async ({ record, page }) => {
    await record.openRecord(locale);
    await record.keep(mine);
    const before = await record.stored();
    const text = formatProgressFile({ saved: '2026-11-24', record: mine });
    const files = [
      ['empty', ''],
      ['too-large', Buffer.alloc(10_000_000, 'x')],
      ['truncated', text.slice(0, 120)],
      ['not-json', '\u0089PNG'],
      ['foreign', '{"theme":"dark"}'],
      ['newer', text.replace('"version": 4', '"version": 99')],
      ['damaged', text.replace('"score": 80', '"score": "80"')],
    ] as const;
    for (const [code, content] of files) {
      await record.choose(content);
      const sentence = record.text(`record.fault.${code}`).split('{')[0] ?? '';
      await expect(record.alert.first()).toContainText(sentence, { useInnerText: true });
      await expect(record.button('record.preview.merge')).toBeHidden();
    }
    await expect(record.alert.first()).toContainText('/record/missions/forgotten-telnet/score');
    await expectAccessible(page);
    expect(await record.stored()).toBe(before);
  });
}

test('a preview says what is lost, what is strange, and takes nothing for a tag', async ({ record }) => {
  await record.openRecord('en');
  await record.keep(mine);
  const strange = { ...other, pennants: ['<b>sea</b>', 'three-answers'], cards: { q: { step: 0, due: 4_000_000 } } };
  await record.chooseRecord(strange);
  await expect(record.main).toContainText('these pennants of yours are gone: 1, 3');
  await expect(record.main).toContainText('does not know (1): <b>sea</b>');
  await expect(record.main).toContainText('a day too far ahead: 1');
  await record.button('record.preview.merge').press('Enter');
  await expect(record.news('record.done.merged')).toBeVisible();
  expect(JSON.parse((await record.stored()) ?? '')).toMatchObject({
    pennants: ['what-is-a-port', 'flag-signals', '<b>sea</b>', 'three-answers'],
  });
});

test('a file may be dropped on the box', async ({ record, page }) => {
  await record.openRecord('ja');
  const dropped = await page.evaluateHandle(
    (text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'minato-record-2026-11-24.json'));
      return transfer;
    },
    formatProgressFile({ saved: null, record: other }),
  );
  const box = record.main.getByRole('region', { name: record.name('record.open.title') });
  await box.dispatchEvent('drop', { dataTransfer: dropped });
  await expect(page.getByRole('heading', { name: record.name('record.preview.title') })).toBeFocused();
});

test('a page that is open beside this one is followed, and nothing that it earns is lost', async ({
  record,
  context,
  baseURL,
}) => {
  await record.openRecord('en');
  const beside = new RecordPage(await context.newPage(), baseURL ?? 'http://127.0.0.1/');
  await beside.openRecord('ja');
  await record.chooseRecord(other);
  await beside.chooseRecord(mine);
  await beside.button('record.preview.merge').press('Enter');
  // The preview of the first page follows, and adding the file adds it to what is there by now.
  await expect(record.said('record.kept.pennants')).toContainText('2 of 9');
  await record.button('record.preview.merge').press('Enter');
  await expect(record.said('record.kept.pennants')).toContainText('3 of 9');
  await expect(beside.said('record.kept.pennants')).toContainText('3');
});

test('a browser that is full refuses a file and keeps what it has', async ({ record, page }) => {
  await record.openRecord('en');
  await record.keep(mine);
  const before = await record.stored();
  await page.evaluate(() => {
    // Fills what is left, to the last character.
    let part = 'x'.repeat(1_000_000);
    for (let count = 0; part !== ''; count += 1)
      try {
        localStorage.setItem(`filler-${String(count)}`, part);
      } catch {
        part = part.slice(Math.ceil(part.length / 2));
      }
  });
  await record.chooseRecord({ ...other, pennants: Array.from({ length: 50 }, (_, at) => `trial-${String(at)}`) });
  await record.button('record.preview.merge').press('Enter');
  await expect(record.alert.first()).toContainText(record.text('record.fault.no-storage'));
  expect(await record.stored()).toBe(before);
});

test('a stored record that was edited by hand can be saved as it is, and one of a newer Minato stays', async ({
  record,
  page,
}) => {
  await record.openRecord('en');
  await record.keep('{"version":4,"pennants":"all"}');
  await expect(record.kept).toContainText(record.text('record.trouble.corrupt'));
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    record.button('record.unreadable.save').press('Enter'),
  ]);
  expect(await readFile(await saved.path(), 'utf8')).toBe('{"version":4,"pennants":"all"}');
  await record.chooseRecord(other);
  await record.button('record.preview.merge').press('Enter');
  await expect(record.said('record.kept.pennants')).toContainText('1 of 9');
  await expect(record.button('record.unreadable.save')).toBeVisible();

  await record.keep('{"version":99}');
  await expect(record.kept).toContainText(record.text('record.trouble.newer'));
  await record.chooseRecord(other);
  await record.button('record.preview.merge').press('Enter');
  await expect(record.alert.first()).toContainText(record.text('record.fault.newer-here'));
  expect(await record.stored()).toBe('{"version":99}');
});

test('how the pages look is erased on its own, at once', async ({ record, page }) => {
  await record.openRecord('ja');
  await record.keep(mine);
  await record.openMenu();
  await record.themeSwitch.click();
  await record.furiganaSwitch.click();
  await page.keyboard.press('Escape');
  await expect(record.said('record.kept.settings')).toHaveText(messageInTree('ja', 'record.settings.chosen'));
  await page.getByRole('checkbox', { name: record.name('record.erase.settings') }).press('Space');
  await record.button('record.erase.ask').press('Enter');
  await record.button('record.erase.go').press('Enter');
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  await expect(page.locator('html')).not.toHaveAttribute('data-furigana');
  await expect(record.furiganaSwitch).toHaveAttribute('aria-checked', 'false');
  expect(await record.stored()).not.toBeNull();
});
