import { expectAccessible } from './support/accessibility.ts';
import { BoardPage } from './support/board-page.ts';
import { expect, test as base } from './support/browser-test.ts';
import { locales } from './support/messages.ts';
import { TrialPage } from './support/trial-page.ts';

const trial = 'final-trial';
const path = `/trials/${trial}/`;
const experiments = TrialPage.experimentsOf(trial).map(([, experiment]) => experiment);
const boards = BoardPage.boardsOf(trial);
const figures = [...experiments, ...boards].sort((one, other) => (one.number < other.number ? -1 : 1));
const board = boards[0]!;
const answer = BoardPage.answerTo(board);

const test = base.extend<{ readonly lesson: BoardPage }>({
  lesson: async ({ page, baseURL }, use) => {
    await use(new BoardPage(page, baseURL ?? 'http://127.0.0.1/'));
  },
});

for (const locale of locales) {
  test(`trial 9 is taken by keyboard alone to its pennant (${locale})`, async ({ lesson, page }) => {
    test.setTimeout(300_000); // some hundred key presses, and axe twice
    await lesson.open(path, locale);
    for (const figure of figures)
      if ('cards' in figure) await lesson.solveWithASlip(figure);
      else await lesson.takeTrial([figure]);
    await expectAccessible(page);
    await lesson.preferTheme('dark');
    await expectAccessible(page, { only: 'colours' });
    await lesson.expectPennant(9);
  });
}

test('what a card lets in is seen outside, and what it keeps in stops an errand', async ({ lesson }) => {
  await lesson.open(path, 'en');
  await lesson.boardIsAlive(board);
  const figure = lesson.board(board);
  for (const [id, place] of Object.entries({ ...answer, ssh: 'open', dns: 'closed' } as const))
    await lesson.radio(board, id, place).check();
  await figure.getByRole('button', { name: lesson.name('port-board.judge') }).click();
  await expect(figure.getByRole('listitem').filter({ hasText: '22/TCP' })).toContainText(lesson.text('state.open'));
  await expect(figure.getByText(lesson.text('port-board.result.stopped').replace('{port}', '53/UDP'))).toHaveCount(3);
});

test('a card is dragged onto its place, and the table says so as well', async ({ lesson, page }) => {
  await page.setViewportSize({ width: 1200, height: 900 }); // on phones cards lie in a list
  await lesson.open(path, 'en');
  await lesson.boardIsAlive(board);
  const figure = lesson.board(board);
  const lane = figure.getByRole('group', { name: lesson.name('port-board.closed') });
  await lane.scrollIntoViewIfNeeded();
  const card = figure.getByRole('listitem').filter({ hasText: 'Control this PC from afar' });
  await card.dragTo(lane, { sourcePosition: { x: 60, y: 20 } });
  await expect(lane.getByRole('listitem')).toHaveCount(1);
  await expect(lesson.radio(board, 'ssh', 'closed')).toBeChecked();
  await figure.getByText(lesson.text('port-board.table')).click();
  const row = figure.getByRole('row').filter({ hasText: '22 SSH' });
  await expect(row).toContainText(lesson.text('port-board.closed'));
});

test('the home with the learner’s rules opens in the sandbox', async ({ lesson, page }) => {
  await lesson.open(path, 'en');
  await lesson.boardIsAlive(board);
  for (const [id, place] of Object.entries(answer)) await lesson.radio(board, id, place).check();
  const figure = lesson.board(board);
  await figure.getByRole('button', { name: lesson.name('port-board.judge') }).click();
  await figure.getByRole('link', { name: lesson.name('port-board.result.sandbox') }).click();
  await expect(page).toHaveURL(/\/en\/sandbox\/#home=/);
  await expect(page.getByText('The family PC').first()).toBeVisible();
});
