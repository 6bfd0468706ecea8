import { AttendantShape } from '#art/people.tsx';
import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { StateMark } from '#art/StateMark.tsx';
import type { SightRow } from '#machines/lab/sights.view.ts';
import { fill } from '../../fill.ts';
import { useLab } from '../lab-context.ts';
import { markOf } from '../mark-of.ts';
import { stateLabel } from '../wording.ts';
import type { Geography } from './geography.ts';
import styles from './scene.module.css';

interface BerthsProps {
  readonly geo: Geography;
  readonly shown: readonly SightRow[];
}

/** The PC's berths: an attendant where a program waits, a boom where its firewall says no, and what each place sees. */
export function Berths({ geo, shown }: BerthsProps) {
  const { port } = useLab();
  const isWide = geo.name === 'wide';
  return (
    <g>
      <Piers geo={geo} count={shown.length} />
      {shown.map((row, berth) => {
        const seen = Object.fromEntries(row.squares.map((square) => [square.from, square]));
        const isBarred = seen['lan']?.answer?.door === 'pc-firewall';
        const isWaiting = seen['self']?.state === 'open';
        const [x, y] = geo.boom(berth);
        const [quayX, quayY] = geo.quay(berth);
        return (
          <g key={row.port}>
            <Boom isWide={isWide} x={x} y={y} isDown={isBarred} />
            {isWaiting && (
              <g
                transform={`translate(${quayX + (isWide ? 24 : 16)} ${quayY - (isWide ? 40 : 34)}) scale(${isWide ? 0.72 : 0.6})`}
              >
                <AttendantShape />
              </g>
            )}
            <Plate row={row} box={geo.plate(berth)} isChosen={row.port === port} isWide={isWide} />
          </g>
        );
      })}
    </g>
  );
}

function Piers({ geo, count }: { readonly geo: Geography; readonly count: number }) {
  const places = Array.from({ length: count + 1 }, (_, place) => place);
  if (geo.name === 'wide')
    return (
      <g>
        {places.map((place) => (
          <rect key={place} class={styles['pier']} x="590" y={50 + place * 74} width="102" height="10" />
        ))}
        <rect class={styles['quay']} x="690" y="30" width="20" height="402" />
      </g>
    );
  return (
    <g>
      {places.map((place) => (
        <rect key={place} class={styles['pier']} x={4 + place * 94} y="222" width="9" height="56" />
      ))}
      <rect class={styles['quay']} x="2" y="274" width="386" height="12" />
    </g>
  );
}

/** A boom between two posts: down where the PC's firewall stops boats, swung open where it lets them in. */
function Boom(props: { readonly isWide: boolean; readonly x: number; readonly y: number; readonly isDown: boolean }) {
  const { isWide, x, y, isDown } = props;
  const length = isWide ? 64 : 84;
  const angle = isWide ? (isDown ? 0 : 58) : isDown ? -90 : -32;
  const [postX, postY] = isWide ? [x + 30, y - 37] : [x - 46, y];
  return (
    <g transform={`translate(${postX} ${postY})`}>
      <g class={styles['boom']} transform={`rotate(${angle})`}>
        <rect x="-4" y="2" width="8" height={length} />
        {Array.from({ length: Math.floor(length / 16) }, (_, stripe) => (
          <path key={stripe} d={`M-4 ${6 + stripe * 16}l8 6v7l-8 -6Z`} />
        ))}
      </g>
      <rect class={styles['post']} x="-8" y="-8" width="16" height="16" />
      <rect class={styles['lamp']} x="-4" y="-4" width="8" height="8" />
    </g>
  );
}

function Plate(props: {
  readonly row: SightRow;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly isChosen: boolean;
  readonly isWide: boolean;
}) {
  const { row, box, isChosen, isWide } = props;
  const { labels, services, choosePort } = useLab();
  const seen = row.squares
    .map(({ from, state }) =>
      fill(labels['lab.scene.seen'], { from: labels[`lab.views.from.${from}`], state: labels[stateLabel(state)] }),
    )
    .join(' ');
  return (
    <foreignObject {...box}>
      <button
        type="button"
        class={styles['plate']}
        data-wide={isWide ? '' : undefined}
        aria-pressed={isChosen}
        onClick={() => choosePort(row.port)}
      >
        <span class={styles['number']}>
          <b>{row.port}</b>
          <small>{services.get(row.port)}</small>
        </span>
        <span class="quiet">{stripRuby(seen)}</span>
        <span class={styles['marks']} aria-hidden="true">
          {row.squares.map(({ from, state }) => (
            <span key={from}>
              <small>
                <Ruby text={labels[`lab.scene.mark.${from}`]} />
              </small>
              <StateMark state={markOf(state)} width={isWide ? 18 : 16} />
            </span>
          ))}
        </span>
      </button>
    </foreignObject>
  );
}
