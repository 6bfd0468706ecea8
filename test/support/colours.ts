import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './source-files.ts';

export type Theme = 'light' | 'dark';

/** Red, green and blue, 0–255. */
export type Colour = readonly [number, number, number];

const declaration = /^\s*--([a-z0-9-]+):\s*(.+?);/gmu;
const hex = /#([0-9a-f]{6})\b/giu;

function parseHex(digits: string): Colour {
  const value = Number.parseInt(digits, 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** The opaque colour tokens of `src/styles/colours.css` for each theme. Shadows and translucent colours are left out. */
export function colourTokens(): ReadonlyMap<string, Readonly<Record<Theme, Colour>>> {
  const source = readFileSync(join(projectRoot, 'src/styles/colours.css'), 'utf8');
  const tokens = new Map<string, Readonly<Record<Theme, Colour>>>();
  for (const [, name = '', value = ''] of source.matchAll(declaration)) {
    if (!/^(#|light-dark\(#)/u.test(value)) continue;
    const [light, dark] = [...value.matchAll(hex)].map((match) => parseHex(match[1] ?? ''));
    if (light !== undefined) tokens.set(name, { light, dark: dark ?? light });
  }
  return tokens;
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours as WCAG 2.2 defines it, 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
