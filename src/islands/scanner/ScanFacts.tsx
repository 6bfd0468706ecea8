import { Ruby } from '#art/Ruby.tsx';
import type { ScannerView } from '#machines/scanner/scanner.view.ts';
import { fill } from '../fill.ts';
import type { ScannerLabels } from './scanner.labels.ts';
import styles from './result.module.css';

/** What the result is of: simulated, which address, how many ports, how long. */
export function ScanFacts(props: {
  readonly view: ScannerView;
  readonly target: string;
  readonly number: (value: number) => string;
  readonly labels: ScannerLabels;
}) {
  const { view, target, number, labels } = props;
  const facts: [string, string][] =
    view.phase === 'finished' && view.progress !== null
      ? [
          [labels['scanner.fact.target'], target],
          [labels['scanner.fact.count'], fill(labels['scanner.fact.ports'], { count: number(view.progress.total) })],
          [
            labels['scanner.fact.time'],
            fill(labels['scanner.fact.seconds'], { seconds: number(roundedSeconds(view)) }),
          ],
        ]
      : [];
  return (
    <div class={styles['facts']}>
      <span class="tag simulated">
        <span>
          <Ruby text={labels['tag.simulated']} />
        </span>
      </span>
      {facts.length > 0 && (
        <dl>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>
                <Ruby text={name} />
              </dt>
              <dd>
                <Ruby text={value} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

/** Whole seconds, or tenths where it took less than ten. */
function roundedSeconds({ progress }: ScannerView): number {
  const seconds = progress?.seconds ?? 0;
  return seconds >= 10 ? Math.round(seconds) : Math.round(seconds * 10) / 10;
}
