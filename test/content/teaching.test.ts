import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { documentSchema } from '#course/document.ts';
import { lessonPlanSchema } from '#course/lesson-plan.ts';
import { missions } from '../support/missions.ts';
import { projectRoot } from '../support/source-files.ts';

const read = (file: string) => parse(readFileSync(join(projectRoot, 'content', file), 'utf8')) as readonly unknown[];

const plans = read('teaching/plans.yaml').map((plan) => lessonPlanSchema.parse(plan));
const trials = (read('course.yaml') as readonly { readonly id: string }[]).map(({ id }) => id);

describe('the plans for teachers', () => {
  it('are six lessons of fifty minutes', () => {
    expect(plans.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    const short = { ...plans[0], flow: [{ minutes: 49, activity: { ja: 'あ', en: 'a' } }] };
    expect(lessonPlanSchema.safeParse(short).success).toBe(false);
  });

  it('name trials and missions that exist, and every trial once', () => {
    expect(plans.flatMap((plan) => plan.trials)).toEqual(trials);
    const known = missions.map(({ name }) => name);
    expect(plans.flatMap((plan) => plan.missions).filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe('the pages about the course', () => {
  it('have their words in both languages, each under an address of its own', () => {
    const documents = read('documents.yaml').map((document) => documentSchema.parse(document));
    const ids = documents.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(['parents', 'privacy', 'accessibility', 'about']));
  });
});
