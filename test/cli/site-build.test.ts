import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sourceFingerprint } from '#cli/site-build.ts';

let root: string;
const settings = ['/', ''];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'minato-sources-'));
  mkdirSync(join(root, 'src/pages'), { recursive: true });
  mkdirSync(join(root, 'content'));
  writeFileSync(join(root, 'src/pages/index.astro'), '<h1>home</h1>');
  writeFileSync(join(root, 'content/words.json'), '{}');
  writeFileSync(join(root, 'package-lock.json'), '{}');
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

describe('whether the built site is still what its sources say', () => {
  it('is so while nothing changes, wherever the folder lies', () => {
    const before = sourceFingerprint(root, settings);
    expect(sourceFingerprint(root, settings)).toBe(before);
    renameSync(root, `${root}-moved`);
    root = `${root}-moved`;
    expect(sourceFingerprint(root, settings)).toBe(before);
  });

  it('does not depend on files that the site is not made of', () => {
    const before = sourceFingerprint(root, settings);
    writeFileSync(join(root, 'README.md'), 'read me');
    mkdirSync(join(root, 'dist'));
    writeFileSync(join(root, 'dist/index.html'), '<h1>home</h1>');
    expect(sourceFingerprint(root, settings)).toBe(before);
  });

  it.each<[string, () => void]>([
    ['a byte of a page', () => writeFileSync(join(root, 'src/pages/index.astro'), '<h1>Home</h1>')],
    ['a word', () => writeFileSync(join(root, 'content/words.json'), '{"a":"b"}')],
    ['a new file', () => writeFileSync(join(root, 'content/more.json'), '{}')],
    ['a file that is gone', () => rmSync(join(root, 'content/words.json'))],
    ['the name of a file', () => renameSync(join(root, 'content/words.json'), join(root, 'content/texts.json'))],
    ['a dependency', () => writeFileSync(join(root, 'package-lock.json'), '{"lockfileVersion":3}')],
    ['the configuration', () => writeFileSync(join(root, 'astro.config.ts'), 'export default {};')],
    ['a first public file', () => (mkdirSync(join(root, 'public')), writeFileSync(join(root, 'public/a.txt'), ''))],
  ])('is no longer so after a change of %s', (_, change) => {
    const before = sourceFingerprint(root, settings);
    change();
    expect(sourceFingerprint(root, settings)).not.toBe(before);
  });

  it('is no longer so when it is to be served elsewhere', () => {
    expect(sourceFingerprint(root, ['/minato/', ''])).not.toBe(sourceFingerprint(root, settings));
  });
});
