import { lessonPlace } from './lesson.ts';
import type { Trial } from './trial.ts';

/** One trial as a page in one language shows it. */
export interface CourseEntry {
  readonly id: string;
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
  const written = new Set(
    lessonIds
      .map(lessonPlace)
      .filter((place) => place.locale === locale)
      .map((place) => place.trial),
  );
  const inOrder = [...trials].sort((a, b) => a.number - b.number);
  const next = inOrder.find(({ id }) => written.has(id))?.id;
  return inOrder.map(({ id, number, title, topic, minutes }) => ({
    id,
    number,
    title: title[locale],
    topic: topic[locale],
    topicEcho: topic[locale === 'ja' ? 'en' : 'ja'],
    minutes,
    state: id === next ? 'next' : written.has(id) ? 'open' : 'later',
  }));
}
