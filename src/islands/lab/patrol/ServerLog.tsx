import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { formatAddress } from '#machines/lab/home-text.ts';
import type { PatrolView } from '#machines/patrol/patrol.view.ts';
import { fill } from '../../fill.ts';
import { useLab } from '../lab-context.ts';
import styles from './patrol.module.css';

const COLUMNS = ['at', 'from', 'port', 'answer'] as const;

/** The log of the server's owner, read from the server's own wire, and why its sensor took notice. */
export function ServerLog({ view: { alarm, log } }: { readonly view: PatrolView }) {
  const { labels, wording } = useLab();
  return (
    <>
      {alarm !== null && (
        <p>
          <Ruby text={fill(labels[`patrol.alarm.${alarm.sensor}`], { count: alarm.count, level: alarm.level })} />
        </p>
      )}
      <div class={styles['log']} tabIndex={0} role="group" aria-label={stripRuby(labels['patrol.log.title'])}>
        <table>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  <Ruby text={labels[`patrol.log.${column}`]} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {log.map((knock) => (
              <tr key={`${knock.at} ${knock.port} ${knock.sourcePort}`} data-answer={knock.answer}>
                <td>{wording.seconds(knock.at)}</td>
                <td>
                  <code>
                    {formatAddress(knock.source)}:{knock.sourcePort}
                  </code>
                </td>
                <td>
                  {knock.proto.toUpperCase()} <b>{knock.port}</b>
                </td>
                <td>
                  <Ruby text={labels[`patrol.log.${knock.answer}`]} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
