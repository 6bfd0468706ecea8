import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { ScannerEvent } from '#machines/scanner/scanner.machine.ts';
import type { ScannerView } from '#machines/scanner/scanner.view.ts';
import { fill } from '../fill.ts';
import type { ScannerLabels } from './scanner.labels.ts';
import styles from './result.module.css';

/** A scan that was cancelled or failed: what is known, what is not lost, and the way on. */
export function Stopped(props: {
  readonly view: ScannerView;
  readonly number: (value: number) => string;
  readonly labels: ScannerLabels;
  readonly send: (event: ScannerEvent) => void;
}) {
  const { view, number, labels, send } = props;
  const isFailure = view.phase === 'failed';
  return (
    <section class="message" data-kind={isFailure ? 'trouble' : 'hint'}>
      <Flag name={isFailure ? 'V' : 'H'} width={42} />
      <div class="message-text">
        <h2>
          <Ruby text={labels[isFailure ? 'scanner.failed.title' : 'scanner.cancelled.title']} />
        </h2>
        <p>
          <Ruby
            text={
              isFailure
                ? labels['scanner.failed.note']
                : fill(labels['scanner.cancelled.note'], {
                    done: number(view.progress?.done ?? 0),
                    total: number(view.progress?.total ?? view.portCount),
                  })
            }
          />
        </p>
        <p class={styles['stopped-actions']}>
          <button type="button" class="button" onClick={() => send({ type: 'scan.again' })}>
            <span>
              <Ruby text={labels['scanner.again']} />
            </span>
          </button>
          <button type="button" class="button plain" onClick={() => send({ type: 'choice.change' })}>
            <span>
              <Ruby text={labels['scanner.other']} />
            </span>
          </button>
        </p>
      </div>
    </section>
  );
}
