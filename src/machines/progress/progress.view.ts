/** How lists of trials are marked, where to go on, and the rank that pennants give. */
import type { CoursePlace, ProgressRecord } from './progress.record.ts';

/** What somebody is with so many pennants: from four on an apprentice, with all nine a member. */
export type Rank = 'trainee' | 'apprentice' | 'member';

export function rankOf(pennants: number): Rank {
  return pennants >= 9 ? 'member' : pennants >= 4 ? 'apprentice' : 'trainee';
}

/** How a trial is marked in a list: done, the one to take now, or just open. */
export type TrialMark = 'done' | 'next' | 'open';

/**
 * Where to go on among the open trials, given in their order: in the trial where the learner was last, if its pennant is
 * not up yet; otherwise at the head of the next one without a pennant, beginning again at the first. When all pennants
 * are up it is where the learner was last; undefined when that is not known.
 */
export function resumeAt(record: ProgressRecord, trials: readonly string[]): CoursePlace | undefined {
  const last = record.last !== null && trials.includes(record.last.trial) ? record.last : undefined;
  const isOpen = (trial: string) => !record.pennants.includes(trial);
  if (last !== undefined && isOpen(last.trial)) return last;
  const from = last === undefined ? 0 : trials.indexOf(last.trial);
  const trial = [...trials.slice(from), ...trials.slice(0, from)].find(isOpen);
  return trial === undefined ? last : { trial, section: null };
}

/** Whether there is anything to go on with. */
export function hasBegun(record: ProgressRecord): boolean {
  return record.last !== null || record.pennants.length > 0;
}

/** The marks of the open trials: the one to go on with is next, unless its pennant is up as well. */
export function marksOf(record: ProgressRecord, trials: readonly string[]): ReadonlyMap<string, TrialMark> {
  const next = resumeAt(record, trials)?.trial;
  return new Map(
    trials.map((trial) => [trial, record.pennants.includes(trial) ? 'done' : trial === next ? 'next' : 'open']),
  );
}
