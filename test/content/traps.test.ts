import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectRoot } from '../support/source-files.ts';

/** How many there are: A to F of the list that the course was planned with. */
const TRAPS = 60;

const rows = z
  .array(
    z.strictObject({
      trap: z.int().min(1).max(TRAPS),
      /** What is often written, in a few words. */
      mistake: z.string().min(1),
      /** Files of the project that teach what is right, or fail if the mistake were made. */
      places: z.array(z.string()).min(1),
    }),
  )
  .parse(parse(readFileSync(join(projectRoot, 'content/traps.yaml'), 'utf8')));

describe('the traps', () => {
  it('have one row each, in the order of their numbers', () => {
    const numbers = rows.map(({ trap }) => trap);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });

  it.each(rows.map((row) => [row.trap, row.mistake, row] as const))('are avoided where their row says: %i, %s', (_, __, row) => {
    expect(row.places.filter((place) => !existsSync(join(projectRoot, place)))).toEqual([]);
  });
});
