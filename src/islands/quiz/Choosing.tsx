import { Ruby } from '#art/Ruby.tsx';
import { FINAL_EACH, PASS_PERCENT, type Purpose } from '#machines/quiz/quiz.machine.ts';
import { fill } from '../fill.ts';
import type { QuizProps } from './Quiz.tsx';
import styles from './quiz.module.css';

/** The three ways into a round. */
export function Choosing({
  labels,
  trials,
  questions,
  due,
  onStart,
}: Pick<QuizProps, 'labels' | 'trials' | 'questions'> & {
  readonly due: readonly string[];
  readonly onStart: (purpose: Purpose, only?: readonly string[]) => void;
}) {
  const count = trials.length * FINAL_EACH;
  return (
    <>
      <h1 tabIndex={-1} data-heading>
        <Ruby text={labels['quiz.title']} />
      </h1>
      <p>
        <Ruby text={labels['quiz.lead']} />
      </p>
      <section class={styles['part']} aria-labelledby="quiz-review">
        <h2 id="quiz-review">
          <Ruby text={labels['quiz.review.title']} />
        </h2>
        <p>
          <Ruby
            text={due.length > 0 ? fill(labels['quiz.review.due'], { count: due.length }) : labels['quiz.review.none']}
          />
        </p>
        {due.length > 0 && (
          <p>
            <button type="button" class="button go" onClick={() => onStart('review', due)}>
              <span>
                <Ruby text={labels['quiz.review.start']} />
              </span>
            </button>
          </p>
        )}
      </section>
      <section class={styles['part']} aria-labelledby="quiz-practice">
        <h2 id="quiz-practice">
          <Ruby text={labels['quiz.practice.title']} />
        </h2>
        <ul class={styles['trials']}>
          {trials.map(({ id, number, title }) => {
            const own = questions.filter(({ trial }) => trial === id).map((question) => question.id);
            return (
              <li key={id}>
                <button type="button" class="button plain" onClick={() => onStart('practice', own)}>
                  <span>
                    <Ruby text={fill(labels['quiz.practice.trial'], { number })} /> <Ruby text={title} />
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      </section>
      <section class={styles['part']} aria-labelledby="quiz-final">
        <h2 id="quiz-final">
          <Ruby text={labels['quiz.final.title']} />
        </h2>
        <p>
          <Ruby text={fill(labels['quiz.final.lead'], { count, need: Math.ceil((count * PASS_PERCENT) / 100) })} />
        </p>
        <p>
          <button type="button" class="button" onClick={() => onStart('final')}>
            <span>
              <Ruby text={labels['quiz.final.start']} />
            </span>
          </button>
        </p>
      </section>
    </>
  );
}
