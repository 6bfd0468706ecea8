import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { ExperimentView } from '#machines/experiment/experiment.view.ts';
import type { ExperimentLabels } from './experiment.labels.ts';
import type { StepScript } from './experiment-script.ts';
import styles from './experiment.module.css';

/** Guess and result side by side, the reason, and the other case. */
export function Feedback({
  step,
  view,
  labels,
}: {
  readonly step: StepScript;
  readonly view: ExperimentView;
  readonly labels: ExperimentLabels;
}) {
  const answer = (id: string | null) => step.answers.find((one) => one.id === id);
  const [guessed, right] = [answer(view.guessed), answer(view.right)];
  const { verdict } = view;
  if (verdict === null) return null;
  return (
    <div class="message" data-kind={verdict === 'right' ? 'ok' : verdict === 'again' ? 'ng' : 'hint'}>
      <Flag name={verdict === 'right' ? 'C' : verdict === 'again' ? 'N' : 'H'} width={42} />
      <div class="message-text">
        <strong class={styles['headline']} tabIndex={-1} data-focus="result">
          <Ruby text={labels[`experiment.${verdict}`]} />
        </strong>
        <dl class={styles['compare']}>
          <dt>
            <Ruby text={labels['experiment.compare.guess']} />
          </dt>
          <dd>
            <Ruby text={guessed?.text ?? labels['experiment.compare.none']} />
          </dd>
          <dt>
            <Ruby text={labels['experiment.compare.result']} />
          </dt>
          <dd>
            <Ruby text={right?.text ?? ''} />
          </dd>
        </dl>
        {verdict === 'again' && guessed !== undefined && (
          <p>
            <Ruby text={guessed.feedback} />
          </p>
        )}
        {right !== undefined && (
          <p>
            <Ruby text={right.feedback} />
          </p>
        )}
        <p class={styles['contrast']}>
          <Ruby text={step.contrast} />
        </p>
      </div>
    </div>
  );
}
