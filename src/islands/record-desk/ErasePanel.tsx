import { useState } from 'preact/hooks';
import { Ruby } from '#art/Ruby.tsx';
import { erasables, type Erasable } from '#machines/record-desk/record-desk.machine.ts';
import { FieldError } from '../FieldError.tsx';
import type { RecordLabels } from './record-desk.labels.ts';
import styles from './record-desk.module.css';

/** What is erased is ticked first; the question follows in a dialog. */
export function ErasePanel(props: {
  readonly labels: RecordLabels;
  readonly onAsk: (what: readonly Erasable[]) => void;
}) {
  const { labels, onAsk } = props;
  const [ticked, setTicked] = useState<readonly Erasable[]>([]);
  const [isMissing, setMissing] = useState(false);
  const tick = (what: Erasable): void => {
    setMissing(false);
    setTicked(erasables.filter((one) => (one === what) !== ticked.includes(one)));
  };
  return (
    <section class={styles['panel']} aria-labelledby="record-erase">
      <h2 id="record-erase">
        <Ruby text={labels['record.erase.title']} />
      </h2>
      <fieldset class={styles['choices']}>
        <legend>
          <Ruby text={labels['record.erase.lead']} />
        </legend>
        {erasables.map((what) => (
          <label key={what} class="choice">
            <input type="checkbox" checked={ticked.includes(what)} onChange={() => tick(what)} />
            <span>
              <Ruby text={labels[`record.erase.${what}`]} />
            </span>
          </label>
        ))}
      </fieldset>
      <div role="alert">{isMissing && <FieldError text={labels['record.erase.missing']} />}</div>
      <p class="actions">
        <button
          type="button"
          class="button plain"
          onClick={() => {
            setMissing(ticked.length === 0);
            onAsk(ticked);
          }}
        >
          <span>
            <Ruby text={labels['record.erase.ask']} />
          </span>
        </button>
      </p>
    </section>
  );
}
