import { describe, expect, it } from 'vitest';
import { createTestModel } from 'xstate/graph';
import {
  deskOutcome,
  routerDeskMachine,
  startDesk,
  type DeskEvent,
} from '#machines/router-desk/router-desk.machine.ts';
import { deskView } from '#machines/router-desk/router-desk.view.ts';
import { ownRun, rightEvents } from './support.ts';

const whole = ownRun();
/** The course's run, cut down to what a walk through every order of events can bear: a question, its answer, a stranger. */
const boats = [whole.boats[0]!, whole.boats[2]!, whole.boats.at(-1)!];
const run = { ...whole, boats };

/** The first boat is written wrong or left; that its right label passes is held below, and by the judge's own property. */
const events: DeskEvent[] = [
  { type: 'field.write', field: 'address', value: '192.168.1.10' },
  { type: 'choice.choose', choice: { machine: 'misaki-pc' } },
  { type: 'choice.choose', choice: 'nobody' },
  { type: 'boat.send' },
  { type: 'boat.leave' },
  { type: 'boat.next' },
  { type: 'automation.start' },
  { type: 'boat.passed' },
];

const model = createTestModel(routerDeskMachine, { events });
const paths = model.getShortestPaths({ input: { run }, limit: 20_000 });
const states = paths.flatMap(({ state, steps }) => [state, ...steps.map((step) => step.state)]);

describe('every way through the desk', () => {
  it('is walked: each phase is reached', () => {
    const phases = new Set(states.map((state) => deskView(state).phase));
    expect([...phases].sort()).toEqual(['automated', 'finished', 'relieved', 'stamped', 'stamping']);
  });

  it('shows neither the new label nor its row before the boat has gone', () => {
    for (const state of states) {
      const view = deskView(state);
      if (view.phase !== 'stamping') continue;
      expect(view.after).toBeNull();
      expect(view.reason).toBeNull();
      expect(view.rows).toHaveLength(view.number === 1 ? 0 : 1);
    }
  });

  it('lets automation take over only when every boat was dealt with', () => {
    for (const state of states) {
      const view = deskView(state);
      if (view.phase === 'automated' || view.phase === 'finished')
        expect(state.context.sent).toHaveLength(boats.length);
      if (view.phase === 'finished') expect(view.log).toHaveLength(boats.length);
    }
  });

  it('remembers what was left to the router', () => {
    const ends = paths.filter(({ state }) => deskView(state).phase === 'finished');
    expect(ends.length).toBeGreaterThan(3);
    for (const { state, steps } of ends) {
      const left = steps.filter(({ event }) => event.type === 'boat.leave').length;
      const skipped = deskOutcome(state.context).filter(({ guess }) => guess === null).length;
      // A boat that was tried before it was left counts as tried.
      expect(skipped).toBeLessThanOrEqual(left);
    }
  });
});

describe('the desk', () => {
  it('is done by hand with what the engine wrote, and may be done again', () => {
    const actor = startDesk(whole);
    for (const boat of whole.boats.filter(({ byHand }) => byHand)) {
      expect(deskView(actor.getSnapshot()).boat).toBe(boat);
      for (const event of rightEvents(boat, whole)) actor.send(event);
      expect(deskView(actor.getSnapshot()).phase).toBe('stamped');
      actor.send({ type: 'boat.next' });
    }
    actor.send({ type: 'automation.start' });
    actor.send({ type: 'boat.passed' });
    expect(deskView(actor.getSnapshot()).log).toHaveLength(1);
    actor.send({ type: 'automation.finish' });
    const view = deskView(actor.getSnapshot());
    expect(view).toMatchObject({ phase: 'finished', log: whole.boats });
    expect(deskOutcome(actor.getSnapshot().context).every(({ guess }) => guess !== null)).toBe(true);
    actor.send({ type: 'desk.restart' });
    expect(deskView(actor.getSnapshot())).toMatchObject({ phase: 'stamping', number: 1, rows: [] });
  });

  it('says why each boat went where it went', () => {
    const actor = startDesk(whole);
    const reasons: (string | null)[] = [];
    for (const boat of whole.boats.filter(({ byHand }) => byHand)) {
      for (const event of rightEvents(boat, whole)) actor.send(event);
      reasons.push(deskView(actor.getSnapshot()).reason);
      actor.send({ type: 'boat.next' });
    }
    expect(reasons).toEqual(['first-row', 'next-number', 'by-row', 'by-row', 'no-row', 'other-conversation']);
  });
});
