import { useEffect, useMemo } from 'preact/hooks';
import { Flag } from '#art/Flag.tsx';
import { Icon } from '#art/Icon.tsx';
import { isPennantDigit, Pennant } from '#art/Pennant.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { progressStoreHere } from '#browser/progress-store.ts';
import { earnPennant } from '#machines/progress/progress.record.ts';
import { goalView } from '#machines/progress/goal.view.ts';
import { fill } from '../fill.ts';
import { useSnapshot } from '../use-snapshot.ts';
import type { GoalLabels } from './goal.labels.ts';
import styles from './goal.module.css';

export interface GoalProps {
  readonly trial: string;
  readonly number: number;
  /** The trial's experiments, with the numbers and titles of their figures. */
  readonly experiments: readonly { readonly id: string; readonly number: string; readonly title: string }[];
  readonly labels: GoalLabels;
}

/** The end of a trial: its pennant goes up when its experiments were done, and until then it says what is missing. */
export function Goal({ trial, number, experiments, labels }: GoalProps) {
  const store = useMemo(progressStoreHere, []);
  const { record, trouble } = useSnapshot(store);
  const ids = experiments.map(({ id }) => id);
  const view = goalView(record, trial, ids);

  useEffect(() => {
    store.update((latest) => earnPennant(latest, trial, ids));
  }, [store, record, trial]);

  return (
    <section class={styles['goal']} aria-labelledby="goal" data-screen-only data-earned={view.earned ? '' : undefined}>
      {isPennantDigit(number) && (
        <span class={styles['mast']}>
          <Pennant digit={number} won={view.earned} width={92} />
        </span>
      )}
      <div class={styles['words']}>
        <h3 id="goal">
          <Ruby text={number === 0 ? labels['goal.title.extra'] : fill(labels['goal.title'], { number })} />
        </h3>
        <p role="status">
          <Ruby
            text={
              view.earned
                ? fill(labels['goal.earned'], { number })
                : fill(labels['goal.missing'], { done: view.done, count: ids.length })
            }
          />
        </p>
        <ul class={styles['list']}>
          {view.experiments.map(({ id, state }) => {
            const experiment = experiments.find((one) => one.id === id)!;
            return (
              <li data-state={state}>
                <Icon name={state === 'done' ? 'check' : state === 'skipped' ? 'undo' : 'arrow-right'} width={18} />
                <a href={`#experiment-${id}`}>
                  <Ruby text={fill(labels['experiment.figure'], { number: experiment.number })} />{' '}
                  <Ruby text={experiment.title} />
                </a>
                <span>
                  <Ruby text={labels[`goal.state.${state}`]} />
                </span>
              </li>
            );
          })}
        </ul>
        {!view.earned && (
          <p class={styles['lead']}>
            <Ruby text={labels['goal.lead']} />
          </p>
        )}
        {trouble !== null && (
          <div class="message" data-kind="warn" role="status">
            <Flag name="U" width={42} />
            <div class="message-text">
              <p>
                <Ruby text={labels[`goal.trouble.${trouble}`]} />
              </p>
            </div>
          </div>
        )}
      </div>
    </section>
  );
}
