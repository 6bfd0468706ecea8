import type { Moment } from '#machines/experiment/follow.ts';
import { BOX, PLACES, SIZE, wayBetween } from './chart-layout.ts';
import type { TcpChartScript, TcpRow } from './tcp-chart-script.ts';
import styles from './tcp-chart.module.css';

/** Ways that lead out of every state: the table has them; on the chart they would hide the others. */
const everywhere: ReadonlySet<string> = new Set(['reset', 'abort', 'give-up']);

/** The chart. Its text twin is the sentence above it and the table below it. */
export function StateDiagram({
  script,
  before,
  now,
}: {
  readonly script: TcpChartScript;
  readonly before: Moment;
  readonly now: Moment;
}) {
  const isTaken = ({ from, to }: Pick<TcpRow, 'from' | 'to'>) =>
    (before.caller === from && now.caller === to) || (before.target === from && now.target === to);
  const lines = script.rows.filter((row) => row.from !== row.to && (!everywhere.has(row.event) || isTaken(row)));
  const drawn = [...new Map(lines.map((row) => [`${row.from} ${row.to}`, row])).values()];
  return (
    <svg
      class={styles['chart']}
      viewBox={`0 0 ${String(SIZE.width)} ${String(SIZE.height)}`}
      aria-hidden="true"
      focusable="false"
    >
      <defs>
        <marker
          id="tcp-arrow"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="12"
          markerHeight="12"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0 0 8 4 0 8z" fill="context-stroke" />
        </marker>
      </defs>
      {drawn.map((row) => (
        <polyline
          class={styles['line']}
          data-taken={isTaken(row) ? '' : undefined}
          points={wayBetween(row.from, row.to)}
          marker-end="url(#tcp-arrow)"
        />
      ))}
      {script.states.map((state) => {
        const { x, y } = PLACES[state];
        const [left, top] = [x - BOX.width / 2, y - BOX.height / 2];
        const isLit = now.caller === state || now.target === state;
        return (
          <g class={styles['node']} data-lit={isLit ? '' : undefined}>
            <rect x={left} y={top} width={BOX.width} height={BOX.height} />
            <text x={x} y={y + 5} text-anchor="middle">
              {state.toUpperCase()}
            </text>
            {now.caller === state && <circle class={styles['caller']} cx={left + 4} cy={top} r="11" />}
            {now.target === state && (
              <rect class={styles['target']} x={left + BOX.width - 16} y={top - 10} width="20" height="20" />
            )}
          </g>
        );
      })}
    </svg>
  );
}
