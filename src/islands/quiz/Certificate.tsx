import { BoatShape } from '#art/Boat.tsx';
import { Flag } from '#art/Flag.tsx';
import { LighthouseShape } from '#art/Lighthouse.tsx';
import { isPennantDigit, Pennant } from '#art/Pennant.tsx';
import type { FittingName } from '#machines/quiz/certificate-name.ts';
import { fill, plain } from '../fill.ts';
import type { QuizLabels } from './quiz.labels.ts';
import styles from './certificate.module.css';

/** A4 landscape, four units to a millimetre. */
const WIDTH = 1188;
const HEIGHT = 840;
const MIDDLE = WIDTH / 2;

/** The length of the frame in its own units: a whole number of dark and light degrees of 58. */
const DEGREES = 33 * 2 * 58;

/** Each has a pennant. */
const TRIALS = 9;

/** Soundings are port numbers: x, y and number. */
const soundings = [
  [88, 100, 443],
  [262, 72, 143],
  [740, 72, 25],
  [130, 250, 80],
  [85, 350, 53],
  [115, 478, 22],
  [1070, 318, 123],
  [1088, 445, 25565],
  [1052, 582, 3389],
  [222, 592, 445],
  [1082, 662, 65535],
] as const;

/** The certificate as one drawing, for the screen and for paper. The name is text and nothing else. */
export function Certificate({
  fitting,
  labels,
  day,
  score,
  count,
  pennants,
}: {
  readonly fitting: FittingName;
  readonly labels: QuizLabels;
  readonly day: string;
  /** Of the final that was passed. */
  readonly score: number;
  readonly count: number;
  /** The numbers of the trials whose pennants were earned. */
  readonly pennants: readonly number[];
}) {
  const says = (key: keyof QuizLabels) => fill(plain(labels[key]), { name: fitting.name, score, count });
  // It certifies what was done: the trials only when all their pennants are up.
  const deed = pennants.length === TRIALS ? 'completed' : 'passed';
  const heading = says(`certificate.${deed}.heading`);
  const named = says('certificate.for');
  const lines = [says(`certificate.${deed}.line1`), says(`certificate.${deed}.line2`), says('certificate.honour')];
  const result = says('certificate.score');
  return (
    <svg
      class={styles['certificate']}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={[heading, named, ...lines, day, result].join(' ')}
    >
      <rect width={WIDTH} height={HEIGHT} class={styles['paper']} />
      <Coasts />
      <Rose />
      <Harbour />
      <Frame />
      <g class={styles['sounding']}>
        {soundings.map(([x, y, port]) => (
          <text key={port} x={x} y={y}>
            {port}
          </text>
        ))}
      </g>
      {(['M', 'I', 'N', 'A', 'T', 'O'] as const).map((name, place) => (
        <g key={name} transform={`translate(${MIDDLE - 142 + place * 49} 88)`}>
          <Flag name={name} width={38} />
        </g>
      ))}
      <g text-anchor="middle">
        <text x={MIDDLE} y="212" class={styles['heading']}>
          {heading}
        </text>
        <text x={MIDDLE} y="258" class={styles['sub']}>
          {says(`certificate.${deed}.sub`)}
        </text>
        <text x={MIDDLE} y="358" class={styles['name']} font-size={fitting.size}>
          {named}
        </text>
        <path d={`M${MIDDLE - 320} 382h640`} class={styles['line']} />
        {lines.map((line, place) => (
          <text key={line} x={MIDDLE} y={434 + place * 48} class={styles['words']}>
            {line}
          </text>
        ))}
        {[-1, 1].map((side) => (
          <text key={side} x={MIDDLE + side * 190} y="668" class={styles['small']}>
            {side < 0 ? day : result}
          </text>
        ))}
      </g>
      {Array.from({ length: TRIALS }, (_, place) => place + 1)
        .filter(isPennantDigit)
        .map((digit) => (
          <g key={digit} transform={`translate(${MIDDLE - 273 + (digit - 1) * 61} 558)`}>
            <Pennant digit={digit} won={pennants.includes(digit)} width={46} />
          </g>
        ))}
      <g transform={`translate(${MIDDLE - 44} 612)`} class={styles['seal']}>
        <rect width="88" height="88" rx="6" />
        {[says('certificate.seal.1'), says('certificate.seal.2')].map((row, place) => (
          <text key={row} x="44" y={39 + place * 35} text-anchor="middle">
            {row}
          </text>
        ))}
      </g>
    </svg>
  );
}

/** Two coasts with their shallows. */
function Coasts() {
  const lands = [
    'M870 0C880 60 930 70 990 110S1090 190 1188 226V0Z',
    'M0 630C60 636 110 660 160 684S280 700 350 840H0Z',
  ];
  return (
    <g>
      {[
        [130, 'sea1'],
        [84, 'sea2'],
        [40, 'sea3'],
      ].map(([width, name]) =>
        lands.map((d) => <path key={d} d={d} class={styles[String(name)]} stroke-width={width} />),
      )}
      {lands.map((d) => (
        <path key={d} d={d} class={styles['land']} />
      ))}
    </g>
  );
}

/** The lighthouse on its coast, the learner's boat about to sail, and the patrol on its round. */
function Harbour() {
  return (
    <g>
      <path d="M1030 82 852 54v76Z" class={styles['beam']} />
      <g transform="translate(1006 60) scale(0.9)">
        <LighthouseShape />
      </g>
      <g transform="translate(392 716)">
        <BoatShape kind="own" flags={['P']} />
      </g>
      <g transform="translate(732 716)">
        <BoatShape kind="scanner" heading="left" />
      </g>
    </g>
  );
}

/** The compass behind the words. */
function Rose() {
  const points = Array.from({ length: 8 }, (_, place) => place * 45);
  return (
    <g transform={`translate(${MIDDLE} 420)`} class={styles['rose']}>
      <circle r="298" />
      <circle r="288" />
      <circle r="185" />
      {points.map((angle) => (
        <path
          key={angle}
          transform={`rotate(${angle})`}
          d={angle % 90 === 0 ? 'M0-185 18-18 0 0-18-18Z' : 'M0-130 12-14 0 0-12-14Z'}
        />
      ))}
    </g>
  );
}

/** The frame of a chart, with its degrees. */
function Frame() {
  return (
    <g class={styles['frame']}>
      <rect x="22" y="22" width={WIDTH - 44} height={HEIGHT - 44} />
      <rect x="36" y="36" width={WIDTH - 72} height={HEIGHT - 72} />
      <rect x="29" y="29" width={WIDTH - 58} height={HEIGHT - 58} class={styles['degrees']} pathLength={DEGREES} />
    </g>
  );
}
