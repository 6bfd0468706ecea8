import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { plain } from '../fill.ts';
import type { ExperimentView } from '#machines/experiment/experiment.view.ts';
import type { ExperimentLabels } from './experiment.labels.ts';
import type { StepScript } from './experiment-script.ts';
import { Plates } from './Plates.tsx';

/** "Why?": reasons to choose from until the right one is found. Each wrong one has a sentence of its own. */
export function Why({
  name,
  why,
  view,
  labels,
  onChoose,
}: {
  readonly name: string;
  readonly why: NonNullable<StepScript['why']>;
  readonly view: ExperimentView;
  readonly labels: ExperimentLabels;
  readonly onChoose: (reason: string) => void;
}) {
  const chosen = why.reasons.find(({ id }) => id === view.reason);
  return (
    <>
      <h4 class="question">
        <Ruby text={why.question} />
      </h4>
      <Plates
        name={name}
        legend={plain(why.question)}
        plates={view.reasons}
        words={why.reasons}
        locked={view.isExplained}
        onChoose={onChoose}
      />
      <div role="status">
        {chosen !== undefined && (
          <div class="message" data-kind={chosen.right ? 'ok' : 'ng'}>
            <Flag name={chosen.right ? 'C' : 'N'} width={42} />
            <div class="message-text">
              <strong>
                <Ruby text={labels[chosen.right ? 'experiment.well-thought' : 'experiment.think-again']} />
              </strong>
              <p>
                <Ruby text={chosen.feedback} />
              </p>
            </div>
          </div>
        )}
      </div>
    </>
  );
}
