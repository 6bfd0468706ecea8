/** What the end of a trial shows: its pennant, and what is still missing for it. */
import { experimentIn, isDone, type ProgressRecord } from './progress.record.ts';

export interface GoalView {
  readonly earned: boolean;
  readonly experiments: readonly { readonly id: string; readonly state: 'done' | 'skipped' | 'open' }[];
  /** How many experiments are done with a guess at every step. */
  readonly done: number;
}

/** `skipped`: it was watched to the end, but at least one guess was left out. */
export function goalView(record: ProgressRecord, trial: string, experiments: readonly string[]): GoalView {
  const states = experiments.map((id) => ({
    id,
    state: isDone(record, id) ? ('done' as const) : experimentIn(record, id) ? ('skipped' as const) : ('open' as const),
  }));
  return {
    earned: record.pennants.includes(trial),
    experiments: states,
    done: states.filter(({ state }) => state === 'done').length,
  };
}
