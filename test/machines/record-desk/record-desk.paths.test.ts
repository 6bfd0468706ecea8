import { describe, expect, it } from 'vitest';
import { createTestModel } from 'xstate/graph';
import { emptyProgress } from '#machines/progress/progress.record.ts';
import { recordDeskMachine, type RecordDeskEvent } from '#machines/record-desk/record-desk.machine.ts';
import { recordDeskView } from '#machines/record-desk/record-desk.view.ts';

const file = { saved: null, record: { ...emptyProgress, pennants: ['two'] } };
const course = { trials: ['one', 'two'], missions: [], extras: [] };
const own = { ...emptyProgress, pennants: ['one'] };

const events: RecordDeskEvent[] = [
  { type: 'file.chosen', name: 'a.json' },
  { type: 'file.read', turn: 1, file },
  { type: 'file.refused', turn: 1, fault: { code: 'truncated' } },
  { type: 'way.choose', way: 'merge' },
  { type: 'way.choose', way: 'replace' },
  { type: 'erase.ask', what: ['progress'] },
  { type: 'erase.ask', what: [] },
  { type: 'confirm' },
  { type: 'cancel' },
  { type: 'record.kept' },
  { type: 'record.refused', fault: { code: 'no-storage' } },
];

const model = createTestModel(recordDeskMachine, { events });
const paths = model.getShortestPaths({
  limit: 50_000,
  stopWhen: ({ context }) => context.turn > 2,
});
const viewOf = (state: (typeof paths)[number]['state']) => recordDeskView(state, own, course, 0);

describe('every way over the page of the record', () => {
  it('is walked: each phase is reached', () => {
    const phases = new Set(paths.map(({ state }) => viewOf(state).phase));
    expect([...phases].sort()).toEqual(['confirming', 'done', 'previewing', 'reading', 'refused', 'showing']);
  });

  it('asks before anything is replaced or erased', () => {
    for (const { state, steps } of paths) {
      const { done } = viewOf(state);
      if (done !== 'replaced' && done !== 'erased') continue;
      expect(steps.map(({ event }) => event.type)).toContain('confirm');
    }
  });

  it('says what is wrong wherever it was refused, and holds no file then', () => {
    const refused = paths.filter(({ state }) => viewOf(state).phase === 'refused');
    expect(refused.length).toBeGreaterThan(1);
    for (const { state } of refused) expect(viewOf(state)).toMatchObject({ fault: expect.anything(), preview: null });
  });

  it('shows no fault, no question and no news elsewhere', () => {
    for (const { state } of paths) {
      const { phase, fault, done, question } = viewOf(state);
      expect([fault !== null, done !== null, question !== null]).toEqual([
        phase === 'refused',
        phase === 'done',
        phase === 'confirming',
      ]);
    }
  });

  it('is back at the preview when replacing was called off, with the file', () => {
    const asked = paths.filter(({ state }) => viewOf(state).question === 'replace');
    expect(asked.length).toBeGreaterThan(0);
    for (const { state } of asked) expect(viewOf(state).preview?.lost).toEqual(['one']);
  });
});
