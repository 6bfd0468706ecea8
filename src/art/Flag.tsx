import type { ComponentChildren } from 'preact';
import { pictureAttributes, type PictureProps } from './picture.ts';

/** The flags that Minato flies: its own vocabulary (K C N L U H P V Q) and those of its name (M I N A T O). */
export const flagNames = ['K', 'C', 'N', 'L', 'U', 'H', 'P', 'V', 'Q', 'M', 'I', 'A', 'T', 'O'] as const;

export type FlagName = (typeof flagNames)[number];

const red = 'var(--flag-red)';
const blue = 'var(--flag-blue)';
const yellow = 'var(--flag-yellow)';
const black = 'var(--flag-black)';
const white = 'var(--flag-white)';

function Block({
  x = 0,
  y = 0,
  w = 30,
  h = 24,
  fill,
}: {
  x?: number;
  y?: number;
  w?: number;
  h?: number;
  fill: string;
}) {
  return <rect x={x} y={y} width={w} height={h} fill={fill} />;
}

function checks(): ComponentChildren {
  const cells = [];
  for (let row = 0; row < 4; row += 1) {
    for (let column = 0; column < 4; column += 1) {
      if ((row + column) % 2 === 0) cells.push(<Block x={column * 7.5} y={row * 6} w={7.5} h={6} fill={blue} />);
    }
  }
  return cells;
}

function quarters(first: string, second: string): ComponentChildren {
  return (
    <>
      <Block fill={second} />
      <Block w={15} h={12} fill={first} />
      <Block x={15} y={12} w={15} h={12} fill={first} />
    </>
  );
}

/** Arms of a saltire from corner to corner, cut at the edges of the flag. */
const saltire = 'M0 0h3.6L15 9.1 26.4 0H30v2.9L18.6 12 30 21.1V24h-3.6L15 14.9 3.6 24H0v-2.9L11.4 12 0 2.9Z';

const drawings: Readonly<Record<FlagName, () => ComponentChildren>> = {
  K: () => [<Block w={15} fill={yellow} />, <Block x={15} w={15} fill={blue} />],
  C: () => [<Block fill={blue} />, <Block y={4.8} h={14.4} fill={white} />, <Block y={9.6} h={4.8} fill={red} />],
  N: () => [<Block fill={white} />, checks()],
  L: () => quarters(yellow, black),
  U: () => quarters(red, white),
  H: () => [<Block w={15} fill={white} />, <Block x={15} w={15} fill={red} />],
  P: () => [<Block fill={blue} />, <Block x={10} y={8} w={10} h={8} fill={white} />],
  V: () => [<Block fill={white} />, <path d={saltire} fill={red} />],
  Q: () => <Block fill={yellow} />,
  M: () => [<Block fill={blue} />, <path d={saltire} fill={white} />],
  I: () => [<Block fill={yellow} />, <circle cx="15" cy="12" r="6" fill={black} />],
  A: () => [<path d="M0 0h15v24H0Z" fill={white} />, <path d="M15 0h15l-6 12 6 12H15Z" fill={blue} />],
  T: () => [<Block w={10} fill={red} />, <Block x={10} w={10} fill={white} />, <Block x={20} w={10} fill={blue} />],
  O: () => [<path d="M0 0v24h30Z" fill={yellow} />, <path d="M0 0h30v24Z" fill={red} />],
};

/** A flag inside another drawing: 30 × 24 units with its upper hoist corner at the origin. */
export function FlagShape({ name }: { readonly name: FlagName }) {
  return (
    <g>
      {drawings[name]()}
      <path
        d={name === 'A' ? 'M0 0h30l-6 12 6 12H0Z' : 'M0 0h30v24H0Z'}
        fill="none"
        stroke="var(--flag-line)"
        stroke-width="1.2"
        stroke-linejoin="round"
      />
    </g>
  );
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
    >
      <FlagShape name={name} />
    </svg>
  );
}
