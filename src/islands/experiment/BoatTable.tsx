import { Ruby } from '#art/Ruby.tsx';
import type { Observation } from '#machines/experiment/run.ts';
import { fill, plain } from '../fill.ts';
import { boatOf } from './boats.ts';
import type { ExperimentLabels } from './experiment.labels.ts';
import type { StageScript } from './experiment-script.ts';
import { endpoint, isOnTheWay, numbersOf, type Detail } from './leg-details.ts';
import styles from './experiment.module.css';

/** The boats that have arrived, as a table: the figure's text twin, from the packets of the trace. */
export function BoatTable({
  observation,
  arrived,
  stage,
  detail,
  labels,
}: {
  readonly observation: Observation;
  readonly detail: Detail | null;
  readonly arrived: number;
  readonly stage: StageScript;
  readonly labels: ExperimentLabels;
}) {
  const legs = observation.legs.slice(0, arrived);
  const showsNumbers = detail === 'numbers';
  if (legs.length === 0) return null;
  const name = (from: 'caller' | 'target') => <Ruby text={from === 'caller' ? stage.caller.name : stage.target.name} />;
  return (
    <details class={styles['table']}>
      <summary>
        <span>
          <Ruby text={labels['experiment.table']} />
        </span>
      </summary>
      <div class={styles['scroller']} tabIndex={0} role="group" aria-label={plain(labels['experiment.table'])}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <Ruby text={labels['experiment.table.at']} />
              </th>
              <th scope="col">
                <Ruby text={labels['experiment.table.from']} />
              </th>
              <th scope="col">
                <Ruby text={labels['experiment.table.to']} />
              </th>
              <th scope="col">
                <Ruby text={labels['experiment.table.boat']} />
              </th>
              {showsNumbers && (
                <th scope="col">
                  <Ruby text={labels['experiment.table.numbers']} />
                </th>
              )}
              <th scope="col">
                <Ruby text={labels['experiment.table.meaning']} />
              </th>
            </tr>
          </thead>
          <tbody>
            {legs.map((leg) => {
              const boat = boatOf(leg, labels, observation.legs[0]?.kind);
              return (
                <tr>
                  <td>
                    <Ruby text={fill(labels['experiment.table.milliseconds'], { at: leg.at })} />
                  </td>
                  <td>
                    {isOnTheWay(leg, observation.legs[0]!) ? (
                      <Ruby text={labels['experiment.on-the-way']} />
                    ) : (
                      name(leg.from)
                    )}{' '}
                    <code>{endpoint(leg.source, leg.sourcePort)}</code>
                  </td>
                  <td>
                    {name(leg.from === 'caller' ? 'target' : 'caller')}{' '}
                    <code>{endpoint(leg.destination, leg.destinationPort)}</code>
                  </td>
                  <td>
                    <code>{boat.code}</code>
                  </td>
                  {showsNumbers && (
                    <td>
                      <code>{numbersOf(leg, observation.legs).join(' ')}</code>
                    </td>
                  )}
                  <td>
                    <Ruby text={boat.says} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {observation.further > 0 && arrived >= observation.lanes && (
        <p class={styles['further']}>
          <Ruby text={fill(labels['experiment.further'], { count: observation.further })} />
        </p>
      )}
    </details>
  );
}
