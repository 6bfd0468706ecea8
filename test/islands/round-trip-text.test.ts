import { expect, it } from 'vitest';
import { roundTripText } from '#islands/real-scan/round-trip-text.ts';

it.each([
  [0.02, '< 0.1'],
  [0.28, '0.3'],
  [9.94, '9.9'],
  [9.96, '10'],
  [12.5, '13'],
  [1_000, '1000'],
])('%s ms are read as %s', (ms, text) => {
  expect(roundTripText(ms)).toBe(text);
});
