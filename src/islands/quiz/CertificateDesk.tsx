import { useState } from 'preact/hooks';
import { Flag } from '#art/Flag.tsx';
import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { dayInWords } from '#browser/today.ts';
import { fitName } from '#machines/quiz/certificate-name.ts';
import { Certificate } from './Certificate.tsx';
import type { QuizLabels } from './quiz.labels.ts';
import styles from './certificate.module.css';

/** Where the name is typed; it goes nowhere but onto the paper. */
export function CertificateDesk({
  labels,
  locale,
  score,
  count,
  pennants,
}: {
  readonly labels: QuizLabels;
  readonly locale: 'ja' | 'en';
  readonly score: number;
  readonly count: number;
  readonly pennants: readonly number[];
}) {
  const [typed, setTyped] = useState('');
  const fitting = fitName(typed);
  const isTooLong = !fitting.ok && fitting.problem === 'too-long';
  return (
    <section class={styles['desk']} aria-labelledby="certificate">
      <h2 id="certificate">
        <Ruby text={labels['certificate.title']} />
      </h2>
      <div class="field">
        <label for="certificate-name">
          <Ruby text={labels['certificate.name']} />
        </label>
        <input
          id="certificate-name"
          type="text"
          dir="auto"
          autocomplete="off"
          value={typed}
          aria-invalid={isTooLong}
          aria-describedby="certificate-help"
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <p id="certificate-help">
          <Ruby text={labels['certificate.help']} />
        </p>
        <div role="status">
          {isTooLong && (
            <p class="field-error">
              <Flag name="U" width={30} />
              <span>
                <Ruby text={labels['certificate.tooLong']} />
              </span>
            </p>
          )}
        </div>
      </div>
      {fitting.ok && (
        <>
          <Certificate
            fitting={fitting.value}
            labels={labels}
            day={dayInWords(locale)}
            pennants={pennants}
            score={score}
            count={count}
          />
          <p>
            <button type="button" class="button go" onClick={() => window.print()}>
              <Icon name="printer" width={22} />
              <span>
                <Ruby text={labels['certificate.print']} />
              </span>
            </button>
          </p>
        </>
      )}
    </section>
  );
}
