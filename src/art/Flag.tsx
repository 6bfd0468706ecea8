import { markup, pictureAttributes, type PictureProps } from './picture.ts';

/** The flags that Minato flies: its own vocabulary (K C N L U H P V Q) and those of its name (M I N A T O). */
export const flagNames = ['K', 'C', 'N', 'L', 'U', 'H', 'P', 'V', 'Q', 'M', 'I', 'A', 'T', 'O'] as const;

export type FlagName = (typeof flagNames)[number];

const red = 'var(--flag-red)';
const blue = 'var(--flag-blue)';
const yellow = 'var(--flag-yellow)';
const black = 'var(--flag-black)';
const white = 'var(--flag-white)';

/** A rectangle; without numbers it is the whole flag. */
const block = (fill: string, x = 0, y = 0, w = 30, h = 24): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}"/>`;
const piece = (fill: string, d: string): string => `<path d="${d}" fill="${fill}"/>`;

function checks(): string {
  let cells = '';
  for (let row = 0; row < 4; row += 1)
    for (let column = row % 2; column < 4; column += 2) cells += block(blue, column * 7.5, row * 6, 7.5, 6);
  return cells;
}

const quarters = (first: string, second: string): string =>
  block(second) + block(first, 0, 0, 15, 12) + block(first, 15, 12, 15, 12);

/** Arms of a saltire from corner to corner, cut at the edges of the flag. */
const saltire = 'M0 0h3.6L15 9.1 26.4 0H30v2.9L18.6 12 30 21.1V24h-3.6L15 14.9 3.6 24H0v-2.9L11.4 12 0 2.9Z';

const drawings: Readonly<Record<FlagName, string>> = {
  K: block(yellow, 0, 0, 15) + block(blue, 15, 0, 15),
  C: block(blue) + block(white, 0, 4.8, 30, 14.4) + block(red, 0, 9.6, 30, 4.8),
  N: block(white) + checks(),
  L: quarters(yellow, black),
  U: quarters(red, white),
  H: block(white, 0, 0, 15) + block(red, 15, 0, 15),
  P: block(blue) + block(white, 10, 8, 10, 8),
  V: block(white) + piece(red, saltire),
  Q: block(yellow),
  M: block(blue) + piece(white, saltire),
  I: `${block(yellow)}<circle cx="15" cy="12" r="6" fill="${black}"/>`,
  A: piece(white, 'M0 0h15v24H0Z') + piece(blue, 'M15 0h15l-6 12 6 12H15Z'),
  T: block(red, 0, 0, 10) + block(white, 10, 0, 10) + block(blue, 20, 0, 10),
  O: piece(yellow, 'M0 0v24h30Z') + piece(red, 'M0 0h30v24Z'),
};

/** A flag as markup: 30 × 24 units with its upper hoist corner at the origin. */
function flagMarkup(name: FlagName): string {
  const edge = name === 'A' ? 'M0 0h30l-6 12 6 12H0Z' : 'M0 0h30v24H0Z';
  return `${drawings[name]}<path d="${edge}" fill="none" stroke="var(--flag-line)" stroke-width="1.2" stroke-linejoin="round"/>`;
}

/** A flag inside another drawing. */
export function FlagShape({ name }: { readonly name: FlagName }) {
  return <g {...markup(flagMarkup(name))} />;
}

/** A signal flag on its own. It always stands beside a word. */
export function Flag({ name, label, width = 30, class: className }: PictureProps & { readonly name: FlagName }) {
  return (
    <svg
      {...pictureAttributes(label)}
      class={className}
      viewBox="-0.6 -0.6 31.2 25.2"
      width={width}
      height={Math.round((width * 25.2) / 31.2)}
      {...markup(flagMarkup(name))}
    />
  );
}
