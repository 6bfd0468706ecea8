import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { experimentMachine, outcomeOf, type ExperimentEvent } from '#machines/experiment/experiment.machine.ts';
import { experimentView } from '#machines/experiment/experiment.view.ts';
import { opened, steps } from './support.ts';

function after(...events: readonly ExperimentEvent[]) {
  const actor = createActor(experimentMachine, { input: { steps } }).start();
  for (const event of events) actor.send(event);
  return { view: experimentView(actor.getSnapshot()), context: actor.getSnapshot().context };
}

const choose = (answer: string): ExperimentEvent => ({ type: 'guess.choose', answer });
const lock: ExperimentEvent = { type: 'guess.lock' };
const skip: ExperimentEvent = { type: 'guess.skip' };
const ran: ExperimentEvent = { type: 'run.finished', observation: opened };
const arrived: ExperimentEvent = { type: 'leg.arrived' };
const why = (reason: string): ExperimentEvent => ({ type: 'reason.choose', reason });
const next: ExperimentEvent = { type: 'step.next' };
const back: ExperimentEvent = { type: 'step.back' };

const seen = (answer: string): readonly ExperimentEvent[] => [choose(answer), lock, ran, arrived, arrived];

describe('predicting', () => {
  it('keeps the result away until a guess was locked in', () => {
    const { view } = after(choose('welcome'), ran, arrived, next);
    expect(view).toMatchObject({ phase: 'predicting', observation: null, right: null, verdict: null, reasons: [] });
  });

  it('cannot lock in nothing', () => {
    expect(after(lock).view).toMatchObject({ phase: 'predicting', canLock: false });
  });

  it('takes no answer that the step does not have', () => {
    expect(after(choose('somewhere-else')).view.canLock).toBe(false);
  });

  it('lets one change one’s mind until it is locked in', () => {
    const chosen = (events: readonly ExperimentEvent[]) =>
      after(...events).view.plates.find((plate) => plate.chosen)?.id;
    expect(chosen([choose('welcome'), choose('refused')])).toBe('refused');
    expect(chosen([choose('welcome'), lock, choose('refused')])).toBe('welcome');
  });

  it('shows a hint when asked', () => {
    expect(after().view.showsHint).toBe(false);
    expect(after({ type: 'hint.open' }).view.showsHint).toBe(true);
  });

  it('keeps the guess when the engine could not be reached', () => {
    expect(after(choose('welcome'), lock, { type: 'run.failed' }).view).toMatchObject({
      phase: 'predicting',
      canLock: true,
    });
  });
});

describe('running', () => {
  it('shows the boats one after the other, the answer last', () => {
    expect(after(choose('welcome'), lock).view).toMatchObject({ phase: 'running', observation: null });
    expect(after(choose('welcome'), lock, ran).view).toMatchObject({ phase: 'arriving', sailing: 0, arrived: 0 });
    expect(after(choose('welcome'), lock, ran, arrived).view).toMatchObject({ sailing: 1, arrived: 1, verdict: null });
    expect(after(...seen('welcome')).view).toMatchObject({ phase: 'compared', sailing: null, arrived: 2 });
  });
});

describe('comparing', () => {
  it('says that a guess came true', () => {
    const { view } = after(...seen('welcome'));
    expect(view).toMatchObject({ verdict: 'right', guessed: 'welcome', right: 'welcome' });
    expect(view.plates.map(({ judged }) => judged)).toEqual(['right', 'unchosen']);
  });

  it('shows a wrong guess beside what happened', () => {
    const { view } = after(...seen('refused'));
    expect(view).toMatchObject({ verdict: 'again', guessed: 'refused', right: 'welcome' });
    expect(view.plates.map(({ judged }) => judged)).toEqual(['right', 'again']);
  });

  it('says that a guess was skipped, and records it', () => {
    const { view, context } = after(skip, ran, arrived, arrived);
    expect(view).toMatchObject({ verdict: 'skipped', guessed: null, right: 'welcome' });
    expect(outcomeOf(context).steps).toEqual([
      { id: 'first', guess: null },
      { id: 'second', guess: null },
    ]);
  });
});

describe('explaining', () => {
  it('goes on only when the reason was found', () => {
    expect(after(...seen('welcome'), next).view).toMatchObject({ step: 'first', canGoOn: false });
    const wrong = after(...seen('welcome'), why('number'), next).view;
    expect(wrong).toMatchObject({ step: 'first', reason: 'number', isExplained: false });
    expect(wrong.reasons.map(({ judged }) => judged)).toEqual([null, 'again']);
    expect(after(...seen('welcome'), why('number'), why('program')).view.canGoOn).toBe(true);
  });
});

describe('the way through the steps', () => {
  const first = [...seen('refused'), why('program'), next];

  it('starts each step with a question of its own', () => {
    expect(after(...first).view).toMatchObject({ step: 'second', phase: 'predicting', number: 2, canLock: false });
  });

  it('leads back to a step as it was left, and forward again', () => {
    expect(after(...first, back).view).toMatchObject({
      step: 'first',
      phase: 'compared',
      verdict: 'again',
      canGoOn: true,
    });
    expect(after(...first, back, next).view).toMatchObject({ step: 'second', phase: 'predicting' });
  });

  it('ends after the last step, and remembers what was guessed', () => {
    const { view, context } = after(...first, ...seen('welcome'), next);
    expect(view).toMatchObject({ phase: 'finished', step: 'second', verdict: 'right' });
    expect(outcomeOf(context).steps.map(({ guess }) => guess)).toEqual(['refused', 'welcome']);
  });

  it('can be gone once more from the beginning', () => {
    const { view } = after(...first, ...seen('welcome'), next, { type: 'experiment.restart' });
    expect(view).toMatchObject({ phase: 'predicting', step: 'first', canGoBack: false });
    expect(view.plates.some(({ chosen }) => chosen)).toBe(false);
  });
});
