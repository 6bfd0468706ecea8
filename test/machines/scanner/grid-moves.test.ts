import { describe, expect, it } from 'vitest';
import { moveOn, nextInState, type GridMove } from '#machines/scanner/grid-moves.ts';
import { mostly } from './support.ts';

const chart = { count: 1_056, columns: 32, page: 1_056 };

describe('the keys on the chart', () => {
  it.each<[GridMove, number, number]>([
    ['right', 22, 23],
    ['left', 23, 22],
    ['down', 23, 55],
    ['up', 55, 23],
    ['row-start', 55, 32],
    ['row-end', 55, 63],
    ['first', 55, 0],
    ['last', 55, 1_055],
    ['page-down', 0, 256],
    ['page-up', 256, 0],
  ])('%s leads from %i to %i', (move, from, to) => {
    expect(moveOn(from, move, chart)).toBe(to);
  });

  it.each<[GridMove, number]>([
    ['left', 0],
    ['up', 5],
    ['right', 1_055],
    ['down', 1_030],
  ])('%s at the edge stays at %i', (move, at) => {
    expect(moveOn(at, move, chart)).toBe(at);
  });

  it('stays in a last row that is not full', () => {
    expect(moveOn(3, 'down', { count: 5, columns: 4, page: 64 })).toBe(3);
    expect(moveOn(4, 'row-end', { count: 5, columns: 4, page: 64 })).toBe(4);
  });
});

describe('the way to the next port in a state', () => {
  const { states } = mostly('closed', 100, { 22: 'open', 80: 'open' });

  it('goes round the end', () => {
    expect(nextInState(states, 0, 'open')).toBe(22);
    expect(nextInState(states, 22, 'open')).toBe(80);
    expect(nextInState(states, 80, 'open')).toBe(22);
  });

  it('finds none where there is none', () => {
    expect(nextInState(states, 0, 'stealth')).toBe(-1);
  });
});
