import { describe, expect, it } from 'vitest';
import { getShortestPaths } from 'xstate/graph';
import { portBoardMachine, type PortBoardEvent } from '#machines/port-board/port-board.machine.ts';
import { portBoardView, rightPlace } from '#machines/port-board/port-board.view.ts';
import { findings } from './support.ts';

const cards = ['https', 'telnet'];

const events: PortBoardEvent[] = [
  ...cards.flatMap((card): PortBoardEvent[] => [
    { type: 'card.place', card, place: 'open' },
    { type: 'card.place', card, place: 'closed' },
    { type: 'card.return', card },
    { type: 'card.lift', card },
  ]),
  { type: 'place.enter', place: 'open' },
  { type: 'place.enter', place: 'closed' },
  { type: 'place.enter', place: 'tray' },
  { type: 'place.enter', place: null },
  { type: 'card.drop' },
  { type: 'card.let-go' },
  { type: 'board.judge' },
  { type: 'home.tried', findings },
  { type: 'home.failed' },
  { type: 'board.restart' },
  { type: 'card.place', card: 'nobody', place: 'open' },
];

const paths = getShortestPaths(portBoardMachine, {
  events,
  input: { cards },
  limit: 60_000,
  serializeState: ({ value, context }) => {
    const { places, tried, carried, over, first } = context;
    return JSON.stringify([value, cards.map((card) => [places[card], tried[card]]), carried, over, first !== null]);
  },
});

describe('every way over a port board', () => {
  it('is walked: each phase is reached, with a card in the hand and without', () => {
    const seen = new Set(paths.map(({ state }) => `${state.value.hand} ${state.value.answer}`));
    expect([...seen].sort()).toEqual(
      [
        'carrying judged',
        'carrying sorting',
        'carrying trying',
        'empty judged',
        'empty sorting',
        'empty trying',
      ].sort(),
    );
  });

  it('tries an answer only with every card sorted', () => {
    for (const { state } of paths) if (state.value.answer !== 'sorting') expect(portBoardView(state).left).toBe(0);
  });

  it('never judges a card that was not tried where it lies', () => {
    for (const { state } of paths) {
      const view = portBoardView(state);
      for (const { id, place, verdict } of view.cards) {
        if (verdict === null) continue;
        expect(place).toBe(state.context.tried[id]);
        expect(verdict === 'right').toBe(place === rightPlace(findings, id));
      }
    }
  });

  it('is solved only where the home was tried with that very answer', () => {
    const solved = paths.filter(({ state }) => portBoardView(state).isSolved);
    expect(solved.length).toBeGreaterThan(0);
    for (const { state } of solved) expect(state.context.tried).toEqual({ https: 'open', telnet: 'closed' });
  });

  it('moves nothing while the home is tried', () => {
    for (const { state } of paths)
      if (state.value.answer === 'trying')
        for (const event of events)
          if (event.type === 'card.place' || event.type === 'card.return') expect(state.can(event)).toBe(false);
  });
});
