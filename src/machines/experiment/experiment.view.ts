/** From the experiment's state to what a screen shows: ids and codes, no words. */
import type { SnapshotFrom } from 'xstate';
import { legCount, type experimentMachine } from './experiment.machine.ts';
import type { Observation } from './run.ts';

/** How a plate looks: `right` and `again` once judged, `unchosen` for the others. */
export type Judgement = 'right' | 'again' | 'unchosen';

export interface PlateView {
  readonly id: string;
  readonly chosen: boolean;
  readonly judged: Judgement | null;
}

export interface ExperimentView {
  readonly phase: 'predicting' | 'running' | 'arriving' | 'compared' | 'finished';
  readonly step: string;
  /** From 1. */
  readonly number: number;
  readonly count: number;
  readonly plates: readonly PlateView[];
  readonly canLock: boolean;
  readonly showsHint: boolean;
  /** What the engine found; null while the fog lies. */
  readonly observation: Observation | null;
  /** Boats that have arrived, and the one that is sailing (from 0); null when none sails. */
  readonly arrived: number;
  readonly sailing: number | null;
  readonly verdict: 'right' | 'again' | 'skipped' | null;
  /** The answer whose sentence is said, and the right one; null before the comparison. */
  readonly guessed: string | null;
  readonly right: string | null;
  readonly reasons: readonly PlateView[];
  /** The reason whose sentence is said. */
  readonly reason: string | null;
  readonly isExplained: boolean;
  readonly canGoBack: boolean;
  readonly canGoOn: boolean;
  readonly isLast: boolean;
}

export function experimentView(snapshot: SnapshotFrom<typeof experimentMachine>): ExperimentView {
  const { context } = snapshot;
  // `opening` is left at once and never seen.
  const phase = snapshot.value === 'opening' ? 'predicting' : snapshot.value;
  const step = context.steps[context.place]!;
  const result = context.results[context.place];
  const isSeen = phase === 'compared' || phase === 'finished';
  const observation = phase === 'predicting' || phase === 'running' ? null : (result?.observation ?? null);
  const right = isSeen ? (step.answers.find(({ outcome }) => outcome === observation?.outcome)?.id ?? null) : null;
  const guess = phase === 'predicting' ? context.guess : (result?.guess ?? null);
  const reason = isSeen ? (result?.reason ?? null) : null;
  const isExplained = step.reasons.length === 0 || step.reasons.some(({ id, right }) => right && id === reason);
  return {
    phase,
    step: step.id,
    number: context.place + 1,
    count: context.steps.length,
    plates: step.answers.map(({ id }) => ({
      id,
      chosen: id === guess,
      judged: isSeen ? judge(id === guess, id === right) : null,
    })),
    canLock: phase === 'predicting' && context.guess !== null,
    showsHint: phase === 'predicting' && context.hinted,
    observation,
    arrived: observation === null ? 0 : (result?.shown ?? 0),
    sailing: phase === 'arriving' ? (result?.shown ?? 0) : null,
    verdict: !isSeen ? null : guess === null ? 'skipped' : guess === right ? 'right' : 'again',
    guessed: isSeen ? guess : null,
    right,
    reasons: isSeen
      ? step.reasons.map(({ id, right: isRight }) => ({
          id,
          chosen: id === reason,
          judged: id === reason ? (isRight ? 'right' : 'again') : isExplained ? 'unchosen' : null,
        }))
      : [],
    reason,
    isExplained: isSeen && isExplained,
    canGoBack: context.place > 0 && phase !== 'running' && phase !== 'arriving',
    canGoOn: phase === 'compared' && isExplained,
    isLast: context.place === context.steps.length - 1,
  };
}

/** The right plate is shown even where it was not guessed; only a guess can be looked at again. */
function judge(isGuess: boolean, isRight: boolean): Judgement {
  if (isRight) return 'right';
  return isGuess ? 'again' : 'unchosen';
}

/** Whether all boats of an observation have arrived. */
export function isComplete(observation: Observation, arrived: number): boolean {
  return arrived >= legCount(observation);
}
