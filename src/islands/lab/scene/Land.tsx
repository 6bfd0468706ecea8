import type { Geography } from './geography.ts';
import styles from './scene.module.css';

const BANDS = [
  ['band-1', 150],
  ['band-2', 92],
  ['band-3', 36],
] as const;

interface Coast {
  readonly outline: string;
  readonly land: string;
  readonly basin: string;
  readonly breakwaters: readonly string[];
  readonly island: string;
  readonly grid: string;
  readonly soundings: readonly (readonly [number, number])[];
}

const coasts: Readonly<Record<Geography['name'], Coast>> = {
  wide: {
    outline: 'M508 -80C470 0 440 70 452 170V312C446 370 470 410 508 530',
    land: 'M508 -80C500 -10 540 26 604 30L692 36V428L604 432C548 436 500 470 508 530H2600V-80Z',
    basin: 'M508 -80C470 0 440 70 452 170V312C446 370 470 410 508 530H700V-80Z',
    breakwaters: ['M506 -20C474 20 446 80 452 168', 'M452 316C448 372 470 410 500 436'],
    island: 'M-900 300C-300 296 40 300 66 318C96 338 92 378 64 396C30 414 -300 420 -900 418Z',
    grid: 'M143 0V452M286 0V452M429 0V452M0 113H452M0 226H452M0 339H452',
    soundings: [
      [228, 52],
      [342, 178],
      [330, 236],
      [226, 388],
      [206, 270],
    ],
  },
  narrow: {
    outline: 'M-60 168C20 130 80 118 164 138H250C320 118 380 132 460 168',
    land: 'M-60 168C-10 172 10 176 16 196V268H376V196C382 176 400 172 460 168V460H-60Z',
    basin: 'M-60 168C20 130 80 118 164 138H250C320 118 380 132 460 168V290H-60Z',
    breakwaters: ['M6 164C50 136 110 124 164 140', 'M250 140C310 124 350 140 386 164'],
    island: 'M-40 40C10 36 44 44 50 58C54 72 20 80 -40 78Z',
    grid: 'M97 0V150M195 0V150M292 0V150M0 75H390',
    soundings: [
      [236, 36],
      [270, 104],
      [128, 30],
    ],
  },
};

/** Sea, land, breakwaters and quay. The numbers printed on the sea are ports, as soundings are depths. */
export function Land({ geo, soundings }: { readonly geo: Geography; readonly soundings: readonly number[] }) {
  const coast = coasts[geo.name];
  return (
    <g>
      <rect class={styles['sea']} x="-1200" y="-400" width="4000" height="1400" />
      {BANDS.map(([band, width]) => (
        <g key={band} class={styles[band]} stroke-width={width}>
          <path d={coast.outline} />
          <path d={coast.island} />
        </g>
      ))}
      <path class={styles['grid']} d={coast.grid} />
      <path class={styles['basin']} d={coast.basin} />
      <path class={styles['land']} d={coast.land} />
      <path class={styles['land']} d={coast.island} />
      {coast.soundings.map(([x, y], place) =>
        soundings[place] === undefined ? null : (
          <text key={`${x} ${y}`} class={styles['sounding']} x={x} y={y}>
            {soundings[place]}
          </text>
        ),
      )}
      {coast.breakwaters.map((path) => (
        <g key={path}>
          <path class={styles['wall']} d={path} />
          <path class={styles['wall-top']} d={path} />
        </g>
      ))}
    </g>
  );
}
