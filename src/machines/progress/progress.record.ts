/**
 * What the learner has done, as it outlives a visit and a new version of the course.
 *
 * Shape: for each finished experiment its trial and what was guessed at each step (null: the guess was skipped), the
 * trials whose pennant was earned, for each solved mission how it was solved best, where in the course the learner was
 * last, and the cards of the quiz. Ids are those of `content/`; ids that the course no longer has are kept, so that a
 * lesson that comes back finds its record. A pennant that was earned stays earned when the lesson changes.
 *
 * Life: kept on the device only, written by `#browser/progress-store.ts`, read as unknown every time by
 * `progress-decode.ts`; as a file (`progress-file.ts`) it can be taken along, and be merged with another one.
 */
export interface FinishedExperiment {
  readonly trial: string;
  readonly steps: readonly { readonly id: string; readonly guess: string | null }[];
}

/** How a mission was solved, at best. */
export interface SolvedMission {
  /** How narrow the home's gates were, 0 to 100 (least privilege); the patrol's story has no score: null. */
  readonly score: number | null;
  /** How many hints were asked for. */
  readonly hints: number;
}

/** Where in the course somebody was. */
export interface CoursePlace {
  readonly trial: string;
  /** The fragment of a section's heading (`#course/sections.ts`); null above the first one. */
  readonly section: string | null;
}

/** A question that was answered wrongly, and comes back (`review-cards.ts`). */
export interface ReviewCard {
  /** How often it came back and was right. */
  readonly step: number;
  /** The day from which it is asked again. */
  readonly due: number;
}

export type ReviewCards = Readonly<Record<string, ReviewCard>>;

export const REVIEW_DAYS = [1, 7, 30] as const;

export interface ProgressRecord {
  readonly version: number;
  readonly experiments: Readonly<Record<string, FinishedExperiment>>;
  /** Ids of trials. */
  readonly pennants: readonly string[];
  /** By name. */
  readonly missions: Readonly<Record<string, SolvedMission>>;
  /** Where the learner was last; null before the first trial was opened. */
  readonly last: CoursePlace | null;
  /** Questions that were answered wrongly, by id. */
  readonly cards: ReviewCards;
}

/** The version of a record as this Minato writes it. */
export const PROGRESS_VERSION = 4;

export const emptyProgress: ProgressRecord = {
  version: PROGRESS_VERSION,
  experiments: {},
  pennants: [],
  missions: {},
  last: null,
  cards: {},
};

/** Whether an experiment was done with a guess at every step. */
export function isDone(record: ProgressRecord, experiment: string): boolean {
  const finished = experimentIn(record, experiment);
  return finished !== undefined && finished.steps.every(({ guess }) => guess !== null);
}

/** The record of an experiment, if it was finished. */
export function experimentIn(record: ProgressRecord, experiment: string): FinishedExperiment | undefined {
  return Object.hasOwn(record.experiments, experiment) ? record.experiments[experiment] : undefined;
}

/** Notes a finished experiment. One that was done with all guesses is not undone by watching it again without. */
export function finishExperiment(
  record: ProgressRecord,
  experiment: string,
  finished: FinishedExperiment,
): ProgressRecord {
  if (isDone(record, experiment) && finished.steps.some(({ guess }) => guess === null)) return record;
  return { ...record, experiments: { ...record.experiments, [experiment]: finished } };
}

/** Raises a trial's pennant if all that it asks for was done; otherwise the record as it was. */
export function earnPennant(record: ProgressRecord, trial: string, experiments: readonly string[]): ProgressRecord {
  const isEarned = experiments.length > 0 && experiments.every((experiment) => isDone(record, experiment));
  if (!isEarned || record.pennants.includes(trial)) return record;
  return { ...record, pennants: [...record.pennants, trial] };
}

/** Notes where the learner is. */
export function visit(record: ProgressRecord, place: CoursePlace): ProgressRecord {
  const { last } = record;
  if (last?.trial === place.trial && last.section === place.section) return record;
  return { ...record, last: place };
}

/** How a mission was solved, if it was. */
export function solvedIn(record: ProgressRecord, mission: string): SolvedMission | undefined {
  return Object.hasOwn(record.missions, mission) ? record.missions[mission] : undefined;
}

/** Notes a solved mission. The higher score stays; of equal ones the one with fewer hints. */
export function solveMission(record: ProgressRecord, mission: string, solved: SolvedMission): ProgressRecord {
  const before = solvedIn(record, mission);
  if (before !== undefined && !isBetter(solved, before)) return record;
  return { ...record, missions: { ...record.missions, [mission]: solved } };
}

/** A score counts before hints do. */
function isBetter(one: SolvedMission, other: SolvedMission): boolean {
  const [score, otherScore] = [one.score ?? 0, other.score ?? 0];
  return score > otherScore || (score === otherScore && one.hints < other.hints);
}
