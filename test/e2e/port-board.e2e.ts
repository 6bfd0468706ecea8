import type { Locator, Page } from '@playwright/test';
import { BoardPage, type Place } from './support/board-page.ts';
import { expect, test as base } from './support/browser-test.ts';

/**
 * どのポートを開ける？, reached from the quiz: dragging, touch and radio buttons are one model. Each way alone sorts every card,
 * and the answer is put into force in a simulated home, whose ports are then scanned.
 */

const board = BoardPage.boardsOf('final-trial')[0]!;
const answer = BoardPage.answerTo(board);

const test = base.extend<{ readonly lesson: BoardPage }>({
  lesson: async ({ page, baseURL }, use) => {
    await use(new BoardPage(page, baseURL ?? 'http://127.0.0.1/'));
  },
});

async function openFromQuiz(lesson: BoardPage): Promise<void> {
  await lesson.open('/quiz/', 'en');
  await lesson.main.getByRole('link', { name: lesson.words(board.title) }).click();
  await expect(lesson.page).toHaveURL(lesson.address('/trials/final-trial/#experiment-which-ports'));
  await lesson.boardIsAlive(board);
  await expect(lesson.board(board)).toBeInViewport();
}

/** The home was scanned: what was kept in is seen by nobody outside, and every errand works. */
async function expectScanned(lesson: BoardPage): Promise<void> {
  const figure = lesson.board(board);
  const result = figure.getByRole('group', { name: lesson.name('port-board.result.title') });
  await expect(result.getByText(lesson.text('port-board.result.works'))).toHaveCount(board.errands.length);
  await expect(result.getByText(lesson.text('port-board.result.none-open'))).toBeVisible();
  await expect(result.getByRole('listitem').filter({ hasText: '22/TCP' })).toContainText(lesson.text('state.stealth'));
  await expect(figure.getByRole('status')).toHaveText(lesson.text('port-board.solved'));
}

function cardOf(lesson: BoardPage, id: string): Locator {
  return lesson.board(board).locator(`[data-card="${id}"]`);
}

async function middleOf(element: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const { x, y, width, height } = (await element.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}

const laneOf = (lesson: BoardPage, place: Place) =>
  lesson.board(board).getByRole('group', { name: lesson.name(`port-board.${place}`) });

test.describe('with a pointer', () => {
  test.use({ viewport: { width: 1440, height: 900 }, hasTouch: false, isMobile: false });

  test('every card is dragged onto its place by pointer, and the home is tried', async ({ lesson, page }) => {
    await openFromQuiz(lesson);
    for (const [id, place] of Object.entries(answer)) {
      const lane = laneOf(lesson, place);
      await lane.scrollIntoViewIfNeeded();
      await cardOf(lesson, id).dragTo(lane, { sourcePosition: { x: 60, y: 20 }, targetPosition: { x: 90, y: 20 } });
      await expect(lesson.radio(board, id, place)).toBeChecked();
    }
    // A card that is let go with Escape lies where it lay.
    const card = cardOf(lesson, 'ssh');
    await card.scrollIntoViewIfNeeded();
    const from = await middleOf(card.locator('[data-grip]'));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x, from.y - 120, { steps: 4 });
    await expect(card).toHaveAttribute('data-carried', '');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect(lesson.radio(board, 'ssh', 'closed')).toBeChecked();
    await lesson
      .board(board)
      .getByRole('button', { name: lesson.name('port-board.judge') })
      .click();
    await expectScanned(lesson);
  });
});

test.describe('with a finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('every card is placed by touch on a phone, and the home is tried', async ({ lesson }) => {
    await openFromQuiz(lesson);
    for (const [id, place] of Object.entries(answer)) {
      await cardOf(lesson, id).locator(`label:has(input[value="${place}"])`).tap();
      await expect(lesson.radio(board, id, place)).toBeChecked();
    }
    await lesson
      .board(board)
      .getByRole('button', { name: lesson.name('port-board.judge') })
      .tap();
    await expectScanned(lesson);
  });

  test('on a tablet a finger drags a card by its grip', async ({ lesson, page }) => {
    await page.setViewportSize({ width: 1024, height: 1100 });
    await openFromQuiz(lesson);
    const lane = laneOf(lesson, 'closed');
    await lane.scrollIntoViewIfNeeded();
    await dragByFinger(page, cardOf(lesson, 'ssh').locator('[data-grip]'), lane);
    await expect(lesson.radio(board, 'ssh', 'closed')).toBeChecked();
    await expect(lane.getByRole('listitem')).toHaveCount(1);
  });
});

test('every card is placed by its radio buttons from the keyboard, and the home is tried', async ({ lesson }) => {
  await openFromQuiz(lesson);
  await lesson.sortByKeyboard(board, answer);
  await expectScanned(lesson);
});

/** Playwright taps, but does not drag by touch: the browser is told of each touch. */
async function dragByFinger(page: Page, from: Locator, to: Locator): Promise<void> {
  const start = await middleOf(from);
  const end = await middleOf(to);
  const browser = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { readonly x: number; readonly y: number }) =>
    browser.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [at] });
  await touch('touchStart', start);
  for (let step = 1; step <= 8; step += 1)
    await touch('touchMove', {
      x: start.x + ((end.x - start.x) * step) / 8,
      y: start.y + ((end.y - start.y) * step) / 8,
    });
  await touch('touchEnd');
}
