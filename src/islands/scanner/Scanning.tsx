import { Boat } from '#art/Boat.tsx';
import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { ScaleBar } from '#art/ScaleBar.tsx';
import type { ScannerEvent } from '#machines/scanner/scanner.machine.ts';
import type { ScannerView } from '#machines/scanner/scanner.view.ts';
import { fill } from '../fill.ts';
import type { ScannerLabels } from './scanner.labels.ts';
import styles from './result.module.css';

const PARTS = 24;

/** While the patrol boat looks: how far it has come, and a way to stop it. */
export function Scanning(props: {
  readonly view: ScannerView;
  readonly number: (value: number) => string;
  readonly labels: ScannerLabels;
  readonly send: (event: ScannerEvent) => void;
}) {
  const { view, number, labels, send } = props;
  const { progress } = view;
  const said =
    progress === null
      ? labels['scanner.scanning.waiting']
      : fill(labels['scanner.scanning.progress'], {
          done: number(progress.done),
          total: number(progress.total),
        });
  return (
    <section class={styles['scanning']}>
      <Boat kind="scanner" width={84} />
      <div class={styles['scanning-words']}>
        <h2>
          <Ruby text={labels['scanner.scanning.title']} />
        </h2>
        <ScaleBar
          parts={PARTS}
          done={progress === null ? 0 : Math.floor(progress.share * PARTS)}
          label={stripRuby(said)}
        />
        <p class={styles['quiet']}>
          <Ruby text={said} />{' '}
          {progress !== null && (
            <Ruby text={fill(labels['scanner.scanning.time'], { seconds: number(Math.floor(progress.seconds)) })} />
          )}
        </p>
        <p class={styles['quiet']}>
          <Ruby text={labels['scanner.scanning.note']} />
        </p>
        <p>
          <button type="button" class="button plain" onClick={() => send({ type: 'scan.cancel' })}>
            <span>
              <Ruby text={labels['scanner.cancel']} />
            </span>
          </button>
        </p>
      </div>
    </section>
  );
}
