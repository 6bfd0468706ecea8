import { expectAccessible } from './support/accessibility.ts';
import { expect, test as base } from './support/browser-test.ts';
import { locales } from './support/messages.ts';
import { TrialPage } from './support/trial-page.ts';

const trial = 'patrol-boat';
const path = `/trials/${trial}/`;
const all = TrialPage.experimentsOf(trial).map(([, experiment]) => experiment);

const test = base.extend<{ readonly lesson: TrialPage }>({
  lesson: async ({ page, baseURL }, use) => {
    await use(new TrialPage(page, baseURL ?? 'http://127.0.0.1/'));
  },
});

for (const locale of locales) {
  test(`trial 5 is taken by keyboard alone to its pennant (${locale})`, async ({ lesson, page }) => {
    test.setTimeout(300_000); // some hundred key presses, and axe twice
    await lesson.open(path, locale);
    await lesson.takeTrial(all);
    await expectAccessible(page);
    await lesson.preferTheme('dark');
    await expectAccessible(page, { only: 'colours' });
    await lesson.expectPennant(5);
  });
}

test('the log of the owner shows who came, and what the sensor made of it', async ({ lesson }) => {
  const log = all.find(({ scene }) => scene === 'log')!;
  await lesson.open(path, 'en');
  await lesson.isAlive(log);
  const figure = lesson.figure(log);
  await expect(figure.getByText(lesson.text('log.not-yet'))).toBeVisible();
  for (const [place, step] of log.steps.entries()) {
    await lesson.guess(log, step, TrialPage.answersOf(log, step).right);
    const rows = figure.getByRole('group', { name: lesson.text('log.lines') }).getByRole('row');
    await expect(rows.nth(1)).toBeVisible();
    const isScan = place === log.steps.length - 1;
    await expect(figure.getByText(lesson.text('log.no-alarm'))).toHaveCount(isScan ? 0 : 1);
    if (!isScan) await lesson.goOn(log, step);
  }
});

test('the last mission of the trial is one link away', async ({ lesson, page }) => {
  await lesson.open(path, 'en');
  await page.getByRole('link', { name: 'That screen is not your phone' }).click();
  await expect(page).toHaveURL(/\/en\/missions\/not-your-phone\/$/);
});
