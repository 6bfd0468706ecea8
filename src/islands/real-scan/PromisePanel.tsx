import { Flag } from '#art/Flag.tsx';
import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { PROMISES, type Promised, type RealScanEvent } from '#machines/real-scan/real-scan.machine.ts';
import { Panel } from './Panel.tsx';
import type { RealScanLabels } from './real-scan.labels.ts';
import styles from './promise.module.css';

/** Before anything: whose machine this is, who knows of it, and whose machines are left alone. */
export function PromisePanel(props: {
  readonly ticked: readonly Promised[];
  readonly canPromise: boolean;
  readonly labels: RealScanLabels;
  readonly send: (event: RealScanEvent) => void;
  readonly onPromised: () => void;
}) {
  const { ticked, canPromise, labels, send, onPromised } = props;
  return (
    <>
      <Panel title={labels['real.promise.title']} picture={<Flag name="Q" width={30} />}>
        <form
          class={styles['promises']}
          onSubmit={(event) => {
            event.preventDefault();
            if (canPromise) onPromised();
          }}
        >
          {PROMISES.map((promise) => (
            <label key={promise} class={styles['promise']}>
              <input
                type="checkbox"
                checked={ticked.includes(promise)}
                onChange={() => send({ type: 'promise.tick', promise })}
              />
              <span>
                <b>
                  <Ruby text={labels[`real.promise.${promise}`]} />
                </b>
                <span class={styles['note']}>
                  <Ruby text={labels[`real.promise.${promise}.note`]} />
                </span>
              </span>
            </label>
          ))}
          <p class="actions">
            <button type="submit" class="button" aria-disabled={!canPromise} aria-describedby="promise-missing">
              <span>
                <Ruby text={labels['real.promise.go']} />
              </span>
            </button>
            <span id="promise-missing" class={styles['note']}>
              {!canPromise && <Ruby text={labels['real.promise.missing']} />}
            </span>
          </p>
        </form>
      </Panel>
      <Panel title={labels['real.refrain.title']} picture={<Icon name="warning" width={22} />}>
        <dl class={styles['refrain']}>
          {(['friend', 'school', 'server'] as const).map((place) => (
            <div key={place}>
              <dt>
                <Ruby text={labels[`real.refrain.${place}`]} />
              </dt>
              <dd>
                <Ruby text={labels[`real.refrain.${place}.why`]} />
              </dd>
            </div>
          ))}
        </dl>
      </Panel>
    </>
  );
}
