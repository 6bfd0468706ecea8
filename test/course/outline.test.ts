import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { courseOf, extrasOf } from '#course/outline.ts';
import { lessonPlace } from '#course/lesson.ts';
import { extraSchema, trialCount, trialSchema } from '#course/trial.ts';
import { projectRoot } from '#test/support/source-files.ts';

const trials = z.array(trialSchema).parse(parse(readFileSync(join(projectRoot, 'content/course.yaml'), 'utf8')));

describe('content/course.yaml', () => {
  it('has nine trials, numbered from 1 in their order', () => {
    expect(trials.map(({ number }) => number)).toEqual(Array.from({ length: trialCount }, (_, place) => place + 1));
  });

  it('gives each trial an address of its own', () => {
    expect(new Set(trials.map(({ id }) => id)).size).toBe(trialCount);
  });

  it('has furigana in Japanese and none in English', () => {
    for (const { title, topic } of trials) {
      expect(`${title.en}${topic.en}`).not.toMatch(/[{|}]/u);
      for (const text of [title.ja, topic.ja]) {
        expect(text.replace(/\{[^{}|]+\|[^{}|]+\}/gu, '')).not.toMatch(/\p{Script=Han}/u);
      }
    }
  });
});

describe('courseOf', () => {
  it('opens a trial when its lesson exists in that language, and starts at the first open one', () => {
    const lessons = ['ja/boats-and-labels', 'ja/three-answers', 'en/what-is-a-port'];
    const states = courseOf(trials, lessons, 'ja').map(({ state }) => state);
    expect(states.slice(0, 4)).toEqual(['later', 'next', 'later', 'open']);
    expect(courseOf(trials, lessons, 'en').map(({ state }) => state)[0]).toBe('next');
  });

  it('claims nothing while there are no lessons', () => {
    expect(courseOf(trials, [], 'en').every(({ state }) => state === 'later')).toBe(true);
  });

  it('follows the numbers, not the order of the file', () => {
    expect(courseOf([...trials].reverse(), [], 'ja').map(({ number }) => number)[0]).toBe(1);
  });
});

describe('extrasOf', () => {
  const extras = z.array(extraSchema).parse(parse(readFileSync(join(projectRoot, 'content/extras.yaml'), 'utf8')));

  it('opens a trial beside the course when its lesson exists, and never calls it the next one', () => {
    const ids = extras.map(({ id }) => `en/${id}`);
    expect(extrasOf(extras, ids, 'en').map(({ number, state }) => [number, state])).toEqual(
      extras.map(() => [0, 'open']),
    );
    expect(extrasOf(extras, ids, 'ja').every(({ state }) => state === 'later')).toBe(true);
  });

  it('is no trial of the course', () => {
    const ids = trials.map(({ id }) => id);
    expect(extras.filter(({ id }) => ids.includes(id))).toEqual([]);
    expect(
      courseOf(
        trials,
        extras.map(({ id }) => `ja/${id}`),
        'ja',
      ).every(({ state }) => state === 'later'),
    ).toBe(true);
  });
});

describe('lessonPlace', () => {
  it('splits an id into language and trial', () => {
    expect(lessonPlace('ja/what-is-a-port')).toEqual({ locale: 'ja', trial: 'what-is-a-port' });
  });
});
