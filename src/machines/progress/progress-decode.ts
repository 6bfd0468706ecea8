/**
 * Reads a record of progress from unknown data: what the browser kept, what a file holds. It never throws. A record of an
 * older version is migrated by pure functions, one for each version; one of a newer version is refused and left alone.
 */
import { fail, ok, type Result } from '#result';
import {
  REVIEW_DAYS,
  type CoursePlace,
  type FinishedExperiment,
  type ProgressRecord,
  type ReviewCard,
  type SolvedMission,
} from './progress.record.ts';

/** What a value should have been. */
export type Wanted = 'object' | 'list' | 'text' | 'count' | 'score' | 'version';

/** The first place of a document that is not as it should be, as a JSON pointer (RFC 6901). */
export interface Damage {
  readonly pointer: string;
  readonly wanted: Wanted;
}

/**
 * `corrupt`: not a record; `damage` says where, null for a text that is no JSON or far too long. `newer`: written by a
 * later Minato.
 */
export type ProgressProblem = { readonly code: 'corrupt'; readonly damage: Damage | null } | { readonly code: 'newer' };

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

/** Longer texts, in UTF-16 units, are no record of ours. */
export const LONGEST_RECORD = 1_000_000;

/** Reads a stored text. */
export function parseProgress(text: string): Result<ProgressRecord, ProgressProblem> {
  if (text.length > LONGEST_RECORD) return fail({ code: 'corrupt', damage: null });
  try {
    return decodeProgress(JSON.parse(text));
  } catch {
    return fail({ code: 'corrupt', damage: null });
  }
}

/** Reads a record from unknown data, and brings an older one up to date. Members that it does not know are dropped. */
export function decodeProgress(
  input: unknown,
  migrations: readonly Migration[] = MIGRATIONS,
): Result<ProgressRecord, ProgressProblem> {
  if (!isObject(input)) return corrupt({ pointer: '', wanted: 'object' });
  const { version } = input;
  if (!isCount(version) || version < 1) return corrupt({ pointer: '/version', wanted: 'version' });
  const newest = migrations.length + 1;
  if (version > newest) return fail({ code: 'newer' });
  let data = input;
  for (const [place, migrate] of migrations.entries()) if (place >= version - 1) data = migrate(data);
  const damages: Damage[] = [];
  const record = decodeMembers(data, newest, damages);
  return damages[0] === undefined ? ok(record) : corrupt(damages[0]);
}

function corrupt(damage: Damage): Result<never, ProgressProblem> {
  return fail({ code: 'corrupt', damage });
}

/** Reads a value; where it is wrong, says so in `damages` and gives a stand-in that nobody will see. */
type Decode<Value> = (value: unknown, pointer: string, damages: Damage[]) => Value;

function decodeMembers(data: Readonly<Record<string, unknown>>, version: number, damages: Damage[]): ProgressRecord {
  return {
    version,
    experiments: eachOf(decodeExperiment)(data['experiments'], '/experiments', damages),
    pennants: [...new Set(listOf(decodeText)(data['pennants'], '/pennants', damages))],
    missions: eachOf(decodeSolvedMission)(data['missions'], '/missions', damages),
    last: orNull(decodePlace)(data['last'], '/last', damages),
    cards: eachOf(decodeCard)(data['cards'], '/cards', damages),
  };
}

const decodeText: Decode<string> = (value, pointer, damages) => {
  if (typeof value === 'string') return value;
  damages.push({ pointer, wanted: 'text' });
  return '';
};

/** A whole number from 0 to `most`. */
function countUpTo(most: number, wanted: Wanted = 'count'): Decode<number> {
  return (value, pointer, damages) => {
    if (isCount(value) && value <= most) return value;
    damages.push({ pointer, wanted });
    return 0;
  };
}

function orNull<Value>(decode: Decode<Value>): Decode<Value | null> {
  return (value, pointer, damages) => (value === null ? null : decode(value, pointer, damages));
}

function listOf<Value>(decode: Decode<Value>): Decode<readonly Value[]> {
  return (value, pointer, damages) => {
    if (Array.isArray(value)) return value.map((entry, at) => decode(entry, `${pointer}/${String(at)}`, damages));
    damages.push({ pointer, wanted: 'list' });
    return [];
  };
}

/** Every entry of an object, whatever it is called: `__proto__` is a name too. */
function eachOf<Entry>(decode: Decode<Entry>): Decode<Readonly<Record<string, Entry>>> {
  return (value, pointer, damages) =>
    Object.fromEntries(
      Object.entries(objectIn(value, pointer, damages)).map(([id, entry]) => [
        id,
        decode(entry, `${pointer}/${id.replaceAll('~', '~0').replaceAll('/', '~1')}`, damages),
      ]),
    );
}

const objectIn: Decode<Readonly<Record<string, unknown>>> = (value, pointer, damages) => {
  if (isObject(value)) return value;
  damages.push({ pointer, wanted: 'object' });
  return {};
};

const decodeStep: Decode<FinishedExperiment['steps'][number]> = (value, pointer, damages) => {
  const { id, guess } = objectIn(value, pointer, damages);
  return {
    id: decodeText(id, `${pointer}/id`, damages),
    guess: orNull(decodeText)(guess, `${pointer}/guess`, damages),
  };
};

const decodeExperiment: Decode<FinishedExperiment> = (value, pointer, damages) => {
  const { trial, steps } = objectIn(value, pointer, damages);
  return {
    trial: decodeText(trial, `${pointer}/trial`, damages),
    steps: listOf(decodeStep)(steps, `${pointer}/steps`, damages),
  };
};

const decodeSolvedMission: Decode<SolvedMission> = (value, pointer, damages) => {
  const { score, hints } = objectIn(value, pointer, damages);
  return {
    score: orNull(countUpTo(100, 'score'))(score, `${pointer}/score`, damages),
    hints: countUpTo(Number.MAX_SAFE_INTEGER)(hints, `${pointer}/hints`, damages),
  };
};

const decodePlace: Decode<CoursePlace> = (value, pointer, damages) => {
  const { trial, section } = objectIn(value, pointer, damages);
  return {
    trial: decodeText(trial, `${pointer}/trial`, damages),
    section: orNull(decodeText)(section, `${pointer}/section`, damages),
  };
};

const decodeCard: Decode<ReviewCard> = (value, pointer, damages) => {
  const { step, due } = objectIn(value, pointer, damages);
  return {
    step: countUpTo(REVIEW_DAYS.length - 1)(step, `${pointer}/step`, damages),
    due: countUpTo(Number.MAX_SAFE_INTEGER)(due, `${pointer}/due`, damages),
  };
};

/** A JSON object: neither null nor a list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
