import type { ComponentChildren } from 'preact';
import { pictureAttributes, type PictureProps } from './picture.ts';

/** What is known of a port. `maybe` is UDP's "open or nobody answered". */
export const markStates = ['open', 'closed', 'stealth', 'unknown', 'scanning', 'maybe'] as const;

export type MarkState = (typeof markStates)[number];

function Outline({ stroke, fill = 'none', dash }: { stroke: string; fill?: string; dash?: string }) {
  return (
    <rect
      x="1"
      y="1"
      width="18"
      height="18"
      rx="1.6"
      fill={fill}
      stroke={stroke}
      stroke-width="1.9"
      stroke-dasharray={dash}
    />
  );
}

const fullMarks: Readonly<Record<MarkState, () => ComponentChildren>> = {
  open: () => [
    <rect width="20" height="20" rx="1" fill="var(--open-fill)" />,
    <circle cx="10" cy="10" r="5.3" fill="none" stroke="var(--flag-white)" stroke-width="2.7" />,
  ],
  closed: () => [
    <rect width="20" height="20" rx="1" fill="var(--closed-fill)" />,
    <rect x="4" y="8.4" width="12" height="3.2" fill="var(--on-closed)" />,
  ],
  stealth: () => [
    <Outline stroke="var(--stealth-line)" fill="var(--stealth-fill)" dash="3.4 2.2" />,
    <g fill="var(--stealth-line)">
      <circle cx="10" cy="7.4" r="1.7" />
      <circle cx="5.8" cy="13.2" r="1.7" />
      <circle cx="14.2" cy="13.2" r="1.7" />
    </g>,
  ],
  unknown: () => [
    <Outline stroke="var(--line-2)" fill="var(--surface)" />,
    <path
      d="M7.1 7.6c0-1.7 1.2-2.9 3-2.9s3 1.1 3 2.7c0 2.2-2.9 2.2-2.9 4.4"
      fill="none"
      stroke="var(--line-2)"
      stroke-width="1.9"
      stroke-linecap="round"
    />,
    <circle cx="10.1" cy="14.8" r="1.2" fill="var(--line-2)" />,
  ],
  scanning: () => [
    <rect width="20" height="20" rx="1" fill="var(--mark)" />,
    <g fill="none" stroke="var(--on-mark)" stroke-width="1.9">
      <circle cx="10" cy="10" r="3.7" />
      <path d="M10 3.8v12.4M3.8 10h12.4" />
    </g>,
  ],
  maybe: () => [
    <Outline stroke="var(--open-fill)" fill="var(--surface)" />,
    <circle
      cx="10"
      cy="10"
      r="4.4"
      fill="none"
      stroke="var(--open-fill)"
      stroke-width="2.7"
      stroke-dasharray="3.1 2.43"
      stroke-dashoffset="1.4"
    />,
  ],
};

/** At 10 px and below lines run together, so each mark keeps one shape. */
const smallMarks: Readonly<Record<MarkState, () => ComponentChildren>> = {
  open: () => [
    <rect width="20" height="20" fill="var(--open-fill)" />,
    <circle cx="10" cy="10" r="4.6" fill="var(--flag-white)" />,
  ],
  closed: () => <rect width="20" height="20" fill="var(--closed-fill)" />,
  stealth: () => (
    <rect x="1.8" y="1.8" width="16.4" height="16.4" fill="none" stroke="var(--stealth-line)" stroke-width="3.6" />
  ),
  unknown: () => <rect x="1.5" y="1.5" width="17" height="17" fill="none" stroke="var(--line-2)" stroke-width="3" />,
  scanning: () => [
    <rect width="20" height="20" fill="var(--mark)" />,
    <path d="M10 3l7 7-7 7-7-7Z" fill="var(--on-mark)" />,
  ],
  maybe: () => [
    <rect x="1.8" y="1.8" width="16.4" height="16.4" fill="none" stroke="var(--open-fill)" stroke-width="3.6" />,
    <circle cx="10" cy="10" r="3" fill="var(--open-fill)" />,
  ],
};

/** The mark of a state inside another drawing, on a square of 20 units. */
export function StateMarkShape({ state, small = false }: { readonly state: MarkState; readonly small?: boolean }) {
  return <g>{(small ? smallMarks : fullMarks)[state]()}</g>;
}

/** The mark of a port's state. The state's word always stands beside it. */
export function StateMark({
  state,
  label,
  width = 20,
  class: className,
}: PictureProps & { readonly state: MarkState }) {
  return (
    <svg {...pictureAttributes(label)} class={className} viewBox="0 0 20 20" width={width} height={width}>
      <StateMarkShape state={state} small={width <= 10} />
    </svg>
  );
}
