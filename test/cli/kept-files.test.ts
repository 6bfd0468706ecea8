import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keptFiles } from '#cli/kept-files.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'minato-kept-'));
  mkdirSync(join(folder, '_astro'));
  mkdirSync(join(folder, 'en'));
  writeFileSync(join(folder, 'index.html'), 'みなと');
  writeFileSync(join(folder, 'en', 'index.html'), 'harbour');
  writeFileSync(join(folder, '_astro', 'Lab.a1b2.js'), '');
  writeFileSync(join(folder, 'sw.js'), '');
  writeFileSync(join(folder, '.sources'), '');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('the service worker keeps every served file, and neither itself nor what is hidden', () => {
  expect(keptFiles(folder).map(({ url }) => url)).toEqual(['_astro/Lab.a1b2.js', 'en/index.html', 'index.html']);
});

test('a page that changed has another revision; the others keep theirs', () => {
  const [, english, japanese] = keptFiles(folder);
  writeFileSync(join(folder, 'index.html'), '港');
  const [asset, sameEnglish, newJapanese] = keptFiles(folder);
  expect(asset?.revision).toBeNull();
  expect(sameEnglish).toEqual(english);
  expect(newJapanese?.revision).not.toBe(japanese?.revision);
});
