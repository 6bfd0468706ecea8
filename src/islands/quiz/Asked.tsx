import { Ruby } from '#art/Ruby.tsx';
import type { QuizEvent } from '#machines/quiz/quiz.machine.ts';
import type { QuizView } from '#machines/quiz/quiz.view.ts';
import { fill } from '../fill.ts';
import { Judged } from './Judged.tsx';
import type { QuizTrial } from './Quiz.tsx';
import type { QuizLabels } from './quiz.labels.ts';
import type { QuizScript } from './quiz-script.ts';
import { SlotFields } from './SlotFields.tsx';
import styles from './quiz.module.css';

/** One question: its text, what is to be filled in, and after the answer what is to be said about it. */
export function Asked({
  labels,
  view,
  script,
  trial,
  send,
  onLeave,
}: {
  readonly labels: QuizLabels;
  readonly view: QuizView;
  readonly script: QuizScript;
  /** What the question is about. */
  readonly trial: QuizTrial;
  readonly send: (event: QuizEvent) => void;
  readonly onLeave: () => void;
}) {
  const isAnswered = view.phase === 'answered';
  const isLast = view.number === view.count;
  return (
    <form
      class={styles['asked']}
      onSubmit={(event) => {
        event.preventDefault();
        send({ type: isAnswered ? 'question.next' : 'answer.give' });
      }}
    >
      <p class={styles['count']}>
        <b>
          <Ruby text={fill(labels['quiz.count'], { number: view.number, count: view.count })} />
        </b>
        <span>
          <Ruby text={fill(labels['quiz.practice.trial'], { number: trial.number })} /> <Ruby text={trial.title} />
        </span>
        {script.simulated && (
          <span class="tag simulated">
            <span>
              <Ruby text={labels['quiz.simulated']} />
            </span>
          </span>
        )}
      </p>
      <h1 class={styles['question']} tabIndex={-1} data-heading>
        <Ruby text={script.text} />
      </h1>
      <SlotFields labels={labels} view={view} script={script} locked={isAnswered} send={send} />
      <div role="status">{isAnswered && <Judged labels={labels} view={view} script={script} />}</div>
      <div class="actions">
        <button type="submit" class="button go" aria-disabled={!isAnswered && !view.full}>
          <span>
            <Ruby text={labels[isAnswered ? (isLast ? 'quiz.result' : 'quiz.next') : 'quiz.answer']} />
          </span>
        </button>
        {!view.full && (
          <span>
            <Ruby text={labels['quiz.missing']} />
          </span>
        )}
        <button type="button" class="button plain" onClick={onLeave}>
          <span>
            <Ruby text={labels['quiz.leave']} />
          </span>
        </button>
      </div>
    </form>
  );
}
