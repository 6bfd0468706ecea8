import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { QuizView } from '#machines/quiz/quiz.view.ts';
import type { QuizLabels } from './quiz.labels.ts';
import type { QuizScript } from './quiz-script.ts';
import styles from './quiz.module.css';

/** What is said after an answer: whether it was right, why, and what is right where it is not seen on the fields. */
export function Judged({
  labels,
  view,
  script,
}: {
  readonly labels: QuizLabels;
  readonly view: QuizView;
  readonly script: QuizScript;
}) {
  const reasons = [script.feedback[view.answer[0] ?? ''], script.feedback['']].filter((said) => said !== undefined);
  return (
    <div class="message" data-kind={view.right ? 'ok' : 'ng'}>
      <Flag name={view.right ? 'C' : 'N'} width={42} />
      <div class="message-text">
        <p>
          <b>
            <Ruby text={labels[view.right ? 'quiz.right' : 'quiz.wrong']} />
          </b>
        </p>
        {reasons.map((reason) => (
          <p key={reason}>
            <Ruby text={reason} />
          </p>
        ))}
        {!view.right && script.scene === null && (
          <p>
            <b>
              <Ruby text={labels['quiz.rightAnswer']} />
            </b>
          </p>
        )}
        {!view.right && (
          <ul class={styles['answers']}>
            {script.right.map((option, slot) => {
              const why = view.answer[slot] === option ? '' : (script.whys[slot] ?? '');
              if (script.scene !== null && why === '') return null;
              return (
                <li key={slot}>
                  {script.scene === null && (
                    <b>
                      {script.lefts[slot] !== undefined && (
                        <>
                          <Ruby text={script.lefts[slot]} />
                          {' … '}
                        </>
                      )}
                      <Ruby text={script.words[option] ?? option} />
                    </b>
                  )}
                  {why !== '' && (
                    <span>
                      <Ruby text={why} />
                    </span>
                  )}
                </li>
              );
            })}
          </ul>
        )}
        {!view.right && (
          <p>
            <Ruby text={labels['quiz.comesBack']} />
          </p>
        )}
      </div>
    </div>
  );
}
