import { Ruby } from '#art/Ruby.tsx';
import type { RecordLabels } from './record-desk.labels.ts';
import styles from './record-desk.module.css';

interface SavePanelProps {
  readonly labels: RecordLabels;
  /** The name of the file that was saved last. */
  readonly saved: string | null;
  /** A text that could not be read and was put aside. */
  readonly unreadable: string | null;
  readonly onSave: () => void;
  readonly onSaveUnreadable: (text: string) => void;
}

export function SavePanel({ labels, saved, unreadable, onSave, onSaveUnreadable }: SavePanelProps) {
  return (
    <section class={styles['panel']} aria-labelledby="record-save">
      <h2 id="record-save">
        <Ruby text={labels['record.save.title']} />
      </h2>
      <p>
        <Ruby text={labels['record.save.lead']} />
      </p>
      <p class="actions">
        <button type="button" class="button" onClick={onSave}>
          <span>
            <Ruby text={labels['record.save.go']} />
          </span>
        </button>
      </p>
      {unreadable !== null && (
        <div class={styles['aside']}>
          <p>
            <Ruby text={labels['record.unreadable']} />
          </p>
          <button type="button" class="button plain" onClick={() => onSaveUnreadable(unreadable)}>
            <span>
              <Ruby text={labels['record.unreadable.save']} />
            </span>
          </button>
        </div>
      )}
      <p role="status">{saved !== null && <Ruby text={labels['record.saved']} values={{ name: saved }} />}</p>
    </section>
  );
}
