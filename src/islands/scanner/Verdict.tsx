import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { StateMark, type MarkState } from '#art/StateMark.tsx';
import type { Outcome, ScannerView } from '#machines/scanner/scanner.view.ts';
import { fill } from '../fill.ts';
import type { ScannerLabels } from './scanner.labels.ts';
import styles from './result.module.css';

const MARKS: Readonly<Record<Outcome['kind'], MarkState>> = {
  'some-open': 'open',
  'mostly-open': 'open',
  'all-closed': 'closed',
  'none-open': 'closed',
  'all-stealth': 'stealth',
};

/** What the result comes to, in one sentence, and what to do about it. Never more than the answers say. */
export function Verdict(props: {
  readonly outcome: Outcome;
  readonly counts: NonNullable<ScannerView['counts']>;
  readonly total: string;
  readonly number: (value: number) => string;
  readonly labels: ScannerLabels;
  readonly onLook: (port: number) => void;
}) {
  const { outcome, labels, number, onLook } = props;
  const mark = MARKS[outcome.kind];
  const first = outcome.kind === 'some-open' ? outcome.ports[0] : undefined;
  return (
    <section class={styles['verdict']} data-state={mark}>
      <div class={styles['block']}>
        <StateMark state={mark} width={40} />
      </div>
      <div class={styles['verdict-words']}>
        <h2>
          <Ruby
            text={fill(labels[`verdict.${outcome.kind}`], { count: 'count' in outcome ? number(outcome.count) : '' })}
          />
        </h2>
        <p>
          <Ruby text={noteOf(props)} />
        </p>
        <p class={styles['scope']}>
          <Ruby text={fill(labels['verdict.scope'], { count: props.total })} />
        </p>
      </div>
      {first !== undefined && (
        <button type="button" class="button" onClick={() => onLook(first)}>
          <span>
            <Ruby text={fill(labels['verdict.look'], { port: first })} />
          </span>
          <Icon name="arrow-right" width={18} />
        </button>
      )}
    </section>
  );
}

function noteOf({
  outcome,
  counts,
  labels,
  number,
}: {
  readonly outcome: Outcome;
  readonly counts: NonNullable<ScannerView['counts']>;
  readonly labels: ScannerLabels;
  readonly number: (value: number) => string;
}): string {
  switch (outcome.kind) {
    case 'some-open': {
      const key = outcome.count > outcome.ports.length ? 'verdict.some-open.more' : 'verdict.some-open.note';
      return fill(labels[key], { ports: outcome.ports.join(labels['verdict.separator']) });
    }
    case 'mostly-open':
      return fill(labels['verdict.mostly-open.note'], { count: number(outcome.count) });
    case 'none-open':
      return fill(labels['verdict.none-open.note'], { closed: number(counts.closed), stealth: number(counts.stealth) });
    default:
      return labels[`verdict.${outcome.kind}.note`];
  }
}
