import { useEffect, useRef } from 'preact/hooks';
import { Ruby } from '#art/Ruby.tsx';
import type { RecordDeskView } from '#machines/record-desk/record-desk.view.ts';
import { fill } from '../fill.ts';
import type { RecordLabels } from './record-desk.labels.ts';
import styles from './record-desk.module.css';

interface QuestionProps {
  readonly labels: RecordLabels;
  readonly view: RecordDeskView;
  /** How many scans of the real machine are kept. */
  readonly scans: number;
  readonly saved: string | null;
  readonly onSave: () => void;
  readonly onAnswer: (yes: boolean) => void;
}

/** Asks before anything is lost, says what would be, and offers to save it first. */
export function Question({ labels, view, scans, saved, onSave, onAnswer }: QuestionProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { question } = view;
  useEffect(() => {
    if (question === null) dialog.current?.close();
    else dialog.current?.showModal();
  }, [question]);
  const losesProgress = question === 'replace' || view.erasing.includes('progress');
  return (
    <dialog
      ref={dialog}
      class={styles['question']}
      aria-labelledby="record-question"
      onCancel={(event) => {
        event.preventDefault();
        onAnswer(false);
      }}
    >
      {question !== null && (
        <>
          <h2 id="record-question">
            <Ruby text={labels[question === 'replace' ? 'record.replace.title' : 'record.erase.really']} />
          </h2>
          {question === 'replace' ? (
            <p>
              <Ruby text={labels['record.replace.lead']} />
            </p>
          ) : (
            <>
              <Gone labels={labels} view={view} scans={scans} />
              <p>
                <Ruby text={labels['record.erase.final']} />
              </p>
            </>
          )}
          <p role="status">{saved !== null && <Ruby text={labels['record.saved']} values={{ name: saved }} />}</p>
          <div class="actions">
            <button type="button" class="button" onClick={() => onAnswer(false)}>
              <span>
                <Ruby text={labels['record.cancel']} />
              </span>
            </button>
            {losesProgress && (
              <button type="button" class="button plain" onClick={onSave}>
                <span>
                  <Ruby text={labels['record.erase.first']} />
                </span>
              </button>
            )}
            <button type="button" class="button plain" onClick={() => onAnswer(true)}>
              <span>
                <Ruby text={labels[question === 'replace' ? 'record.replace.go' : 'record.erase.go']} />
              </span>
            </button>
          </div>
        </>
      )}
    </dialog>
  );
}

function Gone(props: { readonly labels: RecordLabels; readonly view: RecordDeskView; readonly scans: number }) {
  const { labels, view, scans } = props;
  const { pennants, experiments, missions, cards } = view.kept;
  const values = { pennants: pennants.length, experiments, missions, cards, count: scans };
  return (
    <ul>
      {view.erasing.map((what) => (
        <li key={what}>
          <Ruby text={fill(labels[`record.erase.gone.${what}`], values)} />
        </li>
      ))}
    </ul>
  );
}
