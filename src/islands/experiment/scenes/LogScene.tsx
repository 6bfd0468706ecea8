import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { OwnersLog } from '#machines/experiment/run-words.ts';
import { fill, plain } from '../../fill.ts';
import type { ExperimentLabels, LogLabels } from '../experiment.labels.ts';
import type { SceneProps } from './scene.ts';
import styles from './log.module.css';

/** More lines than one looks at. */
const LINES = 6;

/** The log of the machine that is asked, as its owner reads it, and the lamp of its sensor. All of it is text. */
export function LogScene({ step, view, labels, onArrived }: SceneProps<ExperimentLabels & LogLabels>) {
  const { run, stage } = step;
  if (run.kind !== 'log') throw new Error(`A log needs a scan to be seen: ${step.id}`);
  const log = view.sailing === null ? view.observation?.log : undefined;
  return (
    <div class={styles['scene']}>
      <p class={styles['who']}>
        <b>
          <Ruby text={fill(labels['log.heading'], { name: stage.target.name })} />
        </b>{' '}
        <code>{stage.target.address}</code>
      </p>
      {log === undefined ? (
        <p class={styles['paper']} data-unknown="">
          <span>
            <Ruby text={labels['log.not-yet']} />
          </span>
        </p>
      ) : (
        <Lines log={log} labels={labels} />
      )}
      {log !== undefined && (
        <p class={styles['lamp']} data-alarm={log.alarm === null ? undefined : ''}>
          <Flag name={log.alarm === null ? 'C' : 'U'} width={32} />
          <span>
            <Ruby text={log.alarm === null ? labels['log.no-alarm'] : fill(labels['log.alarm'], log.alarm)} />
          </span>
        </p>
      )}
      {view.sailing === 0 && <span class={styles['watch']} onAnimationEnd={onArrived} />}
    </div>
  );
}

function Lines({ log, labels }: { readonly log: OwnersLog; readonly labels: ExperimentLabels & LogLabels }) {
  const more = log.knocks.length - LINES;
  return (
    <div class={styles['paper']}>
      <div class={styles['scroller']} tabIndex={0} role="group" aria-label={plain(labels['log.lines'])}>
        <table>
          <thead>
            <tr>
              {(['at', 'port', 'answer', 'from'] as const).map((column) => (
                <th scope="col">
                  <Ruby text={labels[`log.column.${column}`]} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {log.knocks.slice(0, LINES).map(({ at, from, port, answer }) => (
              <tr>
                <td>
                  <Ruby text={fill(labels['experiment.table.milliseconds'], { at })} />
                </td>
                <td>{port}</td>
                <td>
                  <Ruby text={labels[`log.answer.${answer}`]} />
                </td>
                <td>
                  <code>{from}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {log.knocks.length === 0 && (
        <p>
          <Ruby text={labels['log.empty']} />
        </p>
      )}
      {more > 0 && (
        <p>
          <Ruby text={fill(labels['log.more'], { count: more })} />
        </p>
      )}
    </div>
  );
}
