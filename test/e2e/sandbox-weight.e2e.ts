import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scriptWeight } from '#cli/bench/script-weight.ts';
import { expect, test } from './support/browser-test.ts';

const dist = join(import.meta.dirname, '../../dist');

for (const page of ['sandbox/index.html', 'en/sandbox/index.html']) {
  test(`${page} can ask for at most 150 KB of script, whatever is done in it, and for less at first`, () => {
    const { atLoad, inAll } = scriptWeight(dist, readFileSync(join(dist, page), 'utf8'));
    expect(atLoad).toBeGreaterThan(1_000);
    expect(inAll).toBeGreaterThan(atLoad);
    expect(inAll).toBeLessThanOrEqual(150 * 1024);
  });
}
