import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { colourTokens, contrast, type Theme } from '#test/support/colours.ts';
import { projectRoot, sourceFiles } from '#test/support/source-files.ts';

const tokens = colourTokens();

function ratio(front: string, ground: string, theme: Theme): number {
  const one = tokens.get(front)?.[theme];
  const other = tokens.get(ground)?.[theme];
  if (one === undefined || other === undefined) throw new Error(`no colour token --${one ? ground : front}`);
  return contrast(one, other);
}

/** The figures that the design promises, by day and by night. */
const promised = [
  ['ink', 'bg', 16.5, 16.6],
  ['ink-2', 'canvas', 9.3, 12.2],
  ['ink-3', 'sunk', 5.7, 8.0],
  ['on-primary', 'primary', 10.9, 10.8],
  ['link', 'bg', 8.0, 10.8],
  ['on-mark', 'mark', 10.8, 12.7],
  ['open', 'open-soft', 5.6, 7.4],
  ['closed', 'closed-soft', 6.3, 7.6],
  ['stealth', 'stealth-soft', 6.4, 8.6],
  ['line-2', 'surface', 4.6, 5.0],
  ['chart', 'sea-2', 5.6, 6.0],
  ['land-ink', 'land', 8.5, 9.4],
  ['closed-fill', 'surface', 5.7, 3.3],
] as const;

const grounds = ['bg', 'canvas', 'surface', 'surface-2'];

/** Text on its grounds: 4.5:1 (WCAG 2.2, 1.4.3). */
const text: readonly (readonly [string, readonly string[]])[] = [
  [
    'ink',
    [...grounds, 'sunk', 'mark-soft', 'open-soft', 'closed-soft', 'stealth-soft', 'ok-soft', 'ng-soft', 'warn-soft'],
  ],
  ['ink-2', [...grounds, 'sunk', 'sea-0', 'sea-1', 'ok-soft', 'ng-soft', 'warn-soft']],
  ['ink-3', [...grounds, 'sunk', 'sea-0', 'sea-1', 'sea-2']],
  ['link', [...grounds, 'sea-0', 'sea-1']],
  ['primary', grounds],
  ['on-primary', ['primary', 'primary-hover', 'primary-press']],
  ['on-mark', ['mark', 'mark-press']],
  ['chart', [...grounds, 'sea-0', 'sea-1', 'sea-2', 'chart-soft']],
  ['on-board', ['board', 'board-2']],
  ['on-board-2', ['board', 'board-2']],
  ['open', [...grounds, 'open-soft']],
  ['closed', [...grounds, 'closed-soft']],
  ['stealth', [...grounds, 'stealth-soft']],
  ['ok', [...grounds, 'ok-soft']],
  ['ng', [...grounds, 'ng-soft']],
  ['warn', ['surface', 'warn-soft']],
  ['on-open', ['open-fill']],
  ['on-closed', ['closed-fill']],
  ['land-ink', ['land']],
  ['fog-ink', ['fog']],
  ['sim-ink', ['sim-win', 'sim-bg', 'sim-bg-2', 'sim-sel']],
  ['sim-accent', ['sim-win', 'sim-bg']],
];

/** Marks, borders of controls and rings of focus: 3:1 (WCAG 2.2, 1.4.11). */
const shapes: readonly (readonly [string, readonly string[]])[] = [
  ['line-2', grounds],
  ['ink', grounds],
  ['open-fill', grounds],
  ['closed-fill', ['bg', 'surface']],
  ['stealth-line', [...grounds, 'stealth-fill']],
  ['flag-white', ['open-fill', 'closed-fill']],
  ['coast', ['sea-3', 'land']],
  ['chart', ['sea-0', 'sea-1', 'sea-2', 'sea-3']],
  ['sim-line-2', ['sim-win', 'sim-bg']],
];

const pairs = (rows: typeof text) =>
  rows.flatMap(([front, behind]) =>
    behind.flatMap((ground) => (['light', 'dark'] as const).map((theme) => [front, ground, theme] as const)),
  );

describe('contrast of the colour tokens', () => {
  it.each(promised)('of %s on %s is what the design promises', (front, ground, light, dark) => {
    expect(Math.abs(ratio(front, ground, 'light') - light)).toBeLessThan(0.1);
    expect(Math.abs(ratio(front, ground, 'dark') - dark)).toBeLessThan(0.1);
  });

  it.each(pairs(text))('lets one read %s on %s in the %s theme', (front, ground, theme) => {
    expect(ratio(front, ground, theme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(pairs(shapes))('shows the shape of %s on %s in the %s theme', (front, ground, theme) => {
    expect(ratio(front, ground, theme)).toBeGreaterThanOrEqual(3);
  });

  it('reaches AAA for running text', () => {
    for (const theme of ['light', 'dark'] as const) {
      expect(ratio('ink', 'bg', theme)).toBeGreaterThanOrEqual(7);
      expect(ratio('ink-2', 'surface-2', theme)).toBeGreaterThanOrEqual(7);
    }
  });
});

describe('the colours of the site', () => {
  it('stand in the token file and nowhere else', () => {
    const elsewhere = sourceFiles('src', ['.css', '.astro', '.tsx'])
      .filter(({ path }) => path !== 'src/styles/colours.css' && path !== 'src/layouts/BaseLayout.astro')
      .flatMap(({ path, text: source }) =>
        [...source.matchAll(/#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3})\b|\brgba?\(|\bhsla?\(/giu)].map(
          ([found]) => `${path}: ${found}`,
        ),
      );
    expect(elsewhere).toEqual([]);
  });

  it('and all other tokens are defined wherever they are used', () => {
    const source = sourceFiles('src', ['.css', '.astro', '.tsx', '.ts'])
      .map(({ text: program }) => program)
      .join('\n');
    const defined = new Set([...source.matchAll(/(?<![\w(-])--([a-z0-9-]+)'?:/gu)].map((match) => match[1]));
    const unknown = [...source.matchAll(/var\(--([a-z0-9-]+)\)/gu)].map((match) => match[1]);
    expect(unknown.filter((name) => !defined.has(name))).toEqual([]);
  });

  it('carry a comment or stand under one that says what they are for', () => {
    const source = readFileSync(join(projectRoot, 'src/styles/colours.css'), 'utf8');
    const blocks = source.split(/\n\s*\n/u).filter((block) => /^\s*--/mu.test(block));
    for (const block of blocks) expect(block).toContain('/*');
  });
});
