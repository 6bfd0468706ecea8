/** What the page of the record shows: what is kept, what a file holds, and what would come of taking it. */
import { mergeProgress } from '../progress/progress-merge.ts';
import { isDone, type CoursePlace, type ProgressRecord } from '../progress/progress.record.ts';
import { dueCards, isMisdated } from '../progress/review-cards.ts';
import type { Done, Erasable, RecordDeskSnapshot, RecordFault } from './record-desk.machine.ts';

/** The course as far as a record names it, each list in its order. */
export interface CourseNames {
  readonly trials: readonly string[];
  readonly missions: readonly string[];
  /** Trials beside the course: known, and not counted. */
  readonly extras: readonly string[];
}

export interface RecordSummary {
  /** Trials of the course whose pennants are up, in their order. */
  readonly pennants: readonly string[];
  /** Trials in which an experiment was finished, in their order. */
  readonly begun: readonly string[];
  /** Experiments with a guess at every step. */
  readonly experiments: number;
  /** Missions of the course that were solved, and the patrol's story. */
  readonly missions: number;
  readonly cards: number;
  /** Cards that are asked today. */
  readonly due: number;
  readonly last: CoursePlace | null;
  /** Trials and missions that the course does not have; they are kept. */
  readonly unknown: readonly string[];
  /** Cards with a day that no card is ever put to. */
  readonly misdated: number;
}

export function summaryOf(record: ProgressRecord, course: CourseNames, today: number): RecordSummary {
  const trialsIn = (names: readonly string[]) => course.trials.filter((trial) => names.includes(trial));
  const begun = Object.values(record.experiments).map(({ trial }) => trial);
  const solved = Object.keys(record.missions);
  const isForeign = (trial: string) => ![...course.trials, ...course.extras].includes(trial);
  return {
    pennants: trialsIn(record.pennants),
    begun: trialsIn(begun),
    experiments: Object.keys(record.experiments).filter((id) => isDone(record, id)).length,
    missions: course.missions.filter((name) => solved.includes(name)).length,
    cards: Object.keys(record.cards).length,
    due: dueCards(record.cards, today).length,
    last: record.last !== null && course.trials.includes(record.last.trial) ? record.last : null,
    unknown: [
      ...new Set([
        ...[...record.pennants, ...begun, ...(record.last === null ? [] : [record.last.trial])].filter(isForeign),
        ...solved.filter((name) => !course.missions.includes(name)),
      ]),
    ],
    misdated: Object.values(record.cards).filter(({ due }) => isMisdated(due, today)).length,
  };
}

export interface Preview {
  readonly name: string;
  /** `2026-11-24`; null where the file does not say. */
  readonly saved: string | null;
  readonly now: RecordSummary;
  readonly file: RecordSummary;
  readonly merged: RecordSummary;
  /** Trials whose pennants would be gone if the file took the record's place. */
  readonly lost: readonly string[];
}

export interface RecordDeskView {
  readonly phase: 'showing' | 'reading' | 'previewing' | 'confirming' | 'done' | 'refused';
  readonly kept: RecordSummary;
  readonly preview: Preview | null;
  /** The question that is put, while it is. */
  readonly question: 'replace' | 'erase' | null;
  readonly erasing: readonly Erasable[];
  readonly fault: RecordFault | null;
  readonly done: Done | null;
}

export function recordDeskView(
  snapshot: RecordDeskSnapshot,
  record: ProgressRecord,
  course: CourseNames,
  today: number,
): RecordDeskView {
  const { file, name, erasing, fault, done } = snapshot.context;
  const kept = summaryOf(record, course, today);
  return {
    phase: phaseOf(snapshot),
    kept,
    preview:
      file === null
        ? null
        : {
            name,
            saved: file.saved,
            now: kept,
            file: summaryOf(file.record, course, today),
            merged: summaryOf(mergeProgress(record, file.record), course, today),
            lost: kept.pennants.filter((trial) => !file.record.pennants.includes(trial)),
          },
    question: snapshot.matches({ confirming: 'replacing' })
      ? 'replace'
      : snapshot.matches({ confirming: 'erasing' })
        ? 'erase'
        : null,
    erasing,
    fault: snapshot.matches('refused') ? fault : null,
    done: snapshot.matches('done') ? done : null,
  };
}

function phaseOf(snapshot: RecordDeskSnapshot): RecordDeskView['phase'] {
  if (snapshot.matches('confirming')) return 'confirming';
  if (snapshot.matches('keeping') || snapshot.matches('erasing')) return 'reading';
  for (const phase of ['reading', 'previewing', 'done', 'refused'] as const) if (snapshot.matches(phase)) return phase;
  return 'showing';
}
