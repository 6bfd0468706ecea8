import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handOn, type Slots } from '#islands/slots.ts';

const stretch = (from: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, nth) => from + nth);
const stretches = fc.record({ from: fc.nat(60), count: fc.nat(20) }).map(({ from, count }) => stretch(from, count));
const after = (steps: readonly (readonly number[])[]): Slots => steps.reduce(handOn, new Map<number, number>());

describe('the elements of a long list', () => {
  it('show one row each, and every row of the stretch, wherever one went before', () => {
    fc.assert(
      fc.property(fc.array(stretches, { minLength: 1 }), (steps) => {
        const slots = after(steps);
        expect([...slots.keys()]).toEqual(steps.at(-1));
        expect(new Set(slots.values()).size).toBe(slots.size);
      }),
    );
  });

  it('stay with the rows that stay', () => {
    fc.assert(
      fc.property(fc.array(stretches), stretches, (steps, next) => {
        const before = after(steps);
        const now = handOn(before, next);
        for (const [row, slot] of before) if (now.has(row)) expect(now.get(row)).toBe(slot);
      }),
    );
  });

  it('are all used again, in their order, for as many rows elsewhere', () => {
    expect([...handOn(after([stretch(0, 4)]), stretch(900, 4))]).toEqual([
      [900, 0],
      [901, 1],
      [902, 2],
      [903, 3],
    ]);
  });

  it('of rows left behind are used for those that come, when one goes on by two', () => {
    expect(handOn(after([stretch(0, 4)]), stretch(2, 4))).toEqual(
      new Map([
        [2, 2],
        [3, 3],
        [4, 0],
        [5, 1],
      ]),
    );
  });
});
