import { Flag } from '#art/Flag.tsx';
import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { RealScanContext } from '#machines/real-scan/real-scan.machine.ts';
import type { RealScanView } from '#machines/real-scan/real-scan.view.ts';
import type { ScanDifference } from '#machines/real-scan/scan-comparison.ts';
import { fill } from '../fill.ts';
import { Panel } from './Panel.tsx';
import type { RealScanLabels } from './real-scan.labels.ts';
import styles from './result.module.css';

/** How the scan ended, and what it comes to, in one sentence. Never more than the answers say. */
export function Outcome(props: {
  readonly context: RealScanContext;
  readonly view: RealScanView;
  readonly number: (value: number) => string;
  readonly labels: RealScanLabels;
  readonly onAgain: () => void;
}) {
  const { context, view, number, labels, onAgain } = props;
  const { scan } = context;
  const isWhole = scan === null || scan.status === 'completed';
  return (
    <section class="message" data-kind={isWhole ? 'hint' : 'warn'}>
      <Flag name={isWhole ? 'C' : 'U'} width={42} />
      <div class="message-text">
        <h2>
          <Ruby text={titleOf()} />
        </h2>
        <p>
          <Ruby
            text={fill(labels[view.toLookAt === 0 ? 'real.outcome.calm' : 'real.outcome.look'], {
              count: number(view.toLookAt),
            })}
          />
        </p>
        {scan !== null && (
          <p>
            <Ruby
              text={fill(labels[`real.outcome.from.${view.source === 'report' ? 'report' : 'helper'}`], {
                target: scan.target,
                protocol: scan.protocol.toUpperCase(),
                done: number(scan.done),
                total: number(scan.total),
              })}
            />
          </p>
        )}
        <p class={styles['again']}>
          <button type="button" class="button plain small" onClick={onAgain}>
            <Icon name="undo" width={18} />
            <span>
              <Ruby text={labels['real.again']} />
            </span>
          </button>
        </p>
      </div>
    </section>
  );

  function titleOf(): string {
    if (scan === null) return fill(labels['real.outcome.hand'], { count: number(view.rows.length) });
    switch (scan.status) {
      case 'cancelled':
        return labels['real.outcome.cancelled'];
      case 'failed':
        return labels[`real.outcome.failed.${failureOf(scan.reason)}`];
      default:
        return fill(labels['real.outcome.completed'], { count: number(scan.counts.open) });
    }
  }
}

function failureOf(reason: string | null): 'address-gone' | 'deadline' | 'other' {
  return reason === 'address-gone' || reason === 'deadline' ? reason : 'other';
}

/** The helper fell silent while it scanned: what was found is there, and the way on. */
export function Interrupted(props: {
  readonly isConnected: boolean;
  readonly canReconnect: boolean;
  /** The helper was started anew and knows this scan no more. */
  readonly isGone: boolean;
  readonly labels: RealScanLabels;
  readonly onReconnect: () => void;
  readonly onResume: () => void;
  readonly onAgain: () => void;
}) {
  const { isConnected, canReconnect, isGone, labels, onReconnect, onResume, onAgain } = props;
  return (
    <section class="message" data-kind="trouble">
      <Flag name="V" width={42} />
      <div class="message-text">
        <h2>
          <Ruby text={labels['helper.lost.title']} />
        </h2>
        <p>
          <Ruby text={labels[isGone ? 'real.resume.gone' : 'helper.lost.note']} />
        </p>
        <p class={styles['again']}>
          {canReconnect && (
            <button type="button" class="button" onClick={onReconnect}>
              <Icon name="undo" width={18} />
              <span>
                <Ruby text={labels['helper.reconnect']} />
              </span>
            </button>
          )}
          {isConnected && !isGone && (
            <button type="button" class="button" onClick={onResume}>
              <span>
                <Ruby text={labels['real.resume']} />
              </span>
            </button>
          )}
          <button type="button" class="button plain" onClick={onAgain}>
            <span>
              <Ruby text={labels['real.again']} />
            </span>
          </button>
        </p>
      </div>
    </section>
  );
}

/** What is new since the last scan of the same address. */
export function Difference(props: {
  readonly difference: ScanDifference | null;
  readonly locale: 'ja' | 'en';
  readonly labels: RealScanLabels;
}) {
  const { difference, locale, labels } = props;
  if (difference === null) return null;
  const { since, appeared, gone, same } = difference;
  const time = new Intl.DateTimeFormat(locale === 'ja' ? 'ja-JP' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const list = (ports: readonly number[]) => (ports.length === 0 ? '–' : ports.slice(0, 40).join(', '));
  return (
    <Panel title={labels['real.difference.title']} picture={<Icon name="later" width={22} />}>
      <p>
        <Ruby text={fill(labels['real.difference.since'], { time: time.format(new Date(since)) })} />
      </p>
      <dl class={styles['difference']}>
        <dt>
          <Ruby text={labels['real.difference.appeared']} />
        </dt>
        <dd>{list(appeared)}</dd>
        <dt>
          <Ruby text={labels['real.difference.gone']} />
        </dt>
        <dd>{list(gone)}</dd>
        <dt>
          <Ruby text={labels['real.difference.same']} />
        </dt>
        <dd>{same}</dd>
      </dl>
    </Panel>
  );
}

/** How to read the two columns: who says that a program waits, and who answered. */
export function HowToRead({ labels, lessonPage }: { readonly labels: RealScanLabels; readonly lessonPage: string }) {
  return (
    <Panel title={labels['real.read.title']} picture={<Icon name="book" width={22} />}>
      <div class={styles['read']}>
        {(['listening', 'answering', 'firewall'] as const).map((part) => (
          <section key={part}>
            <h3>
              <Ruby text={labels[`real.read.${part}.title`]} />
            </h3>
            <p>
              <Ruby text={labels[`real.read.${part}`]} />
            </p>
          </section>
        ))}
      </div>
      <p class={styles['again']}>
        <a href={lessonPage}>
          <Ruby text={labels['real.read.lesson']} />
        </a>
      </p>
    </Panel>
  );
}
