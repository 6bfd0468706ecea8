import type { ComponentChildren } from 'preact';
import { pictureAttributes, type PictureProps } from './picture.ts';

/** The numeral pennants: 1–9 for the trials of the course, 0 for one beside it. */
export const pennantDigits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

export type PennantDigit = (typeof pennantDigits)[number];

const length = 46;
const taper = 6.5;
const middle = 12;

const red = 'var(--flag-red)';
const blue = 'var(--flag-blue)';
const yellow = 'var(--flag-yellow)';
const black = 'var(--flag-black)';
const white = 'var(--flag-white)';

/** The upper edge at a distance from the hoist; the lower edge is its mirror. */
function edge(x: number): number {
  return (taper * x) / length;
}

function Band({ from = 0, to = length, fill }: { from?: number; to?: number; fill: string }) {
  return (
    <path d={`M${from} ${edge(from)}L${to} ${edge(to)}V${24 - edge(to)}L${from} ${24 - edge(from)}Z`} fill={fill} />
  );
}

function Upper({ from = 0, fill }: { from?: number; fill: string }) {
  return <path d={`M${from} ${edge(from)}L${length} ${taper}V${middle}H${from}Z`} fill={fill} />;
}

function Lower({ from = 0, fill }: { from?: number; fill: string }) {
  return <path d={`M${from} ${middle}H${length}V${24 - taper}L${from} ${24 - edge(from)}Z`} fill={fill} />;
}

function disc(ground: string, spot: string): ComponentChildren {
  return [<Band fill={ground} />, <circle cx="15" cy={middle} r="5.4" fill={spot} />];
}

function cross(ground: string, arms: string): ComponentChildren {
  return [
    <Band fill={ground} />,
    <Band from={12} to={17} fill={arms} />,
    <path d={`M0 ${middle - 2.4}H${length}V${middle + 2.4}H0Z`} fill={arms} />,
  ];
}

const drawings: Readonly<Record<PennantDigit, () => ComponentChildren>> = {
  0: () => [
    <Band to={15.5} fill={yellow} />,
    <Band from={15.5} to={30.5} fill={red} />,
    <Band from={30.5} fill={yellow} />,
  ],
  1: () => disc(white, red),
  2: () => disc(blue, white),
  3: () => [<Band fill={white} />, <Band to={15.5} fill={red} />, <Band from={30.5} fill={blue} />],
  4: () => cross(red, white),
  5: () => [<Band to={23} fill={yellow} />, <Band from={23} fill={blue} />],
  6: () => [<Upper fill={black} />, <Lower fill={white} />],
  7: () => [<Upper fill={yellow} />, <Lower fill={red} />],
  8: () => cross(white, red),
  9: () => [
    <Upper fill={white} />,
    <Upper from={20} fill={black} />,
    <Lower fill={red} />,
    <Lower from={20} fill={yellow} />,
  ],
};

export function isPennantDigit(value: number): value is PennantDigit {
  return pennantDigits.some((digit) => digit === value);
}

/** The numeral pennant of a trial. The digit itself always stands beside it. `won={false}` is the empty place for it. */
export function Pennant({
  digit,
  won = true,
  label,
  width = 46,
  class: className,
}: PictureProps & { readonly digit: PennantDigit; readonly won?: boolean }) {
  return (
    <svg
      {...pictureAttributes(label)}
      class={className}
      viewBox="-0.7 -0.7 47.4 25.4"
      width={width}
      height={Math.round((width * 25.4) / 47.4)}
    >
      {won && drawings[digit]()}
      <path
        d={`M0 0L${length} ${taper}V${24 - taper}L0 24Z`}
        fill="none"
        stroke={won ? 'var(--flag-line)' : 'var(--line-2)'}
        stroke-width="1.4"
        stroke-linejoin="round"
        stroke-dasharray={won ? undefined : '2.5 2.5'}
      />
    </svg>
  );
}
