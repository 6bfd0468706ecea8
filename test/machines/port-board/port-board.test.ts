import { describe, expect, it } from 'vitest';
import { startPortBoard } from '#machines/port-board/port-board.machine.ts';
import { boardOutcome, portBoardView } from '#machines/port-board/port-board.view.ts';
import { findings } from './support.ts';

function board() {
  const actor = startPortBoard(['https', 'telnet']);
  return { actor, view: () => portBoardView(actor.getSnapshot()) };
}

describe('a port board', () => {
  it('takes a card by radio button or by hand, and both come to the same', () => {
    const byRadio = board();
    byRadio.actor.send({ type: 'card.place', card: 'https', place: 'open' });
    const byHand = board();
    byHand.actor.send({ type: 'card.lift', card: 'https' });
    byHand.actor.send({ type: 'place.enter', place: 'open' });
    byHand.actor.send({ type: 'card.drop' });
    expect(byHand.view()).toEqual(byRadio.view());
  });

  it('leaves a card where it was when it is let go over nothing', () => {
    const { actor, view } = board();
    actor.send({ type: 'card.place', card: 'https', place: 'open' });
    for (const end of ['card.drop', 'card.let-go'] as const) {
      actor.send({ type: 'card.lift', card: 'https' });
      actor.send({ type: 'place.enter', place: null });
      actor.send({ type: end });
      expect(view().cards[0]).toMatchObject({ place: 'open', carried: false });
    }
  });

  it('takes a card back to the others that are not sorted', () => {
    const { actor, view } = board();
    actor.send({ type: 'card.place', card: 'https', place: 'open' });
    actor.send({ type: 'card.lift', card: 'https' });
    actor.send({ type: 'place.enter', place: 'tray' });
    actor.send({ type: 'card.drop' });
    expect(view().left).toBe(2);
  });

  it('is judged by what the home did, card by card, until a card is moved', () => {
    const { actor, view } = board();
    for (const card of ['https', 'telnet']) actor.send({ type: 'card.place', card, place: 'open' });
    actor.send({ type: 'board.judge' });
    actor.send({ type: 'home.tried', findings });
    expect(view()).toMatchObject({ phase: 'judged', right: 1, isSolved: false, isStale: false });
    expect(view().cards.map(({ verdict }) => verdict)).toEqual(['right', 'again']);
    actor.send({ type: 'card.place', card: 'telnet', place: 'closed' });
    expect(view()).toMatchObject({ phase: 'sorting', canJudge: true, isStale: true });
    expect(view().cards.map(({ verdict }) => verdict)).toEqual(['right', null]);
    actor.send({ type: 'board.judge' });
    actor.send({ type: 'home.tried', findings });
    expect(view().isSolved).toBe(true);
  });

  it('records where the cards lay when it was first tried', () => {
    const { actor } = board();
    for (const card of ['https', 'telnet']) actor.send({ type: 'card.place', card, place: 'open' });
    actor.send({ type: 'board.judge' });
    actor.send({ type: 'home.tried', findings });
    actor.send({ type: 'board.restart' });
    const { cards, first } = actor.getSnapshot().context;
    expect(boardOutcome(cards, first).steps).toEqual([
      { id: 'https', guess: 'open' },
      { id: 'telnet', guess: 'open' },
    ]);
  });

  it('keeps the cards in place when the engine could not be had', () => {
    const { actor, view } = board();
    for (const card of ['https', 'telnet']) actor.send({ type: 'card.place', card, place: 'closed' });
    actor.send({ type: 'board.judge' });
    actor.send({ type: 'home.failed' });
    expect(view()).toMatchObject({ phase: 'sorting', left: 0, canJudge: true, findings: null });
  });
});
