import { describe, expect, it } from 'vitest';
import { rangeAt, rangesOf, readNumber } from '#machines/number-ranges/number-ranges.view.ts';

const ends = { system: 1023, registered: 49_151, dynamic: 65_535 };

describe('the ranges of port numbers', () => {
  it('follow each other without a gap and hold every number', () => {
    const ranges = rangesOf(ends);
    expect(ranges.map(({ first, last }) => [first, last])).toEqual([
      [0, 1023],
      [1024, 49_151],
      [49_152, 65_535],
    ]);
    expect(ranges.reduce((sum, { count }) => sum + count, 0)).toBe(65_536);
  });

  it.each([
    [0, 'system'],
    [1023, 'system'],
    [1024, 'registered'],
    [49_151, 'registered'],
    [49_152, 'dynamic'],
    [65_535, 'dynamic'],
  ])('%i lies in %s', (port, name) => {
    expect(rangeAt(ends, port).name).toBe(name);
  });
});

describe('a typed number', () => {
  it.each([
    ['80', 80],
    ['８０', 80],
    [' 443 ', 443],
  ])('%j is read as %i', (text, value) => {
    expect(readNumber(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'not-a-number'],
    ['web', 'not-a-number'],
    ['1-5', 'not-a-number'],
    ['80,443', 'not-a-number'],
    ['70000', 'too-large'],
    ['9'.repeat(10_000), 'too-large'],
  ])('%# is refused', (text, problem) => {
    expect(readNumber(text)).toEqual({ ok: false, problem });
  });
});
