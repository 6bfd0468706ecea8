/** Notes on the device where in the course the reader is, so that the home page can lead back to it. */
import { visit, type CoursePlace } from '#machines/progress/progress.record.ts';
import type { ProgressStore } from './progress-store.ts';

/** A record that cannot be read is not given up for a place: that is left to what can tell the reader so. */
export function noteLastPlace(store: ProgressStore, place: CoursePlace): void {
  if (store.getSnapshot().trouble === null) store.update((record) => visit(record, place));
}
