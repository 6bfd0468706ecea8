import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { isPass, type QuizView } from '#machines/quiz/quiz.view.ts';
import { fill } from '../fill.ts';
import { CertificateDesk } from './CertificateDesk.tsx';
import type { QuizTrial } from './Quiz.tsx';
import type { QuizLabels } from './quiz.labels.ts';
import styles from './quiz.module.css';

/** The end of a round: the score, and after a final that was passed the certificate. */
export function Finished({
  labels,
  locale,
  view,
  missed,
  pennants,
  onAgain,
  onLeave,
}: {
  readonly labels: QuizLabels;
  readonly locale: 'ja' | 'en';
  readonly view: QuizView;
  /** The trials about which something was answered wrongly. */
  readonly missed: readonly QuizTrial[];
  /** The numbers of the trials whose pennants were earned. */
  readonly pennants: readonly number[];
  readonly onAgain: () => void;
  readonly onLeave: () => void;
}) {
  const isFinal = view.purpose === 'final';
  const good = isFinal ? view.passed : isPass(view.score, view.count);
  return (
    <div class={styles['asked']}>
      <h1 tabIndex={-1} data-heading>
        <Ruby text={labels['quiz.finished']} />
      </h1>
      <div class="message" data-kind={good ? 'ok' : 'hint'} role="status">
        <Flag name={good ? 'C' : 'H'} width={42} />
        <div class="message-text">
          <p>
            <b>
              <Ruby text={fill(labels['quiz.score'], { score: view.score, count: view.count })} />
            </b>
          </p>
          {isFinal && (
            <p>
              <Ruby text={labels[view.passed ? 'quiz.final.passed' : 'quiz.final.notYet']} />
            </p>
          )}
          {view.score < view.count && (
            <p>
              <Ruby text={labels['quiz.comesBackLater']} />
            </p>
          )}
        </div>
      </div>
      {missed.length > 0 && (
        <section class={styles['part']} aria-labelledby="quiz-reread">
          <h2 id="quiz-reread">
            <Ruby text={labels['quiz.reread']} />
          </h2>
          <ul class={styles['trials']}>
            {missed.map(({ id, number, title, href }) => (
              <li key={id}>
                <a class="button plain" href={href}>
                  <span>
                    <Ruby text={fill(labels['quiz.practice.trial'], { number })} /> <Ruby text={title} />
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.passed && (
        <CertificateDesk labels={labels} locale={locale} score={view.score} count={view.count} pennants={pennants} />
      )}
      <div class="actions">
        {isFinal && (
          <button type="button" class="button" onClick={onAgain}>
            <span>
              <Ruby text={labels['quiz.final.again']} />
            </span>
          </button>
        )}
        <button type="button" class="button plain" onClick={onLeave}>
          <span>
            <Ruby text={labels['quiz.leave']} />
          </span>
        </button>
      </div>
    </div>
  );
}
