/**
 * The learner is the router of a home: each boat's label is written and the table kept by hand, then automation does the
 * same run. It lays out what the view says; what is right came from the engine.
 */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Ruby } from '#art/Ruby.tsx';
import { deskOutcome, startDesk } from '#machines/router-desk/router-desk.machine.ts';
import { deskView } from '#machines/router-desk/router-desk.view.ts';
import { FigureHead } from '../FigureHead.tsx';
import { fill } from '../fill.ts';
import { useDone } from '../use-done.ts';
import { useSnapshot } from '../use-snapshot.ts';
import { DeskActions } from './DeskActions.tsx';
import { DeskNews } from './DeskNews.tsx';
import { Decision } from './Decision.tsx';
import { LabelForm } from './LabelForm.tsx';
import { NatTable } from './NatTable.tsx';
import { Passage } from './Passage.tsx';
import type { RouterDeskLabels } from './router-desk.labels.ts';
import type { RouterDeskScript } from './router-desk-script.ts';
import { RunLog } from './RunLog.tsx';
import styles from './router-desk.module.css';

interface RouterDeskProps {
  readonly script: RouterDeskScript;
  readonly labels: RouterDeskLabels;
}

export function RouterDesk({ script, labels }: RouterDeskProps) {
  const actor = useMemo(() => startDesk(script.run), [script]);
  const snapshot = useSnapshot(actor);
  const view = deskView(snapshot);
  const isDone = useDone(script.id, script.trial, view.phase === 'finished' ? deskOutcome(snapshot.context) : null);
  const figure = useRef<HTMLElement>(null);

  // The button under the focus is gone after these changes: the focus goes to where reading continues.
  const seen = useRef(`${view.phase} ${String(view.number)}`);
  useEffect(() => {
    const now = `${view.phase} ${String(view.number)}`;
    if (now === seen.current) return;
    seen.current = now;
    const place = view.phase === 'stamping' ? 'task' : 'news';
    figure.current?.querySelector<HTMLElement>(`[data-focus="${place}"]`)?.focus({ preventScroll: true });
  }, [view.phase, view.number]);

  const isAtHand = view.phase === 'stamping' || view.phase === 'stamped';
  const title = `figure-${script.number}`;
  return (
    <section
      ref={figure}
      class={`figure ${styles['desk']}`}
      aria-labelledby={title}
      id={`experiment-${script.id}`}
      data-screen-only
    >
      <FigureHead number={script.number} titleId={title} title={script.title} isDone={isDone} labels={labels}>
        <span class="count">
          <b>{view.number}</b>
          <Ruby text={fill(labels['desk.count'], { count: view.count })} />
        </span>
      </FigureHead>
      <div class="figure-scene">
        <p class={`tag simulated on-colour ${styles['simulated']}`}>
          <span>
            <Ruby text={labels['tag.simulated']} />
          </span>
        </p>
        <Passage view={view} script={script} labels={labels} />
      </div>
      <div class="figure-ask">
        {isAtHand && (
          <h4 class="question" tabIndex={-1} data-focus="task">
            <Ruby
              text={fill(labels[view.boat.goes === 'out' ? 'desk.task.out' : 'desk.task.in'], {
                machine: script.names[view.boat.before.source.address] ?? '',
              })}
            />
          </h4>
        )}
        <div class={styles['bench']}>
          {view.phase === 'stamping' &&
            (view.boat.goes === 'out' ? (
              <LabelForm
                key={view.number}
                view={view}
                script={script}
                labels={labels}
                send={(event) => actor.send(event)}
              />
            ) : (
              <Decision view={view} script={script} labels={labels} send={(event) => actor.send(event)} />
            ))}
          <NatTable view={view} script={script} labels={labels} />
        </div>
        <DeskNews view={view} script={script} labels={labels} />
        {(view.phase === 'automated' || view.phase === 'finished') && (
          <RunLog view={view} labels={labels} onPassed={() => actor.send({ type: 'boat.passed' })} />
        )}
        <DeskActions view={view} labels={labels} send={(event) => actor.send(event)} />
      </div>
    </section>
  );
}
