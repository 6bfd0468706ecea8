import { expect, test as base } from './support/browser-test.ts';
import { TrialPage } from './support/trial-page.ts';

const taken = [
  { number: 2, trial: 'boats-and-labels' },
  { number: 3, trial: 'flag-signals' },
  { number: 4, trial: 'three-answers' },
] as const;
const next = { number: 5, trial: 'patrol-boat' } as const;

const test = base.extend<{ readonly lesson: TrialPage }>({
  lesson: async ({ page, baseURL }, use) => {
    await use(new TrialPage(page, baseURL ?? 'http://127.0.0.1/'));
  },
});

test('three trials are taken by keyboard alone, and the home page goes on from there', async ({ lesson, page }) => {
  test.setTimeout(600_000); // some three hundred key presses
  for (const { number, trial } of taken) {
    await lesson.open(`/trials/${trial}/`, 'ja');
    await lesson.takeTrial(TrialPage.experimentsOf(trial).map(([, experiment]) => experiment));
    await lesson.expectPennant(number);
  }
  await lesson.open('/', 'ja');
  const board = page.getByRole('region', { name: lesson.name('board.title') });
  const chart = page.getByRole('region', { name: lesson.name('chart.label') });
  for (const list of [board, chart]) {
    await expect(list.locator('[data-mark="done"]').filter({ visible: true })).toHaveCount(taken.length);
    await expect(list.locator('a[aria-current="step"]')).toHaveAttribute('href', new RegExp(`/${next.trial}/$`));
  }
  await lesson.press(lesson.wayOn(next.number));
  await expect(page).toHaveURL(lesson.address(`/trials/${next.trial}/`));
});

test('the way on leads to the section where one left a trial', async ({ lesson, page }) => {
  await lesson.open('/trials/flag-signals/', 'en');
  await page.locator('#section-2').evaluate((heading) => {
    heading.scrollIntoView({ block: 'start' });
  });
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('minato.progress')))
    .toContain('"section":"section-2"');
  await lesson.open('/', 'en');
  await lesson.wayOn(3).click();
  await expect(page).toHaveURL(lesson.address('/trials/flag-signals/#section-2'));
  await expect(page.locator('#section-2')).toBeInViewport();
});

test('trial 8 is taken by keyboard alone to its pennant', async ({ lesson }) => {
  test.setTimeout(300_000); // some hundred key presses
  await lesson.open('/trials/a-friends-boat/', 'en');
  await lesson.takeTrial(TrialPage.experimentsOf('a-friends-boat').map(([, experiment]) => experiment));
  await lesson.expectPennant(8);
});
