import { lessonPlace } from './lesson.ts';
import { extraNumber, type Extra, type Trial } from './trial.ts';

/** One trial as a page in one language shows it. */
export interface CourseEntry {
  readonly id: string;
  /** 0: beside the course. */
  readonly number: number;
  readonly title: string;
  readonly topic: string;
  /** The same topic in the other language, the small echo on Japanese signs. */
  readonly topicEcho: string;
  readonly minutes: number;
  /** `next` is the trial to take now, `open` can be taken, `later` has no lesson in this language yet. */
  readonly state: 'next' | 'open' | 'later';
}

/**
 * The trials in their order for one language. A trial is open when there is a lesson of its name, and the first open one
 * is next; `lessonIds` are the ids of the lessons collection (`ja/what-is-a-port`).
 */
export function courseOf(
  trials: readonly Trial[],
  lessonIds: readonly string[],
  locale: 'ja' | 'en',
): readonly CourseEntry[] {
  const written = writtenIn(locale, lessonIds);
  const inOrder = [...trials].sort((a, b) => a.number - b.number);
  const next = inOrder.find(({ id }) => written.has(id))?.id;
  return inOrder.map((trial) =>
    entryOf(trial, trial.number, locale, trial.id === next ? 'next' : written.has(trial.id) ? 'open' : 'later'),
  );
}

/** The trials beside the course, in the order of their file: open when there is a lesson, and never the next one. */
export function extrasOf(
  extras: readonly Extra[],
  lessonIds: readonly string[],
  locale: 'ja' | 'en',
): readonly CourseEntry[] {
  const written = writtenIn(locale, lessonIds);
  return extras.map((extra) => entryOf(extra, extraNumber, locale, written.has(extra.id) ? 'open' : 'later'));
}

function writtenIn(locale: 'ja' | 'en', lessonIds: readonly string[]): ReadonlySet<string> {
  const places = lessonIds.map(lessonPlace).filter((place) => place.locale === locale);
  return new Set(places.map(({ trial }) => trial));
}

function entryOf(
  { id, title, topic, minutes }: Omit<Trial, 'number'>,
  number: number,
  locale: 'ja' | 'en',
  state: CourseEntry['state'],
): CourseEntry {
  const topicEcho = topic[locale === 'ja' ? 'en' : 'ja'];
  return { id, number, title: title[locale], topic: topic[locale], topicEcho, minutes, state };
}
