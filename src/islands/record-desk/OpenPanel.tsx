import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { RecordFault } from '#machines/record-desk/record-desk.machine.ts';
import type { RecordLabels } from './record-desk.labels.ts';
import styles from './record-desk.module.css';

/** The longest part of a file's own names that a message repeats. */
const LONGEST_PLACE = 80;

interface OpenPanelProps {
  readonly labels: RecordLabels;
  readonly fault: RecordFault | null;
  readonly onFile: (file: File) => void;
  /** What the file holds. */
  readonly children: ComponentChildren;
}

/** Where a file is chosen or dropped, and why it cannot be used. */
export function OpenPanel({ labels, fault, onFile, children }: OpenPanelProps) {
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null | undefined): void => {
    const file = files?.[0];
    if (file !== undefined) onFile(file);
  };
  return (
    <section
      class={styles['panel']}
      aria-labelledby="record-open"
      data-over={isOver ? '' : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <h2 id="record-open">
        <Ruby text={labels['record.open.title']} />
      </h2>
      <p>
        <Ruby text={labels['record.open.lead']} />
      </p>
      <div class="field">
        <label for="record-file">
          <Ruby text={labels['record.open.file']} />
        </label>
        <input
          id="record-file"
          type="file"
          accept="application/json,.json"
          aria-describedby="record-file-help"
          onChange={({ currentTarget }) => {
            take(currentTarget.files);
            // The same file can be chosen again once it was put right.
            currentTarget.value = '';
          }}
        />
        <p id="record-file-help" class="field-help">
          <Ruby text={labels['record.open.help']} />
        </p>
      </div>
      <div role="alert">{fault !== null && <Fault labels={labels} fault={fault} />}</div>
      {children}
    </section>
  );
}

function Fault({ labels, fault }: { readonly labels: RecordLabels; readonly fault: RecordFault }) {
  const isOfDevice = fault.code === 'no-storage' || fault.code === 'newer-here';
  const values =
    fault.code === 'damaged'
      ? {
          place: <code>{fault.damage.pointer.slice(0, LONGEST_PLACE) || '/'}</code>,
          wanted: <Ruby text={labels[`record.wanted.${fault.damage.wanted}`]} />,
        }
      : {};
  return (
    <div class="message" data-kind="trouble">
      <Flag name="V" width={42} />
      <div class="message-text">
        <strong>
          <Ruby text={labels[isOfDevice ? 'record.fault.device' : 'record.fault.title']} />
        </strong>
        <p>
          <Ruby text={labels[`record.fault.${fault.code}`]} values={values} />
        </p>
        <p>
          <Ruby text={labels['record.fault.safe']} />
        </p>
      </div>
    </div>
  );
}
