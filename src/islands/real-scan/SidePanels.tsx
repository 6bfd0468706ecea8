import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { StateMark, type MarkState } from '#art/StateMark.tsx';
import { PROMISES } from '#machines/real-scan/real-scan.machine.ts';
import type { RealScanView, ScanCounts } from '#machines/real-scan/real-scan.view.ts';
import { Panel } from './Panel.tsx';
import type { RealScanLabels } from './real-scan.labels.ts';
import styles from './side.module.css';

const STATES: readonly (readonly [keyof ScanCounts, MarkState])[] = [
  ['open', 'open'],
  ['closed', 'closed'],
  ['filtered', 'stealth'],
  ['maybe', 'maybe'],
  ['unknown', 'unknown'],
];

/** What was promised, to be read again at any time. */
export function PromisedPanel({ labels }: { readonly labels: RealScanLabels }) {
  return (
    <Panel title={labels['real.promised.title']} picture={<Icon name="check" width={22} />}>
      <p>
        <Ruby text={labels['real.promised']} />
      </p>
      <details class={styles['again']}>
        <summary>
          <Ruby text={labels['real.promised.read']} />
        </summary>
        <ul class={styles['points']}>
          {PROMISES.map((promise) => (
            <li key={promise}>
              <Ruby text={labels[`real.promise.${promise}`]} />
            </li>
          ))}
        </ul>
      </details>
    </Panel>
  );
}

/** How many ports answered in which way. */
export function CountsPanel(props: {
  readonly view: RealScanView;
  readonly counts: ScanCounts;
  readonly number: (value: number) => string;
  readonly labels: RealScanLabels;
}) {
  const { view, counts, number, labels } = props;
  const shown = STATES.filter(([count]) => counts[count] > 0 || count === 'open' || count === 'closed');
  return (
    <Panel title={labels[view.phase === 'finished' ? 'real.counts.title' : 'real.counts.so-far']}>
      <dl class={styles['counts']}>
        {shown.map(([count, mark]) => (
          <div key={count}>
            <dt>
              <StateMark state={mark} width={24} />
              <span>
                <Ruby text={labels[`real.count.${count}`]} />
              </span>
            </dt>
            <dd>{number(counts[count])}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

/** What the result does not say, and that it goes nowhere. */
export function SideNotes({ labels }: { readonly labels: RealScanLabels }) {
  return (
    <>
      {(['inside', 'stays'] as const).map((note) => (
        <p key={note} class={`note ${styles['note']}`}>
          <b>
            <Ruby text={labels[`real.note.${note}.title`]} />
          </b>
          <Ruby text={labels[`real.note.${note}`]} />
        </p>
      ))}
    </>
  );
}
