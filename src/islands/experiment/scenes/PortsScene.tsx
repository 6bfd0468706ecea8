import { Ruby } from '#art/Ruby.tsx';
import { StateMark } from '#art/StateMark.tsx';
import { fill } from '../../fill.ts';
import type { ExperimentLabels, PortsLabels } from '../experiment.labels.ts';
import { portMark } from './port-marks.ts';
import type { SceneProps } from './scene.ts';
import styles from './ports.module.css';

const unknown = { state: 'unknown', label: 'state.unknown' } as const;

/** Ports in a row, each with its mark, and the clock: how long asking them all took on the simulated network. */
export function PortsScene({ step, view, labels, onArrived }: SceneProps<ExperimentLabels & PortsLabels>) {
  const { run, stage } = step;
  if (run.kind !== 'wait') throw new Error(`A row of ports needs a wait: ${step.id}`);
  const { observation } = view;
  const isKnown = observation !== null && view.sailing === null;
  const states = new Map(isKnown ? observation.ports.map(({ port, state }) => [port, state]) : []);
  const counts = new Map<string, number>();
  for (const state of states.values()) counts.set(state, (counts.get(state) ?? 0) + 1);
  return (
    <div class={styles['scene']}>
      <p class={styles['who']}>
        <b>
          <Ruby text={stage.target.name} />
        </b>{' '}
        <code>{stage.target.address}</code>
      </p>
      <ol class={styles['ports']} aria-hidden="true">
        {Array.from({ length: run.count }, (_, place) => {
          const port = run.port + place;
          return (
            <li>
              <StateMark state={(portMark(states.get(port) ?? '') ?? unknown).state} width={24} />
              <span>{port}</span>
            </li>
          );
        })}
      </ol>
      <p class={`on-colour ${styles['clock']}`}>
        <span>
          <Ruby text={labels['ports.clock']} />
        </span>
        <b>{isKnown ? <Ruby text={timeOf(observation.elapsed, labels)} /> : <Ruby text={labels['ports.not-yet']} />}</b>
      </p>
      {isKnown && (
        <ul class={styles['counts']}>
          {[...counts].map(([state, count]) => {
            const mark = portMark(state) ?? unknown;
            return (
              <li class="state" data-state={mark.state}>
                <StateMark state={mark.state} width={20} />
                <span>
                  <Ruby text={fill(labels['ports.summary'], { state: labels[mark.label], count })} />
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {view.sailing === 0 && <span class={styles['watch']} onAnimationEnd={onArrived} />}
    </div>
  );
}

/** Milliseconds below a second, else seconds with one decimal: both from the simulated clock. */
function timeOf(elapsed: number, labels: PortsLabels): string {
  return elapsed < 1_000
    ? fill(labels['ports.milliseconds'], { time: Math.round(elapsed) })
    : fill(labels['ports.seconds'], { time: (elapsed / 1_000).toFixed(1) });
}
