import { expectAccessible } from './support/accessibility.ts';
import { expect, test as base } from './support/browser-test.ts';
import { locales } from './support/messages.ts';
import { RouterDeskPage } from './support/router-desk-page.ts';
import { TrialPage } from './support/trial-page.ts';

const trial = 'breakwater-and-lighthouse';
const path = `/trials/${trial}/`;
const experiments = TrialPage.experimentsOf(trial).map(([, experiment]) => experiment);
const { desk, run } = RouterDeskPage.deskOf(trial);
const boats = run.boats.filter(({ byHand }) => byHand);

const test = base.extend<{ readonly lesson: RouterDeskPage }>({
  lesson: async ({ page, baseURL }, use) => {
    await use(new RouterDeskPage(page, baseURL ?? 'http://127.0.0.1/'));
  },
});

for (const locale of locales) {
  test(`trial 7 is taken by keyboard alone, desk and all, up to its pennant (${locale})`, async ({ lesson, page }) => {
    test.setTimeout(300_000); // some hundred key presses, and axe twice
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await lesson.open(path, locale);
    const figure = lesson.deskFigure(desk);
    await lesson.comesAlive(figure);
    for (const boat of boats) await lesson.dealWith(figure, desk, run, boat);
    await lesson.press(figure.getByRole('button', { name: lesson.name('desk.start') }));
    await lesson.press(figure.getByRole('button', { name: lesson.name('experiment.next-boat') }));
    await expect(figure.getByRole('table').nth(1).getByRole('row')).toHaveCount(2);
    await lesson.press(figure.getByRole('button', { name: lesson.name('desk.finish-all') }));
    await expect(figure.getByRole('table').nth(1).getByRole('row')).toHaveCount(run.boats.length + 1);
    // The boats of the experiments sail by themselves.
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    for (const [place, experiment] of experiments.entries()) {
      await lesson.isAlive(experiment);
      for (const [number, step] of experiment.steps.entries()) {
        const { right, wrong } = TrialPage.answersOf(experiment, step);
        await lesson.takeStep(experiment, step, (place + number) % 2 === 0 ? wrong : right);
      }
    }
    await expectAccessible(page);
    const goal = lesson.goal(7);
    await goal.scrollIntoViewIfNeeded();
    await expect(goal.getByRole('status')).toHaveText(lesson.text('goal.earned').replace('{number}', '7'), {
      useInnerText: true,
    });
  });
}

test('a label that is wrong says where, loses nothing, and leaves no row', async ({ lesson }) => {
  await lesson.open(path, 'en');
  const figure = lesson.deskFigure(desk);
  await lesson.comesAlive(figure);
  await figure.getByLabel(lesson.text('desk.port')).fill('many');
  await figure.getByRole('button', { name: lesson.name('desk.send') }).click();
  await expect(figure.getByText(lesson.text('desk.problem.not-a-number'))).toBeVisible();
  await expect(figure.getByLabel(lesson.text('desk.port'))).toHaveValue('many');
  await expect(figure.getByText(lesson.text('desk.table.empty'))).toBeVisible();
});

test('a boat that is left to the machine is remembered, and the pennant waits for it', async ({ lesson, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await lesson.open(path, 'en');
  const figure = lesson.deskFigure(desk);
  await lesson.comesAlive(figure);
  for (let place = 0; place < boats.length; place += 1) {
    await figure.getByRole('button', { name: lesson.name('desk.leave') }).click();
    await figure.getByRole('button', { name: lesson.name('desk.next') }).click();
  }
  await figure.getByRole('button', { name: lesson.name('desk.start') }).click();
  await figure.getByRole('button', { name: lesson.name('desk.finish-all') }).click();
  const goal = lesson.goal(7);
  await goal.scrollIntoViewIfNeeded();
  await expect(goal.getByText(lesson.text('goal.state.skipped'))).toBeVisible();
});
