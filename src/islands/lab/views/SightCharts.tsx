import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { StateMark } from '#art/StateMark.tsx';
import { VIEWPOINTS, type SeenState, type SightRow, type Viewpoint } from '#machines/lab/sights.view.ts';
import { useLab } from '../lab-context.ts';
import { markOf } from '../mark-of.ts';
import { stateLabel } from '../wording.ts';
import { CELL, CHART_COLUMNS, chartOf } from './sight-chart.ts';
import type { SightTableProps } from './SightTable.tsx';
import styles from './views.module.css';

const ORDER: readonly SeenState[] = ['open', 'closed', 'stealth', 'barred', 'maybe', 'nobody'];

/** All watched ports at a glance, once for each place. They are pictures of the table below, where each port is. */
export function SightCharts({ onChoose }: Pick<SightTableProps, 'onChoose'>) {
  const { rows, view, labels } = useLab();
  return (
    <div class={styles['charts']} data-stale={view.areSightsStale ? '' : undefined}>
      {VIEWPOINTS.map((from, place) => (
        <figure key={from}>
          <figcaption>
            <b>
              <Ruby text={labels[`lab.views.from.${from}`]} />
            </b>
            <Counts rows={rows} place={place} />
          </figcaption>
          <Chart rows={rows} from={from} place={place} onChoose={onChoose} />
        </figure>
      ))}
    </div>
  );
}

/** How many ports are in each state. */
function Counts({ rows, place }: { readonly rows: readonly SightRow[]; readonly place: number }) {
  const { labels } = useLab();
  const counts = new Map<SeenState, number>();
  for (const { squares } of rows) {
    const { state } = squares[place]!;
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return (
    <span class={styles['counts']}>
      {ORDER.filter((state) => counts.has(state)).map((state) => (
        <span key={state}>
          <StateMark state={markOf(state)} width={14} /> {counts.get(state)}{' '}
          <span class="quiet">{stripRuby(labels[stateLabel(state)])}</span>
        </span>
      ))}
    </span>
  );
}

interface ChartProps extends Pick<SightTableProps, 'onChoose'> {
  readonly rows: readonly SightRow[];
  readonly from: Viewpoint;
  readonly place: number;
}

function Chart({ rows, from, place, onChoose }: ChartProps) {
  const { port } = useLab();
  const { squares, changed, height } = chartOf(rows, place);
  const here = rows.findIndex((row) => row.port === port);
  const width = CHART_COLUMNS * CELL;
  const press = (event: MouseEvent): void => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const column = Math.floor(((event.clientX - box.left) / box.width) * CHART_COLUMNS);
    const line = Math.floor(((event.clientY - box.top) / box.height) * (height / CELL));
    const row = rows[line * CHART_COLUMNS + column];
    if (row !== undefined) onChoose(row.port, from);
  };
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" onClick={press}>
      {squares.map(({ state, path }) => (
        <path key={state} class={styles['cells']} data-state={markOf(state)} d={path} />
      ))}
      <path class={styles['changed-cells']} d={changed} />
      <rect
        class={styles['here-cell']}
        x={(here % CHART_COLUMNS) * CELL - 1}
        y={Math.floor(here / CHART_COLUMNS) * CELL - 1}
        width={CELL + 1}
        height={CELL + 1}
      />
    </svg>
  );
}
