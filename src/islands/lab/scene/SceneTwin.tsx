import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { StateMark } from '#art/StateMark.tsx';
import { addressesOf } from '#machines/lab/home-text.ts';
import { portListOf } from '#machines/lab/watch-list.ts';
import { fill } from '../../fill.ts';
import { useRowsInSight } from '../../use-rows-in-sight.ts';
import { useLab } from '../lab-context.ts';
import { SightColumns } from '../views/SightHead.tsx';
import { markOf } from '../mark-of.ts';
import { stateLabel } from '../wording.ts';
import styles from './scene.module.css';

/** About how high a row is, in pixels, before one was measured. */
const ROW_HEIGHT = 48;

/** The harbour in words: who is there, what each berth answers, where the boat is, and a button to send one. */
export function SceneTwin() {
  const { session, state, view, rows, labels, wording, services } = useLab();
  const { network } = view;
  const entry = state.playhead.lines[state.playhead.line];
  const { body, from, to, above, below } = useRowsInSight<HTMLTableSectionElement>(rows.length, ROW_HEIGHT);
  return (
    <div class={styles['twin']} tabIndex={0} role="region" aria-label={stripRuby(labels['lab.scene.text'])}>
      <h3>
        <Ruby text={labels['lab.twin.now']} />
      </h3>
      <p>
        {entry === undefined ? (
          <Ruby text={labels['lab.scene.calm']} />
        ) : (
          <>
            {wording.seconds(entry.at)}{' '}
            {entry.kind !== 'change' && (
              <b>
                <Ruby text={wording.device(network, entry.device)} />
              </b>
            )}{' '}
            <Ruby text={wording.line(network, entry)} />
          </>
        )}
      </p>
      <h3>
        <Ruby text={labels['lab.twin.berths']} />
      </h3>
      <table aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <SightColumns />
            <th scope="col">
              <Ruby text={labels['lab.twin.sail']} />
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          <tr aria-hidden="true" style={{ blockSize: above }} />
          {rows.slice(from, to).map((row, index) => (
            <tr key={row.port} aria-rowindex={from + index + 2}>
              <th scope="row">
                {row.port} <small>{services.get(row.port)}</small>
              </th>
              {row.squares.map((square) => (
                <td key={square.from}>
                  <span class="state" data-state={markOf(square.state)}>
                    <StateMark state={markOf(square.state)} width={16} />
                    <span>
                      <Ruby text={labels[stateLabel(square.state)]} />
                    </span>
                  </span>
                </td>
              ))}
              <td>
                <button
                  type="button"
                  class="button plain small"
                  aria-label={stripRuby(fill(labels['lab.twin.sail.to'], { port: row.port }))}
                  onClick={() => session.sail('internet', view.watch!.proto, portListOf([row.port]))}
                >
                  <span>
                    <Ruby text={labels['lab.twin.send']} />
                  </span>
                </button>
              </td>
            </tr>
          ))}
          <tr aria-hidden="true" style={{ blockSize: below }} />
        </tbody>
      </table>
      <h3>
        <Ruby text={labels['lab.twin.devices']} />
      </h3>
      <ul>
        {network.topology.devices.map((device) => (
          <li key={device.index}>
            <b>
              <Ruby text={wording.device(network, device.index)} />
            </b>{' '}
            <code>{addressesOf(device).join(' / ')}</code> {!device.up && <Ruby text={labels['lab.scene.asleep']} />}
          </li>
        ))}
      </ul>
    </div>
  );
}
