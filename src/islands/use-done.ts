import { useEffect, useState } from 'preact/hooks';
import { createProgressStore } from '#browser/progress-store.ts';
import { finishExperiment, isDone, type FinishedExperiment } from '#machines/progress/progress.record.ts';

/** Whether the record knows a figure as done, now or from before; `steps` are kept as soon as there are some. */
export function useDone(id: string, trial: string, steps: FinishedExperiment['steps'] | null): boolean {
  const [done, setDone] = useState(false);
  useEffect(() => setDone(isDone(createProgressStore(window).getSnapshot().record, id)), [id]);
  useEffect(() => {
    if (steps === null) return;
    createProgressStore(window).update((record) => finishExperiment(record, id, { trial, steps }));
    setDone(true);
  }, [steps === null]);
  return done;
}
