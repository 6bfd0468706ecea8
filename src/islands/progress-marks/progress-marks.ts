/**
 * Makes the home page follow the record of progress. What says which trial it is (`data-trial`: rows, plates, dots and
 * legs of the chart) gets that trial's mark as its `data-state`; of the words inside that belong to a mark (`data-mark`)
 * one is shown. How many are done is counted (`data-done-count`), drawn on a scale bar (`data-done-bar`) and gives a rank
 * (`data-rank`). The way on (`data-resume`) leads to where the learner was. Without this script all stands as it was built.
 */
import { createProgressStore } from '#browser/progress-store.ts';
import type { ProgressRecord } from '#machines/progress/progress.record.ts';
import { hasBegun, marksOf, rankOf, resumeAt, type TrialMark } from '#machines/progress/progress.view.ts';

const marked = [...document.querySelectorAll<HTMLElement | SVGElement>('[data-trial]')];
const rows = [...document.querySelectorAll<HTMLAnchorElement>('a[data-trial]')];
/** Trials beside the course: done or open, never the one to take now. */
const extras = [...document.querySelectorAll<HTMLElement>('[data-extra]')];
const ways = [...document.querySelectorAll<HTMLAnchorElement>('a[data-resume]')];
const trials = [...new Set(rows.map(trialOf))];
const store = createProgressStore(window);

function trialOf(element: HTMLElement | SVGElement): string {
  return element.dataset['trial'] ?? '';
}

function showMark(element: HTMLElement | SVGElement, mark: TrialMark): void {
  element.dataset['state'] = mark;
  for (const words of element.querySelectorAll<HTMLElement>('[data-mark]'))
    words.hidden = words.dataset['mark'] !== mark;
}

function showMarks(record: ProgressRecord): void {
  const marks = marksOf(record, trials);
  for (const element of marked) showMark(element, marks.get(trialOf(element)) ?? 'open');
  for (const element of extras)
    showMark(element, record.pennants.includes(element.dataset['extra'] ?? '') ? 'done' : 'open');
  for (const row of rows)
    if (row.dataset['state'] === 'next') row.setAttribute('aria-current', 'step');
    else row.removeAttribute('aria-current');
}

function showCount({ pennants }: ProgressRecord): void {
  const done = trials.filter((trial) => pennants.includes(trial)).length;
  for (const count of document.querySelectorAll('[data-done-count]')) count.textContent = String(done);
  for (const bar of document.querySelectorAll('[data-done-bar]'))
    for (const [at, part] of bar.querySelectorAll('i').entries()) part.toggleAttribute('data-done', at < done);
  for (const words of document.querySelectorAll<HTMLElement>('[data-rank]'))
    words.hidden = words.dataset['rank'] !== rankOf(done);
}

function showWay(record: ProgressRecord): void {
  const place = resumeAt(record, trials);
  const row = rows.find((one) => trialOf(one) === place?.trial);
  if (place === undefined || row === undefined) return;
  for (const way of ways) {
    way.href = row.href;
    way.hash = place.section ?? '';
    for (const words of way.querySelectorAll<HTMLElement>('[data-begun]'))
      words.hidden = (words.dataset['begun'] === 'true') !== hasBegun(record);
    for (const number of way.querySelectorAll('[data-number]')) number.textContent = row.dataset['number'] ?? '';
  }
}

function show(): void {
  const { record } = store.getSnapshot();
  showMarks(record);
  showCount(record);
  showWay(record);
}

show();
store.subscribe(show);
