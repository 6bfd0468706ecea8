import type { ComponentChildren } from 'preact';
import { FlagShape, type FlagName } from './Flag.tsx';
import { pictureAttributes, type PictureProps } from './picture.ts';

/** Own boat: dark hull, white stripe. Another's: white hull. Scanner: patrol boat. Ghost: not known yet. */
export const boatKinds = ['own', 'other', 'scanner', 'ghost'] as const;

export type BoatKind = (typeof boatKinds)[number];

export interface BoatLook {
  readonly kind: BoatKind;
  /** Where the bow points. Flags fly to the right of the mast either way. */
  readonly heading?: 'left' | 'right' | undefined;
  /** Hoisted from top to bottom, two at most: K above C is SYN/ACK. */
  readonly flags?: readonly FlagName[] | undefined;
}

const line = 'var(--boat-line)';
const hullPath = 'M7.5 44H73c0 6-2.5 11-7.5 14.5H15C10 55 7.5 50 7.5 44Z';
const wavePath =
  'M0 59.5c3.3-3 6.7-3 10 0s6.7 3 10 0 6.7-3 10 0 6.7 3 10 0 6.7-3 10 0 6.7 3 10 0 6.7-3 10 0 6.7 3 10 0';

const freighter = (hull: ComponentChildren): ComponentChildren => (
  <g stroke={line} stroke-width="1.5" stroke-linejoin="round">
    <rect x="14" y="34" width="15.5" height="10" fill="var(--flag-white)" />
    <path d="M17.5 37h3v3h-3ZM22.5 37h3v3h-3Z" fill="var(--flag-blue)" stroke="none" />
    <rect x="47" y="35" width="11" height="9" fill="var(--wood)" />
    <rect x="58" y="38" width="8" height="6" fill="var(--wood)" />
    {hull}
  </g>
);

const bodies: Readonly<Record<BoatKind, () => ComponentChildren>> = {
  own: () =>
    freighter([
      <path d={hullPath} fill="var(--hull)" />,
      <path d="M8.6 48.5h63.3l-1.1 3.2H9.8Z" fill="var(--flag-white)" stroke="none" />,
      <path d={hullPath} fill="none" stroke-width="1.8" />,
    ]),
  other: () => freighter(<path d={hullPath} fill="var(--hull-2)" stroke-width="1.8" />),
  scanner: () => (
    <g stroke={line} stroke-width="1.5" stroke-linejoin="round">
      <path d="M16.5 38h5v6h-5ZM21 44V33h24l8 11Z" fill="var(--flag-white)" />
      <path d="M25 35.5h4v4h-4ZM31.5 35.5h4v4h-4ZM38 35.5h4v4h-4Z" fill="var(--flag-blue)" stroke="none" />
      <path d={hullPath} fill="var(--hull-2)" stroke="none" />
      <path d="M54.5 44.5h6.5l5.5 13.2-1.7.8h-5.2Z" fill="var(--flag-red)" stroke="none" />
      <path d={hullPath} fill="none" stroke-width="1.8" />
    </g>
  ),
  ghost: () => (
    <g fill="none" stroke="var(--fog-ink)" stroke-width="1.5" stroke-dasharray="3.5 2.5">
      <path d={hullPath} />
      <path d="M14 44V34h15.5v10M47 44v-9h11v9M58 38h8v6" />
    </g>
  ),
};

function Mast({ kind, flags }: { kind: BoatKind; flags: readonly FlagName[] }) {
  const extra = Math.max(0, flags.length - 1) * 23;
  const top = kind === 'scanner' ? 12 : -extra;
  const foot = kind === 'scanner' ? 33 : 44;
  return (
    <g>
      <path
        d={`M37.5 ${top}V${foot}`}
        stroke={kind === 'ghost' ? 'var(--fog-ink)' : 'var(--mast)'}
        stroke-width="2"
        stroke-linecap="round"
      />
      {flags.map((flag, place) => (
        <g transform={`translate(38.5 ${1.5 - extra + place * 23}) scale(0.88)`}>
          <FlagShape name={flag} />
        </g>
      ))}
    </g>
  );
}

/** A boat inside another drawing: 80 units wide, afloat on y = 59.5, the mast's top at 0 (−23 with two flags). */
export function BoatShape({ kind, heading = 'right', flags = [] }: BoatLook) {
  return (
    <g>
      <path d={wavePath} fill="none" stroke="var(--sea-line)" stroke-width="2" stroke-linecap="round" />
      <g transform={heading === 'left' ? 'translate(80.5 0) scale(-1 1)' : undefined}>{bodies[kind]()}</g>
      <Mast kind={kind} flags={flags} />
      {kind === 'ghost' && <Unread />}
    </g>
  );
}

/** The flag that nobody has read yet. */
function Unread() {
  return (
    <g fill="none" stroke="var(--fog-ink)" stroke-width="1.5">
      <rect x="38.5" y="1.5" width="26" height="21" fill="var(--surface)" stroke-dasharray="3 2" />
      <path
        d="M48 8.7c0-2 1.4-3.2 3.4-3.2s3.4 1.2 3.4 3c0 2.4-3.3 2.4-3.3 4.9"
        stroke-width="2"
        stroke-linecap="round"
      />
      <path d="M51.5 17.5v.1" stroke-width="2.6" stroke-linecap="round" />
    </g>
  );
}

/** A boat (a packet) as a picture of its own. */
export function Boat({ kind, heading, flags = [], label, width = 80, class: className }: PictureProps & BoatLook) {
  const above = 2 + Math.max(0, flags.length - 1) * 23;
  const height = 64 + above;
  return (
    <svg
      {...pictureAttributes(label)}
      class={className}
      viewBox={`-1 ${-above} 82 ${height}`}
      width={width}
      height={Math.round((width * height) / 82)}
    >
      <BoatShape kind={kind} heading={heading} flags={flags} />
    </svg>
  );
}
