/** The record on this device: what is kept, saved as a file, brought in from one, and erased. Nothing is sent anywhere. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { deviceKeepingHere, type DeviceKeeping } from '#browser/device-keeping.ts';
import { progressOwnerHere, type ProgressOwner } from '#browser/progress-owner.ts';
import { progressStoreHere } from '#browser/progress-store.ts';
import { offerRecord, offerUnreadable, readRecordFile } from '#browser/record-file.ts';
import { today } from '#browser/today.ts';
import { mergeProgress } from '#machines/progress/progress-merge.ts';
import { startRecordDesk, type Erasable, type RecordDeskOrder } from '#machines/record-desk/record-desk.machine.ts';
import { recordDeskView } from '#machines/record-desk/record-desk.view.ts';
import { useSnapshot } from '../use-snapshot.ts';
import { ErasePanel } from './ErasePanel.tsx';
import { KeptList } from './KeptList.tsx';
import { OpenPanel } from './OpenPanel.tsx';
import { Preview } from './Preview.tsx';
import { Question } from './Question.tsx';
import type { RecordCourse, RecordLabels } from './record-desk.labels.ts';
import { SavePanel } from './SavePanel.tsx';
import styles from './record-desk.module.css';

export interface RecordDeskProps {
  readonly labels: RecordLabels;
  readonly course: RecordCourse;
  /** Addresses of the pages that the list leads to. */
  readonly links: { readonly quiz: string; readonly missions: string; readonly scans: string };
}

type Actor = ReturnType<typeof startRecordDesk>;

export function RecordDesk({ labels, course, links }: RecordDeskProps) {
  const store = useMemo(progressStoreHere, []);
  const owner = useMemo(() => progressOwnerHere(store), [store]);
  const device = useMemo(deviceKeepingHere, []);
  const actor = useMemo(startRecordDesk, []);
  const { record, trouble } = useSnapshot(store);
  const kept = useSnapshot(device);
  const names = { trials: course.trials.map(({ id }) => id), missions: course.missions, extras: course.extras };
  const view = recordDeskView(useSnapshot(actor), record, names, today());
  const [saved, setSaved] = useState<string | null>(null);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => obey(actor, owner, device), [actor, owner, device]);

  // What was under the focus is gone when the screen changes.
  useEffect(() => {
    if (view.phase === 'previewing' || view.phase === 'done')
      place.current?.querySelector<HTMLElement>(`[data-heading='${view.phase}']`)?.focus();
    if (view.phase !== 'showing' && view.phase !== 'confirming') setSaved(null);
  }, [view.phase]);

  const save = () => setSaved(offerRecord(record));
  const open = (file: File): void => {
    actor.send({ type: 'file.chosen', name: file.name });
    const { turn } = actor.getSnapshot().context;
    void readRecordFile(file).then((read) =>
      actor.send(
        read.ok ? { type: 'file.read', turn, file: read.value } : { type: 'file.refused', turn, fault: read.problem },
      ),
    );
  };

  return (
    <div class={styles['desk']} ref={place}>
      <div role="status">
        {view.phase === 'reading' && <Ruby text={labels['record.reading']} />}
        {view.done !== null && (
          <div class="message" data-kind="ok">
            <Flag name="C" width={42} />
            <p class="message-text">
              <strong>
                <Ruby text={labels[`record.done.${view.done}`]} />
              </strong>
            </p>
          </div>
        )}
      </div>
      <KeptList labels={labels} course={course} summary={view.kept} trouble={trouble} kept={kept} links={links} />
      <SavePanel
        labels={labels}
        saved={saved}
        unreadable={owner.unreadable()}
        onSave={save}
        onSaveUnreadable={(text) => setSaved(offerUnreadable(text))}
      />
      <OpenPanel labels={labels} fault={view.fault} onFile={open}>
        {view.preview !== null && (
          <Preview
            labels={labels}
            course={course}
            preview={view.preview}
            onChoose={(way) => actor.send({ type: 'way.choose', way })}
            onCancel={() => actor.send({ type: 'cancel' })}
          />
        )}
      </OpenPanel>
      <ErasePanel labels={labels} onAsk={(what) => actor.send({ type: 'erase.ask', what })} />
      <Question
        labels={labels}
        view={view}
        scans={kept.scans}
        saved={saved}
        onSave={save}
        onAnswer={(yes) => actor.send({ type: yes ? 'confirm' : 'cancel' })}
      />
    </div>
  );
}

/** Does what the chart asks for, and says what came of it. */
function obey(actor: Actor, owner: ProgressOwner, device: DeviceKeeping): () => void {
  const kept = actor.on('keep.asked', ({ file, way }: Extract<RecordDeskOrder, { type: 'keep.asked' }>) => {
    const trouble = owner.keep((record) => (way === 'merge' ? mergeProgress(record, file.record) : file.record));
    if (trouble === null) actor.send({ type: 'record.kept' });
    else
      actor.send({
        type: 'record.refused',
        fault: { code: trouble === 'newer' ? 'newer-here' : 'no-storage' },
      });
  });
  const erase = (what: Erasable) => (what === 'progress' ? owner.erase() : device.erase(what));
  const erased = actor.on('erase.asked', ({ what }: Extract<RecordDeskOrder, { type: 'erase.asked' }>) => {
    const all = what.map(erase).every(Boolean);
    actor.send(all ? { type: 'record.kept' } : { type: 'record.refused', fault: { code: 'no-storage' } });
  });
  return () => {
    kept.unsubscribe();
    erased.unsubscribe();
  };
}
