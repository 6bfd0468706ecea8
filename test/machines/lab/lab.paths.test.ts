import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { createTestModel } from 'xstate/graph';
import { apply, createNetwork, nowOf } from '#sim/network.ts';
import { DEFAULT_SCANNER } from '#sim/scenario.ts';
import { labMachine, type LabEvent } from '#machines/lab/lab.machine.ts';
import { labView, type LabSnapshot } from '#machines/lab/lab.view.ts';
import { HOME } from '../../support/home.ts';
import { plainNetwork } from '../../support/same-network.ts';

const EVENTS: readonly LabEvent[] = [
  { type: 'command.requested', command: { kind: 'host.power', host: 'pc', up: false } },
  {
    type: 'command.requested',
    command: {
      kind: 'scan.start',
      scanner: { vantage: 'internet', host: null, address: DEFAULT_SCANNER },
      scan: HOME.scan,
    },
  },
  { type: 'clock.play' },
  { type: 'clock.pause' },
  { type: 'clock.step' },
  { type: 'clock.step-back' },
  { type: 'time.advanced', duration: 6_000 },
  { type: 'scrub.to', place: { kind: 'event', event: 0 } },
  { type: 'scrub.end' },
  { type: 'history.undo' },
  { type: 'history.redo' },
  { type: 'history.reset' },
];

/** States of the lab that differ for whoever looks at it: phases, and whether there is anything to undo or to do. */
function phase(snapshot: LabSnapshot): string {
  const view = labView(snapshot);
  return JSON.stringify([
    snapshot.value,
    view.undoable > 0,
    view.redoable > 0,
    view.isQuiet,
    view.canStepBack,
    view.scenario.hosts[0]!.up,
  ]);
}

const model = createTestModel(labMachine);
const paths = model.getShortestPaths({
  input: { scenario: HOME },
  events: () => [...EVENTS],
  serializeState: (snapshot) => phase(snapshot) as never,
  serializeEvent: (event) => JSON.stringify(event) as never,
});

describe('every phase of the lab that can be reached', () => {
  it('includes both clocks at both places', () => {
    const values = new Set(paths.flatMap(({ steps }) => steps.map(({ state }) => JSON.stringify(state.value))));
    for (const clock of ['paused', 'playing'])
      for (const place of ['present', 'past']) expect([...values]).toContain(JSON.stringify({ clock, place }));
    expect(paths.length).toBeGreaterThan(10);
  });

  for (const path of paths) {
    const names = path.steps.map(({ event }) => ('command' in event ? event.command.kind : event.type)).slice(1);
    it(`agrees with a network of its own after: ${names.join(', ') || 'nothing'}`, async () => {
      const lab = createActor(labMachine, { input: { scenario: HOME } }).start();
      await path.test({
        events: Object.fromEntries(
          EVENTS.map(({ type }) => [type, ({ event }: { event: LabEvent }) => lab.send(event)]),
        ),
        states: {
          '*': (expected: LabSnapshot) => {
            const snapshot = lab.getSnapshot();
            expect(snapshot.value).toEqual(expected.value);
            const view = labView(snapshot);
            expect(plainNetwork(view.network)).toEqual(plainNetwork(labView(expected).network));
            expect(view.refused).toBeNull();
            // The commands in force, carried out on a fresh network, give the settings that are shown.
            const replayed = view.changes
              .filter(({ isInForce }) => isInForce)
              .reduce(
                (network, { command }) => {
                  const applied = apply(network, command);
                  if (!applied.ok) throw new Error(applied.problem);
                  return applied.value;
                },
                createNetwork(HOME, { packets: true }),
              );
            expect(view.scenario).toEqual(replayed.scenario);
            expect(view.now).toBe(nowOf(view.network));
          },
        },
      });
    });
  }
});
