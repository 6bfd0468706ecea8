import { expectAccessible } from './support/accessibility.ts';
import { expect, test as base } from './support/browser-test.ts';
import { readHarbour } from '#machines/own-harbour/reading.ts';
import { extra, home } from '#test/machines/own-harbour/support.ts';
import { locales, spaced } from './support/messages.ts';
import { TrialPage } from './support/trial-page.ts';

const path = `/trials/${extra.id}/`;
const experiments = TrialPage.experimentsOf(extra.id).map(([, experiment]) => experiment);

const test = base.extend<{ readonly lesson: TrialPage }>({
  lesson: async ({ page, baseURL }, use) => {
    await use(new TrialPage(page, baseURL ?? 'http://127.0.0.1/'));
  },
});

for (const locale of locales) {
  test(`the extra trial is taken by keyboard to its pennant, and counts for nothing else (${locale})`, async ({
    lesson,
    page,
    isMobile,
  }) => {
    test.setTimeout(300_000); // some hundred key presses, and axe three times
    await lesson.open(path, locale);
    await lesson.takeTrial(experiments);

    const reading = page.getByRole('region', { name: spaced(extra.reading.title[locale]) });
    await lesson.comesAlive(reading);
    const compare = reading.getByRole('button', { name: lesson.name('reading.compare') });
    await lesson.press(compare);
    await expect(reading.getByRole('status')).toContainText('4');
    const rows = readHarbour(home, extra.pc);
    for (const { port, reach } of rows.ok ? rows.value : []) {
      const group = reading.locator(`input[name="reach-${String(port)}"]`);
      const place = ['this-pc', 'home', 'internet'].indexOf(reach);
      // The first row is read wrong at first.
      await group.nth(port === 445 ? 0 : place).focus();
      await page.keyboard.press('Space');
    }
    await lesson.press(compare);
    await expect(reading.locator('[data-judged="wrong"]')).toHaveCount(1);
    await expectAccessible(page);
    await reading.locator('input[name="reach-445"]').nth(1).check();
    await lesson.press(compare);
    await expect(reading).toContainText(lesson.text('reading.finished'), { useInnerText: true });

    const look = page.getByRole('region', { name: spaced(extra.look.title[locale]) });
    await lesson.comesAlive(look);
    const go = look.getByRole('button', { name: lesson.name('look.plan.go') });
    await lesson.press(go);
    await expect(look.getByRole('alert')).toBeVisible();
    await look.locator('#look-forwards').fill('25565,8000');
    await look.locator('input[name="look-guess"]').nth(2).focus();
    await page.keyboard.press('Space');
    await lesson.press(go);
    const grid = look.getByRole('grid');
    await look.locator('input[name="look-pen"]').first().focus();
    await page.keyboard.press('Space');
    if (isMobile) await grid.locator('[data-port="25565"]').tap();
    else {
      await grid.focus();
      await page.keyboard.press('End');
      await page.keyboard.press('Control+End');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Enter');
    }
    await expect(grid.locator('[data-port="25565"]')).toHaveAttribute('data-is', 'open');
    await lesson.press(look.getByRole('button', { name: lesson.name('look.compare') }));
    await expect(look.getByRole('status').first()).toContainText(lesson.text('look.incomplete'), {
      useInnerText: true,
    });
    await look.locator('input[name="look-pen"]').nth(2).check();
    await look.getByRole('button', { name: /23|残|rest/u }).click();
    await expectAccessible(page);
    await lesson.press(look.getByRole('button', { name: lesson.name('look.compare') }));
    // Its forward to 8000 leads to a PC whose guard stops it; the simulated one lets it in.
    await expect(look.getByRole('heading', { level: 4 })).toContainText('1');
    await expect(look).toContainText('8000');
    await lesson.preferTheme('dark');
    await expectAccessible(page, { only: 'colours' });

    const goal = page.getByRole('region', { name: lesson.name('goal.title.extra') });
    await expect(goal).toHaveAttribute('data-earned', '');
    await lesson.open('/', locale);
    const board = page.getByRole('region', { name: lesson.name('board.title') });
    await expect(board.locator('[data-extra] [data-mark="done"]')).toBeVisible();
    await expect(board.locator('[data-trial] [data-mark="done"]').filter({ visible: true })).toHaveCount(0);
    await expect(board.locator('a[aria-current="step"]')).toHaveAttribute('data-number', '1');
  });
}

test('a result for any port is put on the chart, compared, and taken off again, with the keyboard', async ({
  lesson,
  page,
}) => {
  await lesson.open(path, 'ja');
  const look = page.getByRole('region', { name: spaced(extra.look.title.ja) });
  await lesson.comesAlive(look);
  await look.locator('input[name="look-source"]').nth(1).check();
  await look.locator('input[name="look-guess"]').nth(2).check();
  await lesson.press(look.getByRole('button', { name: lesson.name('look.plan.go') }));
  await look.locator('input[name="look-pen"]').first().check();
  const field = look.locator('#look-further');
  const grid = look.getByRole('grid');
  await field.focus();
  await page.keyboard.type('0');
  await page.keyboard.press('Enter');
  await expect(look.getByRole('alert')).toContainText(lesson.text('real.ports.ports-zero'), { useInnerText: true });
  await expect(field).toHaveValue('0');
  await expect(field).toBeFocused();
  await page.keyboard.press('Backspace');
  await page.keyboard.type('６５５３５、30000-30001');
  await page.keyboard.press('Enter');
  await expect(grid.locator('[data-port="65535"]')).toHaveAttribute('data-is', 'open');
  await expect(grid.locator('[data-port="30000"]')).toHaveAttribute('data-is', 'open');
  await expect(field).toHaveValue('');
  await expect(look.getByRole('status').filter({ hasText: '3' })).toBeVisible();
  const taken = look.getByRole('button', { name: /30000–30001/u });
  expect((await taken.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await expectAccessible(page);
  await taken.focus();
  await page.keyboard.press('Enter');
  await expect(grid.locator('[data-port="30000"]')).toHaveCount(0);
  await expect(field).toBeFocused();

  await field.fill('1-1055');
  await page.keyboard.press('Enter');
  await expect(look.getByRole('group', { name: lesson.name('grid.loupe') })).toBeVisible();
  await expectAccessible(page);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways).toBe(0);
  await look.locator('input[name="look-pen"]').nth(2).check();
  await look.getByRole('button', { name: /残/u }).click();
  await lesson.press(look.getByRole('button', { name: lesson.name('look.compare') }));
  // Nothing is forwarded at home, so each port that was seen open differs.
  await expect(look.getByRole('heading', { level: 4 })).toContainText('1056');
});
