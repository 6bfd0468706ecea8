import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { FINAL_EACH, PASS_PERCENT } from '#machines/quiz/quiz.machine.ts';
import { fill } from '../fill.ts';
import type { QuizProps } from './Quiz.tsx';
import styles from './quiz.module.css';

/** The three ways into a round, and the ways to the boards. */
export function Choosing({
  labels,
  trials,
  boards,
  due,
  onReview,
  onPractise,
  onFinal,
}: Pick<QuizProps, 'labels' | 'trials' | 'boards'> & {
  /** The questions that come back today. */
  readonly due: readonly string[];
  readonly onReview: () => void;
  readonly onPractise: (trial: string) => void;
  readonly onFinal: () => void;
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
            <button type="button" class="button go" onClick={onReview}>
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
          {trials.map(({ id, number, title }) => (
            <li key={id}>
              <button type="button" class="button plain" onClick={() => onPractise(id)}>
                <span>
                  <Ruby text={fill(labels['quiz.practice.trial'], { number })} /> <Ruby text={title} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <section class={styles['part']} aria-labelledby="quiz-boards">
        <h2 id="quiz-boards">
          <Ruby text={labels['quiz.boards.title']} />
        </h2>
        <p>
          <Ruby text={labels['quiz.boards.lead']} />
        </p>
        <ul class={styles['trials']}>
          {boards.map(({ title, href }) => (
            <li key={href}>
              <a class="button plain" href={href}>
                <Icon name="gate-open" width={24} />
                <span>
                  <Ruby text={title} />
                </span>
              </a>
            </li>
          ))}
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
          <button type="button" class="button" onClick={onFinal}>
            <span>
              <Ruby text={labels['quiz.final.start']} />
            </span>
          </button>
        </p>
      </section>
    </>
  );
}
