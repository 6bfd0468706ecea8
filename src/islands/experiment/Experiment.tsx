/**
 * The frame of every experiment: number, title and count, the scene, question and plates, the comparison, "why?", and the
 * way on. It lays out what the view says; the machine decides what may come next.
 */
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Ruby } from '#art/Ruby.tsx';
import { outcomeOf, startExperiment, type PlannedStep } from '#machines/experiment/experiment.machine.ts';
import { experimentView } from '#machines/experiment/experiment.view.ts';
import { fill, plain } from '../fill.ts';
import { FigureHead } from '../FigureHead.tsx';
import { useDone } from '../use-done.ts';
import { useSnapshot } from '../use-snapshot.ts';
import { Actions } from './Actions.tsx';
import { BoatTable } from './BoatTable.tsx';
import { Feedback } from './Feedback.tsx';
import type { ExperimentLabels } from './experiment.labels.ts';
import type { ExperimentScript } from './experiment-script.ts';
import { detailOf } from './leg-details.ts';
import { Plates } from './Plates.tsx';
import type { SceneProps } from './scenes/scene.ts';
import { Why } from './Why.tsx';
import styles from './experiment.module.css';

export interface ExperimentProps<Labels extends ExperimentLabels> {
  readonly script: ExperimentScript;
  readonly labels: Labels;
  readonly scene: (props: SceneProps<Labels>) => JSX.Element;
  /** What is shown under the figure once the experiment was finished, now or before. */
  readonly after?: (() => JSX.Element) | undefined;
}

function plan(script: ExperimentScript): readonly PlannedStep[] {
  return script.steps.map(({ id, answers, why }) => ({ id, answers, reasons: why?.reasons ?? [] }));
}

export function Experiment<Labels extends ExperimentLabels>({
  script,
  labels,
  scene: Scene,
  after: After,
}: ExperimentProps<Labels>) {
  const actor = useMemo(() => startExperiment(plan(script)), [script]);
  const snapshot = useSnapshot(actor);
  const view = experimentView(snapshot);
  const step = script.steps.find(({ id }) => id === view.step)!;
  const [failed, setFailed] = useState(false);
  const isDone = useDone(script.id, script.trial, view.phase === 'finished' ? outcomeOf(snapshot.context).steps : null);
  const figure = useRef<HTMLElement>(null);

  useEffect(() => {
    // A plate may have been chosen before the page came to life.
    const chosen = figure.current?.querySelector<HTMLInputElement>('input:checked')?.value;
    if (chosen !== undefined) actor.send({ type: 'guess.choose', answer: chosen });
  }, [actor, script]);

  // The engine is fetched when it is first needed, and asked when a guess was locked in or skipped.
  useEffect(() => {
    if (view.phase !== 'running') return;
    let isWanted = true;
    setFailed(false);
    import('#machines/experiment/run.ts')
      .then(({ run }) => run(step.scenario ?? script.scenario, step.before, step.run))
      .then((result) => {
        if (!result.ok) throw new Error(result.problem.code);
        if (isWanted) actor.send({ type: 'run.finished', observation: result.value });
      })
      .catch(() => {
        if (!isWanted) return;
        setFailed(true);
        actor.send({ type: 'run.failed' });
      });
    return () => {
      isWanted = false;
    };
  }, [actor, view.phase, step, script]);

  // What was under the focus is gone after these changes: it goes to where reading continues.
  const seen = useRef(`${view.phase} ${view.step}`);
  useEffect(() => {
    const now = `${view.phase} ${view.step}`;
    if (now === seen.current) return;
    seen.current = now;
    const place = {
      predicting: 'question',
      running: 'sailing',
      arriving: 'sailing',
      compared: 'result',
      finished: 'end',
    };
    figure.current?.querySelector<HTMLElement>(`[data-focus="${place[view.phase]}"]`)?.focus({ preventScroll: true });
  }, [view.phase, view.step]);

  const title = `figure-${script.number}`;
  const isKnown = view.observation !== null;
  return (
    <section
      ref={figure}
      class={`figure ${styles['experiment']}`}
      aria-labelledby={title}
      id={`experiment-${script.id}`}
    >
      <FigureHead
        number={script.number}
        titleId={title}
        title={fill(labels['experiment.predict-then-watch'], { title: script.title })}
        isDone={isDone}
        labels={labels}
      >
        <span class="count">
          <b>{view.number}</b>
          <Ruby text={fill(labels['experiment.count'], { count: view.count })} />
        </span>
      </FigureHead>
      <div class="figure-scene">
        <p class={`tag simulated on-colour ${styles['simulated']}`}>
          <span>
            <Ruby text={labels['tag.simulated']} />
          </span>
        </p>
        <Scene step={step} view={view} labels={labels} onArrived={() => actor.send({ type: 'leg.arrived' })} />
      </div>
      <div class="figure-ask">
        <h4 class="question" tabIndex={-1} data-focus="question">
          <Ruby text={step.question} />
        </h4>
        <Plates
          name={`${script.id}-${step.id}`}
          legend={plain(labels['experiment.plates'])}
          plates={view.plates}
          words={step.answers.map((answer) => ({
            ...answer,
            answers: step.run.kind !== 'receiver' && !answer.outcome.includes('filtered'),
          }))}
          locked={view.phase !== 'predicting'}
          onChoose={(answer) => actor.send({ type: 'guess.choose', answer })}
        />
        <div role="status" class={styles['status']}>
          {isKnown && <Feedback step={step} view={view} labels={labels} />}
        </div>
        {isKnown && (
          <BoatTable
            observation={view.observation!}
            arrived={view.arrived}
            stage={step.stage}
            detail={detailOf(step.run)}
            labels={labels}
          />
        )}
        {step.why !== null && view.reasons.length > 0 && (
          <Why
            name={`${script.id}-${step.id}-why`}
            why={step.why}
            view={view}
            labels={labels}
            onChoose={(reason) => actor.send({ type: 'reason.choose', reason })}
          />
        )}
        <Actions view={view} hint={step.hint} failed={failed} labels={labels} send={(event) => actor.send(event)} />
      </div>
      {isDone && After !== undefined && <After />}
    </section>
  );
}
