import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copyAgenda, createAgenda, nextDue, schedule, takeNext } from '#sim/agenda.ts';

describe('the agenda', () => {
  test('gives back everything in order of time, and what is due at one instant in the order of scheduling', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 200 }), (instants) => {
        const agenda = createAgenda<number>();
        for (const [order, at] of instants.entries()) schedule(agenda, at, order);
        const taken: number[] = [];
        while (nextDue(agenda) !== undefined) taken.push(takeNext(agenda));
        const expected = [...instants.keys()].sort((a, b) => instants[a]! - instants[b]! || a - b);
        expect(taken).toEqual(expected);
      }),
    );
  });

  test('keeps that order while new items are scheduled between two takes', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(10), { nil: 'take' as const }), { maxLength: 200 }), (actions) => {
        const agenda = createAgenda<{ readonly at: number; readonly order: number }>();
        let now = 0;
        let last = { at: -1, order: -1 };
        for (const [order, action] of actions.entries()) {
          if (action !== 'take') {
            schedule(agenda, now + action, { at: now + action, order });
            continue;
          }
          if (nextDue(agenda) === undefined) continue;
          const item = takeNext(agenda);
          expect(item.at).toBeGreaterThanOrEqual(last.at);
          if (item.at === last.at) expect(item.order).toBeGreaterThan(last.order);
          now = item.at;
          last = item;
        }
      }),
    );
  });

  test('of a copy is its own', () => {
    const agenda = createAgenda<string>();
    schedule(agenda, 5, 'later');
    const copy = copyAgenda(agenda);
    schedule(copy, 1, 'sooner');
    expect(takeNext(copy)).toBe('sooner');
    expect(nextDue(agenda)).toBe(5);
    expect(takeNext(agenda)).toBe('later');
    expect(() => takeNext(agenda)).toThrow('the agenda is empty');
  });
});
