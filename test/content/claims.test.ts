import { describe, expect, it } from 'vitest';
import { run } from '#machines/experiment/run.ts';
import { decodeScenario } from '#sim/scenario-decode.ts';
import { claims, experiments, lessonHome, lessonHomeNames, lessonSlugs, lessonText, wordsIn } from '../support/lessons.ts';

describe('what a lesson says about a simulated home', () => {
  it('is said in both languages by the same claims', () => {
    for (const slug of lessonSlugs('ja')) {
      const said = (locale: 'ja' | 'en') =>
        wordsIn(lessonText(locale, slug)).flatMap(({ word, id }) => (word === 'Claim' ? [id] : []));
      expect(said('en'), slug).toEqual(said('ja'));
      for (const id of said('ja')) expect(claims.map((claim) => claim.id), slug).toContain(id);
    }
  });

  it('is said somewhere: no claim is left over', () => {
    const said = lessonSlugs('ja').flatMap((slug) => wordsIn(lessonText('ja', slug)).map(({ id }) => id));
    expect(claims.map(({ id }) => id).filter((id) => !said.includes(id))).toEqual([]);
  });

  it.each(claims.map((claim) => [claim.id, claim] as const))('holds on the engine: %s', (_, claim) => {
    const observed = run(lessonHome(claim.scenario), claim.before, claim.run);
    expect(observed).toMatchObject({ ok: true, value: { outcome: claim.outcome } });
  });
});

describe('the homes of the lessons', () => {
  it.each(lessonHomeNames)('%s is a scenario under its own name', (name) => {
    expect(decodeScenario(lessonHome(name))).toMatchObject({ ok: true, value: { name } });
  });
});

const steps = [...experiments].flatMap(([id, experiment]) =>
  experiment.steps.map((step) => [`${id}, ${step.id}`, experiment, step] as const),
);

describe('an experiment', () => {
  it.each(steps)('has exactly one right answer, by what the engine does: %s', (_, experiment, step) => {
    const observed = run(lessonHome(step.scenario ?? experiment.scenario), step.before, step.run);
    if (!observed.ok) throw new Error(JSON.stringify(observed.problem));
    const right = step.answers.filter(({ outcome }) => outcome === observed.value.outcome);
    expect(right).toHaveLength(1);
    expect(right[0]!.misconception, 'the right answer is no misconception').toBeUndefined();
  });

  it.each(steps)('names the misconception behind each wrong answer: %s', (_, experiment, step) => {
    const observed = run(lessonHome(step.scenario ?? experiment.scenario), step.before, step.run);
    const outcome = observed.ok ? observed.value.outcome : '';
    for (const answer of step.answers) if (answer.outcome !== outcome) expect(answer.misconception, answer.id).toBeDefined();
    for (const reason of step.why?.reasons ?? []) expect(reason.right, reason.id).toBe(reason.misconception === undefined);
  });
});
