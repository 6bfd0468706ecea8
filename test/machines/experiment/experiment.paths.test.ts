import { describe, expect, it } from 'vitest';
import { createTestModel } from 'xstate/graph';
import { experimentMachine, type ExperimentEvent } from '#machines/experiment/experiment.machine.ts';
import { experimentView } from '#machines/experiment/experiment.view.ts';
import { opened, steps } from './support.ts';

const events: ExperimentEvent[] = [
  { type: 'guess.choose', answer: 'welcome' },
  { type: 'guess.choose', answer: 'refused' },
  { type: 'guess.lock' },
  { type: 'guess.skip' },
  { type: 'run.finished', observation: opened },
  { type: 'run.failed' },
  { type: 'leg.arrived' },
  { type: 'reason.choose', reason: 'program' },
  { type: 'reason.choose', reason: 'number' },
  { type: 'step.next' },
  { type: 'step.back' },
];

const model = createTestModel(experimentMachine, { events });
const paths = model.getShortestPaths({ input: { steps }, limit: 20_000 });

describe('every way through an experiment', () => {
  it('is walked: each phase is reached', () => {
    const phases = new Set(paths.map(({ state }) => experimentView(state).phase));
    expect([...phases].sort()).toEqual(['arriving', 'compared', 'finished', 'predicting', 'running']);
  });

  it('shows no result before a guess or a skip of that step', () => {
    for (const { state, steps: way } of paths) {
      const view = experimentView(state);
      if (view.observation === null) continue;
      const decisions = way.filter(({ event }) => event.type === 'guess.lock' || event.type === 'guess.skip').length;
      expect(decisions).toBeGreaterThanOrEqual(view.number);
    }
  });

  it('ends only with every step observed and explained', () => {
    const ends = paths.filter(({ state }) => experimentView(state).phase === 'finished');
    expect(ends.length).toBeGreaterThan(3);
    for (const { state } of ends) {
      expect(Object.keys(state.context.results)).toHaveLength(steps.length);
      expect(state.context.results[0]?.reason).toBe('program');
    }
  });

  it('never shows plates as judged while the answer is hidden', () => {
    for (const { state } of paths) {
      const view = experimentView(state);
      if (view.phase === 'predicting' || view.phase === 'running' || view.phase === 'arriving')
        expect(view.plates.every(({ judged }) => judged === null)).toBe(true);
      else expect(view.plates.filter(({ judged }) => judged === 'right')).toHaveLength(1);
    }
  });
});
