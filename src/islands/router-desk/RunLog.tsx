import { Ruby } from '#art/Ruby.tsx';
import type { DeskView } from '#machines/router-desk/router-desk.view.ts';
import { fill, plain } from '../fill.ts';
import { signsOf } from '../experiment/boats.ts';
import { endpoint } from '../experiment/leg-details.ts';
import type { RouterDeskLabels } from './router-desk.labels.ts';
import styles from './router-desk.module.css';

interface RunLogProps {
  readonly view: DeskView;
  readonly labels: RouterDeskLabels;
  /** To be called when the next boat is due. */
  readonly onPassed: () => void;
}

/** Every boat of the run as automation let it pass: the label before and after. */
export function RunLog({ view, labels, onPassed }: RunLogProps) {
  return (
    <div class={styles['log']} tabIndex={0} role="group" aria-label={plain(labels['desk.log'])}>
      {view.phase === 'automated' && (
        <span key={view.log.length} class={styles['watch']} onAnimationEnd={onPassed} aria-hidden="true" />
      )}
      <table>
        <caption>
          <Ruby text={labels['desk.log']} />
        </caption>
        <thead>
          <tr>
            {(['experiment.table.at', 'experiment.table.boat', 'desk.log.before', 'desk.log.after'] as const).map(
              (key) => (
                <th scope="col">
                  <Ruby text={labels[key]} />
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {view.log.map((boat) => {
            const end = boat.goes === 'out' ? 'source' : 'destination';
            return (
              <tr>
                <td>
                  <Ruby text={fill(labels['experiment.table.milliseconds'], { at: Math.round(boat.at) })} />
                </td>
                <td>
                  <code>{signsOf(boat.kind).code}</code>
                </td>
                <td>
                  <Ruby text={labels[end === 'source' ? 'desk.label.from' : 'desk.label.to']} />{' '}
                  <code>{endpoint(boat.before[end].address, boat.before[end].port)}</code>
                </td>
                <td>
                  {boat.after === null ? (
                    <b>
                      <Ruby text={labels['desk.log.refused']} />
                    </b>
                  ) : (
                    <code>{endpoint(boat.after[end].address, boat.after[end].port)}</code>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
