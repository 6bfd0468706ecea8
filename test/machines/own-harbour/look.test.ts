import { describe, expect, it } from 'vitest';
import { createTestModel } from 'xstate/graph';
import { lookMachine, lookView, startLook, type LookEvent } from '#machines/own-harbour/look.machine.ts';
import { practiceResult, simulateGateway } from '#machines/own-harbour/look-comparison.ts';
import type { GATEWAYS } from '#machines/real-scan/gateway-kind.ts';
import { berthAt, berthCode, countBerths } from '#machines/scanner/berth.ts';
import { home, ports } from './support.ts';

const NAMES = { home: { ja: '家', en: 'Home' }, pc: { ja: 'PC', en: 'PC' } };

function simulated(kind: (typeof GATEWAYS)[number], forwards: string): Uint8Array {
  const made = simulateGateway({ kind, forwards }, NAMES, ports);
  if (!made.ok) throw new Error(made.problem);
  return made.value;
}

describe('a look from outside at simulated homes', () => {
  it('sees of the home for practice the game alone', () => {
    const seen = practiceResult(home, ports)!;
    expect([...ports].filter((_, place) => berthAt(seen, place) === 'open')).toEqual([25565]);
    expect(countBerths(seen).stealth).toBe(ports.length - 1);
  });

  it('sees a gateway as it is set: silent, refusing, or led past by the line', () => {
    expect(countBerths(simulated('quiet', '')).stealth).toBe(ports.length);
    expect(countBerths(simulated('polite', '')).closed).toBe(ports.length);
    expect(berthAt(simulated('quiet', '25565'), ports.indexOf(25565))).toBe('open');
    expect(berthAt(simulated('carrier-nat', '25565'), ports.indexOf(25565))).toBe('stealth');
  });

  it('refuses forwards that cannot be read', () => {
    for (const forwards of ['70000', 'x', '1-100'])
      expect(simulateGateway({ kind: 'quiet', forwards }, NAMES, ports)).toEqual({ ok: false, problem: 'ports' });
  });
});

const few = Int32Array.of(25565);
const events: LookEvent[] = [
  { type: 'guess.choose', guess: 'stealth' },
  { type: 'plan.settle' },
  { type: 'plan.change' },
  { type: 'pen.choose', pen: 'open' },
  { type: 'port.enter', port: 25565 },
  { type: 'further.type', text: '8000' },
  { type: 'further.enter', read: { ok: true, value: [8000] } },
  { type: 'further.enter', read: { ok: false, problem: 'ports-zero' } },
  { type: 'further.remove', range: { low: 8000, high: 8000 } },
  { type: 'rest.enter' },
  { type: 'entry.clear' },
  { type: 'entry.compare' },
  { type: 'comparison.made', simulated: Uint8Array.of(berthCode('stealth'), berthCode('stealth')) },
  { type: 'comparison.failed', problem: 'ports' },
  { type: 'entry.change' },
  { type: 'look.again' },
];
const paths = createTestModel(lookMachine, { events }).getShortestPaths({
  input: { ports: few },
  limit: 20_000,
  // What was last chosen or said makes no other state of it.
  serializeState: ({ value, context: { selected: _, furtherDone: __, ...context } }) =>
    JSON.stringify([value, context]),
});
const states = paths.flatMap(({ state, steps }) => [state, ...steps.map((step) => step.state)]);

describe('every way through the look', () => {
  it('is walked: each phase is reached', () => {
    const phases = new Set(states.map((state) => lookView(state).phase));
    expect(phases).toEqual(new Set(['planning', 'entering', 'comparing', 'compared']));
  });

  it('compares nothing before it was foretold and entered whole', () => {
    for (const state of states) {
      const view = lookView(state);
      if (view.phase !== 'planning') expect(state.context.guess).not.toBeNull();
      if (view.phase === 'comparing' || view.phase === 'compared') expect(view.left).toBe(0);
      expect(view.differences === null).toBe(view.phase !== 'compared');
    }
  });

  it('keeps what was entered when forwards have to be put right', () => {
    const failed = states.filter((state) => state.context.problem !== null);
    expect(failed.length).toBeGreaterThan(0);
    for (const state of failed) expect(lookView(state).phase).toBe('planning');
  });
});

describe('a comparison', () => {
  it('names the ports that differ by what was entered, and what most ports were', () => {
    const actor = startLook(Int32Array.of(22, 80, 443, 25565));
    actor.send({ type: 'guess.choose', guess: 'closed' });
    actor.send({ type: 'plan.settle' });
    actor.send({ type: 'pen.choose', pen: 'open' });
    actor.send({ type: 'port.enter', port: 80 });
    actor.send({ type: 'pen.choose', pen: 'stealth' });
    actor.send({ type: 'rest.enter' });
    actor.send({ type: 'entry.compare' });
    actor.send({ type: 'comparison.made', simulated: new Uint8Array(4).fill(berthCode('stealth')) });
    expect(lookView(actor.getSnapshot())).toMatchObject({
      phase: 'compared',
      most: 'stealth',
      different: 1,
      differences: { open: [80], closed: [], stealth: [] },
    });
  });

  it('asks nobody but whoever listens to its wish', () => {
    const actor = startLook(few);
    let wishes = 0;
    actor.on('comparison.wanted', () => (wishes += 1));
    actor.send({ type: 'guess.choose', guess: 'open' });
    actor.send({ type: 'plan.settle' });
    actor.send({ type: 'entry.compare' });
    expect(wishes).toBe(0);
    actor.send({ type: 'rest.enter' });
    actor.send({ type: 'entry.compare' });
    expect(wishes).toBe(1);
  });
});
