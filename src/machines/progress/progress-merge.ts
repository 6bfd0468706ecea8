/**
 * Two records of one learner as one. Nothing that was earned is lost: pennants are those of both, of a mission the better
 * solution stays, of an experiment the one with a guess at every step. Of two cards for a question the one that comes back
 * sooner stays, because it was answered wrongly later or less often rightly.
 */
import { isDone, solveMission, type ProgressRecord, type ReviewCard, type ReviewCards } from './progress.record.ts';

/** Where both know a place, the learner stays where this device has them. */
export function mergeProgress(mine: ProgressRecord, other: ProgressRecord): ProgressRecord {
  const better = Object.entries(other.experiments).filter(([id]) => !isDone(mine, id) && isBetter(mine, other, id));
  const merged: ProgressRecord = {
    ...mine,
    experiments: Object.fromEntries([...Object.entries(mine.experiments), ...better]),
    pennants: [...new Set([...mine.pennants, ...other.pennants])],
    last: mine.last ?? other.last,
    cards: mergeCards(mine.cards, other.cards),
  };
  return Object.entries(other.missions).reduce((record, [name, solved]) => solveMission(record, name, solved), merged);
}

function isBetter(mine: ProgressRecord, other: ProgressRecord, experiment: string): boolean {
  return isDone(other, experiment) || !Object.hasOwn(mine.experiments, experiment);
}

function mergeCards(mine: ReviewCards, other: ReviewCards): ReviewCards {
  const both = new Map(Object.entries(mine));
  for (const [question, card] of Object.entries(other)) {
    const own = both.get(question);
    both.set(question, own === undefined || comesSooner(card, own) ? card : own);
  }
  return Object.fromEntries(both);
}

function comesSooner(one: ReviewCard, other: ReviewCard): boolean {
  return one.step < other.step || (one.step === other.step && one.due < other.due);
}
