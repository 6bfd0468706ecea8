import type { Locator } from '@playwright/test';
import { expect } from '@playwright/test';
import type { PortBoard } from '#course/port-board.ts';
import { tryBoard } from '#machines/port-board/try-home.ts';
import { lessonHome, portBoards } from '../../support/lessons.ts';
import { TrialPage } from './trial-page.ts';

export type Place = 'open' | 'closed';

/** A trial with boards on which ports are sorted. */
export class BoardPage extends TrialPage {
  /** The boards of a trial in the order of their figures. */
  static boardsOf(trial: string): readonly PortBoard[] {
    return [...portBoards.values()]
      .filter((board) => board.trial === trial)
      .sort((one, other) => (one.number < other.number ? -1 : 1));
  }

  /** Where each card belongs, by what the engine says. */
  static answerTo({ scenario, ...board }: PortBoard): Readonly<Record<string, Place>> {
    const findings = tryBoard({ ...board, scenario: lessonHome(scenario) }, {});
    if (!findings.ok) throw new Error(findings.problem.code);
    const { needed } = findings.value;
    return Object.fromEntries(board.cards.map(({ id }) => [id, needed.includes(id) ? 'open' : 'closed']));
  }

  board({ title }: PortBoard): Locator {
    return this.page.getByRole('region', { name: this.words(title) });
  }

  /** The radio buttons of a card, by its number, name and task. */
  card(board: PortBoard, id: string): Locator {
    const { name, direction, task } = board.cards.find((card) => card.id === id)!;
    const way = this.text(`port-board.direction.${direction}`);
    const words = this.words({ ja: `${name}, ${way}: ${task.ja}`, en: `${name}, ${way}: ${task.en}` });
    return this.board(board).getByRole('group', { name: words });
  }

  radio(board: PortBoard, id: string, place: Place): Locator {
    return this.card(board, id).getByRole('radio', { name: this.name(`port-board.choose.${place}`) });
  }

  async boardIsAlive(board: PortBoard): Promise<void> {
    const figure = this.board(board);
    await figure.scrollIntoViewIfNeeded();
    await expect
      .poll(() => figure.evaluate((element) => element.closest('astro-island')?.hasAttribute('ssr') ?? true))
      .toBe(false);
  }

  /** Sorts every card with the arrow keys, which go on to the next one, and tries the answer. */
  async sortByKeyboard(board: PortBoard, answer: Readonly<Record<string, Place>>): Promise<void> {
    await this.tabTo(this.card(board, board.cards[0]!.id).getByRole('radio').first());
    for (const { id } of board.cards) {
      await this.page.keyboard.press(answer[id] === 'open' ? 'ArrowLeft' : 'ArrowRight');
      await expect(this.radio(board, id, answer[id]!)).toBeChecked();
    }
    const judge = this.board(board).getByRole('button', { name: this.name('port-board.judge') });
    await expect(judge).toBeFocused();
    await this.page.keyboard.press('Enter');
  }

  /** Sorts a board with one card on the wrong place, reads why, moves it and has solved the board. */
  async solveWithASlip(board: PortBoard): Promise<void> {
    await this.boardIsAlive(board);
    const right = BoardPage.answerTo(board);
    const slip = board.cards[0]!;
    await this.sortByKeyboard(board, { ...right, [slip.id]: right[slip.id] === 'open' ? 'closed' : 'open' });
    await expect(this.board(board)).toContainText(this.words(slip.why), { useInnerText: true });
    await this.moveAndTryAgain(board, slip.id);
    const news = this.board(board).getByRole('status');
    await expect(news).toHaveText(this.text('port-board.solved'), { useInnerText: true });
  }

  /** Moves a card that is to be looked at again by the button of its reason, and tries once more. */
  async moveAndTryAgain(board: PortBoard, id: string): Promise<void> {
    const figure = this.board(board);
    await this.press(figure.getByRole('button', { name: this.moveButton(board, id) }));
    await this.press(figure.getByRole('button', { name: this.name('port-board.judge.again') }));
  }

  private moveButton(board: PortBoard, id: string): RegExp {
    const right = BoardPage.answerTo(board)[id]!;
    const { ports } = board.cards.find((card) => card.id === id)!.opens[0]!;
    const label = (text: string) => text.replace('{number}', ports);
    return this.words({
      ja: label(this.text(`port-board.reason.move.${right}`)),
      en: label(this.text(`port-board.reason.move.${right}`)),
    });
  }
}
