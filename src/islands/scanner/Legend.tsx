import { Ruby } from '#art/Ruby.tsx';
import { StateMark } from '#art/StateMark.tsx';
import type { ScannerView } from '#machines/scanner/scanner.view.ts';
import { markOf } from './StateName.tsx';
import type { ScannerLabels } from './scanner.labels.ts';
import styles from './result.module.css';

/** The marks, their words, what they mean, and how often each occurs. */
export function Legend(props: {
  readonly counts: NonNullable<ScannerView['counts']>;
  readonly number: (value: number) => string;
  readonly locale: 'ja' | 'en';
  readonly labels: ScannerLabels;
}) {
  const { counts, number, locale, labels } = props;
  const shown = (['open', 'closed', 'stealth', 'barred'] as const).filter(
    (state) => state !== 'barred' || counts.barred > 0,
  );
  return (
    <section class={styles['legend']}>
      <h2>
        <Ruby text={labels['legend.title']} />
      </h2>
      <dl>
        {shown.map((state) => (
          <div key={state} data-state={state}>
            <dt>
              <StateMark state={markOf(state)} width={30} />
              <span>
                <b>
                  <Ruby text={labels[`state.${state}`]} />
                </b>{' '}
                {locale === 'ja' && (
                  <span class="echo" lang="en" aria-hidden="true">
                    {state.toUpperCase()}
                  </span>
                )}
                <small>
                  <Ruby text={labels[`legend.${state}`]} />
                </small>
              </span>
            </dt>
            <dd>{number(counts[state])}</dd>
          </div>
        ))}
      </dl>
      <p class={styles['keys']} aria-hidden="true">
        <kbd>←</kbd>
        <kbd>→</kbd>
        <kbd>↑</kbd>
        <kbd>↓</kbd>
        <span>
          <Ruby text={labels['grid.keys.move']} />
        </span>
        <kbd>O</kbd>
        <span>
          <Ruby text={labels['grid.keys.open']} />
        </span>
        <kbd>S</kbd>
        <span>
          <Ruby text={labels['grid.keys.stealth']} />
        </span>
      </p>
    </section>
  );
}
