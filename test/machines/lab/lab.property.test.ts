import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createActor, getNextSnapshot, type SnapshotFrom } from 'xstate';
import { formatAddress } from '#sim/address.ts';
import { nowOf, traceOf } from '#sim/network.ts';
import { viewpoints, type Watch } from '#sim/viewpoint.ts';
import { labMachine, type LabEvent } from '#machines/lab/lab.machine.ts';
import { labView, timelineItems } from '#machines/lab/lab.view.ts';
import { followLog, logOf, type Log } from '#machines/lab/log.ts';
import { probe } from '#machines/lab/probe.ts';
import { command } from '../../support/commands.ts';
import { HOME } from '../../support/home.ts';
import { plainNetwork } from '../../support/same-network.ts';

type Snapshot = SnapshotFrom<typeof labMachine>;

const WATCH: Watch = { pc: 'pc', proto: 'tcp', ports: [{ low: 80, high: 80 }] };

const wish = fc.record({ type: fc.constant('command.requested' as const), command });
const time: fc.Arbitrary<LabEvent> = fc.oneof(
  fc.record({ type: fc.constant('time.advanced' as const), duration: fc.integer({ min: 0, max: 300_000 }) }),
  fc.constantFrom<LabEvent>(
    { type: 'clock.play' },
    { type: 'clock.pause' },
    { type: 'clock.step' },
    { type: 'clock.step-back' },
    { type: 'clock.skip' },
    { type: 'scrub.end' },
  ),
  fc.record({
    type: fc.constant('scrub.to' as const),
    place: fc.oneof(
      fc.record({ kind: fc.constant('instant' as const), instant: fc.integer({ min: 0, max: 1_000_000 }) }),
      fc.record({ kind: fc.constant('event' as const), event: fc.integer({ min: 0, max: 60 }) }),
    ),
  }),
);
const history: fc.Arbitrary<LabEvent> = fc.constantFrom<LabEvent>(
  { type: 'history.undo' },
  { type: 'history.redo' },
  { type: 'history.reset' },
  { type: 'scenario.loaded', scenario: HOME },
);
const events = fc.array(
  fc.oneof({ weight: 4, arbitrary: wish }, { weight: 4, arbitrary: time }, { weight: 1, arbitrary: history }),
  { maxLength: 20 },
);

const SAIL: LabEvent = {
  type: 'command.requested',
  command: probe(HOME, 'pc', 'internet', 'tcp', [{ low: 80, high: 90 }])!,
};

const START = createActor(labMachine, { input: { scenario: HOME } }).getSnapshot();

function next(snapshot: Snapshot, event: LabEvent): Snapshot {
  return getNextSnapshot(labMachine, snapshot, event);
}

function after(list: readonly LabEvent[], from = START): Snapshot {
  return list.reduce(next, from);
}

/** Everything a screen shows, with the network in a form that can be compared. */
function shown(snapshot: Snapshot): unknown {
  const { network, undoable: _undoable, redoable: _redoable, refused: _refused, ...rest } = labView(snapshot);
  return { ...rest, network: plainNetwork(network), items: timelineItems(snapshot) };
}

describe('whatever a learner does in the lab', () => {
  it('undoing a command is as if it had not been given', () => {
    fc.assert(
      fc.property(events, wish, (list, last) => {
        const before = after(list);
        const done = next(before, last);
        fc.pre(labView(done).refused === null);
        expect(shown(next(done, { type: 'history.undo' }))).toEqual(shown(before));
      }),
      { numRuns: 60 },
    );
  });

  it('redoing what was undone is as if it had not been undone', () => {
    fc.assert(
      fc.property(events, (list) => {
        const before = after(list);
        fc.pre(labView(before).undoable > 0);
        const again = next(next(before, { type: 'history.undo' }), { type: 'history.redo' });
        expect(shown(again)).toEqual(shown(before));
        expect(labView(again)).toMatchObject({
          undoable: labView(before).undoable,
          redoable: labView(before).redoable,
        });
      }),
      { numRuns: 60 },
    );
  });

  it('a reset gives the start, and undoing it gives everything back', () => {
    fc.assert(
      fc.property(events, (list) => {
        const before = after(list);
        const restarted = next(before, { type: 'history.reset' });
        expect(plainNetwork(labView(restarted).network)).toEqual(plainNetwork(labView(START).network));
        expect(shown(next(restarted, { type: 'history.undo' }))).toEqual(shown(before));
      }),
      { numRuns: 40 },
    );
  });

  it('a refused command changes nothing but the word about it', () => {
    fc.assert(
      fc.property(events, wish, (list, last) => {
        const before = after(list);
        const asked = next(before, last);
        fc.pre(labView(asked).refused !== null);
        expect(shown(asked)).toEqual(shown(before));
      }),
      { numRuns: 60 },
    );
  });

  it('what the view says is what the network says', () => {
    fc.assert(
      fc.property(events, (list) => {
        const snapshot = after([{ type: 'watch.choose', watch: WATCH }, ...list]);
        const view = labView(snapshot);
        expect(view.now).toBe(nowOf(view.network));
        expect(view.events).toBe(traceOf(view.network).length);
        expect(view.scenario).toBe(view.network.scenario);
        expect(view.isPast).toBe(snapshot.matches({ place: 'past' }));
        expect(view.now).toBeLessThanOrEqual(view.end);
        expect(view.areSightsStale).toBe(false);
        const { internet, lan, self } = viewpoints(view.network, WATCH);
        for (const sight of [internet, lan, self]) {
          const told = view.sights?.[sight.from];
          expect(told?.answers.map(({ state, door }) => [state, door])).toEqual(
            sight.answers.map(({ state, door }) => [state, door]),
          );
          expect(formatAddress(told!.target)).toBe(formatAddress(sight.target));
        }
        const inForce = view.changes.filter(({ isInForce }) => isInForce).map(({ index }) => index);
        expect(inForce).toEqual(inForce.map((_, index) => index));
      }),
      { numRuns: 40 },
    );
  });

  it('every event of the timeline can be gone to, and shows the trace up to there', () => {
    fc.assert(
      fc.property(events, (list) => {
        const snapshot = after(list);
        const { allEvents } = labView(snapshot);
        const whole = plainNetwork(labView(next(snapshot, { type: 'scrub.end' })).network) as { trace: unknown[] };
        for (let event = 0; event < allEvents; event += 1) {
          const view = labView(next(snapshot, { type: 'scrub.to', place: { kind: 'event', event } }));
          expect(view.events).toBeGreaterThan(event);
          const part = plainNetwork(view.network) as { trace: unknown[] };
          expect(part.trace).toEqual(whole.trace.slice(0, view.events));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('a log that follows step by step is the log that is read at once', () => {
    const sailing = fc.array(
      fc.oneof({ weight: 6, arbitrary: time }, { weight: 3, arbitrary: wish }, { weight: 2, arbitrary: history }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(sailing, (list) => {
        let snapshot = next(START, SAIL);
        let log: Log | null = null;
        for (const event of list) {
          snapshot = next(snapshot, event);
          const { timeline } = snapshot.context.session;
          log = followLog(log, timeline);
          expect(log.lines).toEqual(logOf(timeline));
        }
      }),
      { numRuns: 80 },
    );
  });
});
