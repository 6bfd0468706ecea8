import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { StateMark } from '#art/StateMark.tsx';
import type { QuizView } from '#machines/quiz/quiz.view.ts';
import { fill } from '../fill.ts';
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
        {!view.right && (
          <>
            <p>
              <Ruby text={labels['quiz.rightAnswer']} />
            </p>
            <ul>
              {script.right.map((option, slot) => (
                <li key={slot}>
                  {script.lefts[slot] !== undefined && (
                    <>
                      <Ruby text={script.lefts[slot]} />
                      {' … '}
                    </>
                  )}
                  <Ruby text={script.words[option] ?? option} />
                  {view.answer[slot] !== option && script.whys[slot] && (
                    <p>
                      <Ruby text={script.whys[slot]} />
                    </p>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
        {script.doors !== null && (
          <>
            <p>
              <Ruby text={labels['quiz.seen']} />
            </p>
            <ul class={styles['doors']}>
              {script.doors.map(({ port, state }) => (
                <li key={port}>
                  <StateMark state={state === 'open' || state === 'closed' ? state : 'stealth'} width={20} />
                  <Ruby text={fill(labels['quiz.door'], { port })} />
                  <Ruby text={labels[`quiz.state.${state === 'open' || state === 'closed' ? state : 'filtered'}`]} />
                </li>
              ))}
            </ul>
          </>
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
