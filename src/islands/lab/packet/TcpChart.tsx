import { useMemo, useState } from 'preact/hooks';
import { Ruby } from '#art/Ruby.tsx';
import { tcpEdges, tcpEnds, TCP_STATES, type TcpState } from '#machines/lab/tcp-chart.ts';
import { fill } from '../../fill.ts';
import { useLab } from '../lab-context.ts';
import styles from './packet.module.css';

/** Where each state stands: the order of RFC 9293's figure 5, opening above, closing below. */
const places: Readonly<Record<TcpState, readonly [x: number, y: number]>> = {
  closed: [270, 22],
  listen: [120, 72],
  'syn-sent': [420, 72],
  'syn-received': [120, 132],
  established: [270, 162],
  'fin-wait-1': [90, 212],
  'close-wait': [450, 212],
  'fin-wait-2': [90, 272],
  closing: [270, 242],
  'last-ack': [450, 272],
  'time-wait': [270, 302],
};

const WIDTH = 124;
const TALL = 26;

/** The chart of the chosen boat's connection; the state in which each end is now is lit. */
export function TcpChart() {
  const { state, view, labels, wording } = useLab();
  const edges = useMemo(tcpEdges, []);
  const { lines, line } = state.playhead;
  const entry = lines[line];
  const ends = useMemo(
    () => (entry === undefined || entry.kind === 'change' ? [] : tcpEnds(view.network, entry.cause, entry.events)),
    [view.network.changing.trace, entry],
  );
  const [chosen, choose] = useState<TcpState | null>(null);
  const now = new Set(ends.map((end) => end.state));
  const shown = chosen ?? ends.at(-1)?.state ?? 'listen';
  return (
    <div class={styles['tcp']}>
      <svg viewBox="0 0 540 324" aria-hidden="true">
        {edges.map(({ from, to }) => (
          <path
            key={`${from} ${to}`}
            class={styles['edge']}
            data-lit={from === shown ? '' : undefined}
            d={arrow(places[from], places[to])}
          />
        ))}
        {TCP_STATES.map((name) => {
          const [x, y] = places[name];
          return (
            <g
              key={name}
              class={styles['node-box']}
              data-now={now.has(name) ? '' : undefined}
              data-chosen={name === shown ? '' : undefined}
              onClick={() => choose(name)}
            >
              <rect x={x - WIDTH / 2} y={y - TALL / 2} width={WIDTH} height={TALL} rx="3" />
              <text x={x} y={y + 5}>
                {name.toUpperCase()}
              </text>
            </g>
          );
        })}
      </svg>
      <div class={styles['tcp-words']}>
        {ends.length === 0 ? (
          <p>
            <Ruby text={labels['packet.tcp.none']} />
          </p>
        ) : (
          <ul>
            {ends.map((end) => (
              <li key={end.device}>
                <b>
                  <Ruby text={wording.device(view.network, end.device)} />
                </b>{' '}
                <code>{[...end.past, end.state].map((name) => name.toUpperCase()).join(' → ')}</code>
              </li>
            ))}
          </ul>
        )}
        <label class={styles['choose']}>
          <span>
            <Ruby text={labels['packet.tcp.state']} />
          </span>
          <select value={shown} onChange={({ currentTarget }) => choose(currentTarget.value as TcpState)}>
            {TCP_STATES.map((name) => (
              <option key={name} value={name}>
                {name.toUpperCase()}
              </option>
            ))}
          </select>
        </label>
        <table>
          <caption>
            <Ruby text={fill(labels['packet.tcp.ways'], { state: shown.toUpperCase() })} />
          </caption>
          <tbody>
            {edges
              .filter(({ from }) => from === shown)
              .flatMap(({ to, ways }) =>
                ways.map(({ event, send }) => (
                  <tr key={`${to} ${event}`}>
                    <th scope="row">
                      <Ruby text={labels[`packet.tcp.event.${event}`]} />
                    </th>
                    <td>
                      <Ruby text={labels[`packet.tcp.send.${send}`]} />
                    </td>
                    <td>
                      <code>{to.toUpperCase()}</code>
                    </td>
                  </tr>
                )),
              )}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** A line from one box to another, bent a little so that two ways between the same boxes stay apart. */
function arrow([fromX, fromY]: readonly [number, number], [toX, toY]: readonly [number, number]): string {
  const bend = 14;
  const length = Math.hypot(toX - fromX, toY - fromY);
  const middleX = (fromX + toX) / 2 - ((toY - fromY) / length) * bend;
  const middleY = (fromY + toY) / 2 + ((toX - fromX) / length) * bend;
  return `M${fromX} ${fromY}Q${middleX.toFixed(1)} ${middleY.toFixed(1)} ${toX} ${toY}`;
}
