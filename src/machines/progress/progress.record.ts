/**
 * What the learner has done, as it outlives a visit and a new version of the course.
 *
 * Shape: for each finished experiment its trial and what was guessed at each step (null: the guess was skipped), the
 * trials whose pennant was earned, for each solved mission how it was solved best, where in the course the learner was
 * last, and the cards of the quiz. Ids are those of `content/`; ids that the course no longer has are kept, so that a
 * lesson that comes back finds its record. A pennant that was earned stays earned when the lesson changes.
 *
 * Life: kept on the device only, written by `#browser/progress-store.ts`, read as unknown every time. A record of an
 * older version is migrated by pure functions, one for each version; one of a newer version is refused and left alone.
 */
import { fail, ok, type Result } from '#result';
import { answerCard, decodeCards, type ReviewCards } from './review-cards.ts';

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

/** `corrupt`: not a record. `newer`: written by a later Minato. */
export type ProgressProblem = 'corrupt' | 'newer';

/** Makes a record of the next version out of one of this place's version (place 0: version 1). */
export type Migration = (older: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

const MIGRATIONS: readonly Migration[] = [
  // 2: missions are remembered.
  (older) => ({ ...older, missions: {} }),
  // 3: where the learner was last.
  (older) => ({ ...older, last: null }),
  // 4: the cards of the quiz.
  (older) => ({ ...older, cards: {} }),
];

export const emptyProgress: ProgressRecord = {
  version: MIGRATIONS.length + 1,
  experiments: {},
  pennants: [],
  missions: {},
  last: null,
  cards: {},
};

/** Longer texts are no record of ours. */
const LONGEST_RECORD = 1_000_000;

/** Reads a stored text. */
export function parseProgress(text: string): Result<ProgressRecord, ProgressProblem> {
  if (text.length > LONGEST_RECORD) return fail('corrupt');
  try {
    return decodeProgress(JSON.parse(text));
  } catch {
    return fail('corrupt');
  }
}

/** Reads a record from unknown data, and brings an older one up to date. */
export function decodeProgress(
  input: unknown,
  migrations: readonly Migration[] = MIGRATIONS,
): Result<ProgressRecord, ProgressProblem> {
  if (!isObject(input)) return fail('corrupt');
  const { version } = input;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return fail('corrupt');
  if (version > migrations.length + 1) return fail('newer');
  let data = input;
  for (const [place, migrate] of migrations.entries())
    if (place >= version - 1) data = { ...migrate(data), version: place + 2 };
  const { pennants } = data;
  const experiments = decodeEach(data['experiments'], decodeExperiment);
  const missions = decodeEach(data['missions'], decodeSolvedMission);
  const last = decodePlace(data['last']);
  const cards = decodeCards(data['cards']);
  if (experiments === undefined || missions === undefined || last === undefined || cards === undefined) {
    return fail('corrupt');
  }
  if (!Array.isArray(pennants) || !pennants.every((name) => typeof name === 'string')) return fail('corrupt');
  return ok({
    version: migrations.length + 1,
    experiments,
    pennants: [...new Set<string>(pennants)],
    missions,
    last,
    cards,
  });
}

/** Every entry of an object, whatever it is called; undefined where one of them is not as it should be. */
function decodeEach<Entry>(
  input: unknown,
  decode: (value: unknown) => Entry | undefined,
): Readonly<Record<string, Entry>> | undefined {
  if (!isObject(input)) return undefined;
  const decoded: Record<string, Entry> = {};
  for (const [id, value] of Object.entries(input)) {
    const entry = decode(value);
    if (entry === undefined) return undefined;
    Object.defineProperty(decoded, id, { value: entry, enumerable: true, configurable: true });
  }
  return decoded;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function decodeExperiment(value: unknown): FinishedExperiment | undefined {
  if (!isObject(value) || typeof value['trial'] !== 'string' || !Array.isArray(value['steps'])) return undefined;
  const steps: FinishedExperiment['steps'][number][] = [];
  for (const step of value['steps'] as readonly unknown[]) {
    if (!isObject(step)) return undefined;
    const { id, guess } = step;
    if (typeof id !== 'string' || (guess !== null && typeof guess !== 'string')) return undefined;
    steps.push({ id, guess });
  }
  return { trial: value['trial'], steps };
}

function decodeSolvedMission(value: unknown): SolvedMission | undefined {
  if (!isObject(value)) return undefined;
  const { score, hints } = value;
  if (score !== null && !isCount(score, 100)) return undefined;
  return isCount(hints, Number.MAX_SAFE_INTEGER) ? { score, hints } : undefined;
}

function decodePlace(value: unknown): CoursePlace | null | undefined {
  if (value === null) return null;
  if (!isObject(value)) return undefined;
  const { trial, section } = value;
  if (typeof trial !== 'string' || (section !== null && typeof section !== 'string')) return undefined;
  return { trial, section };
}

function isCount(value: unknown, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
}

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
  if (before !== undefined && rank(before) >= rank(solved)) return record;
  return { ...record, missions: { ...record.missions, [mission]: solved } };
}

/** A score counts before hints do: nobody asks for a thousand. */
function rank({ score, hints }: SolvedMission): number {
  return (score ?? 0) * 1_000 - hints;
}

/** Notes how a question of the quiz was answered on a day. */
export function answerQuestion(
  record: ProgressRecord,
  question: string,
  right: boolean,
  today: number,
): ProgressRecord {
  const cards = answerCard(record.cards, question, right, today);
  return cards === record.cards ? record : { ...record, cards };
}
