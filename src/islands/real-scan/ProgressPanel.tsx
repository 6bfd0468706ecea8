import { Boat } from '#art/Boat.tsx';
import { Icon } from '#art/Icon.tsx';
import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { ScaleBar } from '#art/ScaleBar.tsx';
import type { RealScanEvent } from '#machines/real-scan/real-scan.machine.ts';
import type { RealScanView } from '#machines/real-scan/real-scan.view.ts';
import { fill } from '../fill.ts';
import { Panel } from './Panel.tsx';
import type { RealScanLabels } from './real-scan.labels.ts';
import styles from './progress.module.css';

const PARTS = 24;

/** While the helper looks: how far, how fast, and a way to stop it. */
export function ProgressPanel(props: {
  readonly view: RealScanView;
  readonly number: (value: number) => string;
  readonly labels: RealScanLabels;
  readonly send: (event: RealScanEvent) => void;
}) {
  const { view, number, labels, send } = props;
  const progress = view.progress ?? { done: 0, total: view.portCount ?? 0, share: 0, seconds: 0, portsPerSecond: null };
  const said = fill(labels['real.progress.done'], { done: number(progress.done), total: number(progress.total) });
  const rate = progress.portsPerSecond ?? 0;
  const left = rate > 0 ? Math.ceil((progress.total - progress.done) / rate) : null;
  const isStopping = view.phase === 'stopping';
  return (
    <Panel
      title={labels['real.progress.title']}
      picture={<Icon name="patrol" width={24} />}
      end={
        <button
          type="button"
          class="button plain small"
          aria-busy={isStopping}
          onClick={() => {
            if (!isStopping) send({ type: 'scan.cancel' });
          }}
        >
          <Icon name="pause" width={16} />
          <span>
            <Ruby text={labels[isStopping ? 'real.stopping' : 'real.stop']} />
          </span>
        </button>
      }
    >
      <p class={styles['figures']}>
        <span>
          <b>{number(progress.done)}</b> / {number(progress.total)}
        </span>
        <span>
          {progress.portsPerSecond !== null && (
            <Ruby text={fill(labels['real.progress.rate'], { rate: number(Math.round(progress.portsPerSecond)) })} />
          )}
        </span>
        <span>{left !== null && <Ruby text={fill(labels['real.progress.left'], { seconds: number(left) })} />}</span>
        <b class={styles['share']}>{Math.floor(progress.share * 100)}%</b>
      </p>
      <div class={styles['sea']}>
        {/* Only a living page has this panel, so the policy lets the script set the boat's place. */}
        <span class={styles['boat']} style={{ insetInlineStart: `${Math.round(progress.share * 94)}%` }}>
          <Boat kind="scanner" width={56} />
        </span>
        <ScaleBar parts={PARTS} done={Math.floor(progress.share * PARTS)} label={stripRuby(said)} />
        <p class={styles['ends']} aria-hidden="true">
          <span>0</span>
          <span>{number(progress.total)}</span>
        </p>
      </div>
    </Panel>
  );
}
