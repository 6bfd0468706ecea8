/**
 * Marks the missions of a list that were solved. A row says which mission it is (`data-mission`) and holds what is shown
 * then (`data-solved`), with a place for the score (`data-score`). Without this script the list stands as it was built.
 */
import { createProgressStore } from '#browser/progress-store.ts';
import { solvedIn } from '#machines/progress/progress.record.ts';

const rows = [...document.querySelectorAll<HTMLElement>('[data-mission]')];
const store = createProgressStore(window);

function show(): void {
  const { record } = store.getSnapshot();
  for (const row of rows) {
    const solved = solvedIn(record, row.dataset['mission'] ?? '');
    for (const mark of row.querySelectorAll<HTMLElement>('[data-solved]')) mark.hidden = solved === undefined;
    for (const score of row.querySelectorAll('[data-score]')) score.textContent = String(solved?.score ?? '');
  }
}

show();
store.subscribe(show);
