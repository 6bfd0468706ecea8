import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { swapIn } from '#machines/quiz/quiz-question.ts';
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
  const { answer, right } = view;
  const chosen = script.feedback[answer[0] ?? ''];
  const swapped = right ? undefined : swapIn(script.swaps, answer)?.why;
  const reasons = [chosen, swapped, script.feedback['']].filter((said) => said !== undefined);
  return (
    <div class="message" data-kind={right ? 'ok' : 'ng'}>
      <Flag name={right ? 'C' : 'N'} width={42} />
      <div class="message-text">
        <p>
          <b>
            <Ruby text={labels[right ? 'quiz.right' : 'quiz.wrong']} />
          </b>
        </p>
        {reasons.map((reason) => (
          <p key={reason}>
            <Ruby text={reason} />
          </p>
        ))}
        {!right && script.scene === null && (
          <p>
            <b>
              <Ruby text={labels['quiz.rightAnswer']} />
            </b>
          </p>
        )}
        {!right && (
          <ul class={styles['answers']}>
            {script.right.map((option, slot) => {
              const why = answer[slot] === option ? '' : (script.whys[slot] ?? '');
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
        {!right && (
          <p>
            <Ruby text={labels['quiz.comesBack']} />
          </p>
        )}
      </div>
    </div>
  );
}
