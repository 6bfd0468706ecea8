import { describe, expect, it } from 'vitest';
import { createTestModel } from 'xstate/graph';
import { REACHES } from '#machines/own-harbour/reach.ts';
import { readHarbour } from '#machines/own-harbour/reading.ts';
import {
  readingMachine,
  readingSteps,
  readingView,
  startReading,
  type ReadingEvent,
} from '#machines/own-harbour/reading.machine.ts';
import { extra, home } from './support.ts';

function rowsOfHome() {
  const read = readHarbour(home, extra.pc);
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

const rows = rowsOfHome();

describe('the table of waiting programs', () => {
  it('is asked from three places by the engine', () => {
    expect(rows.map(({ port, address, reach }) => [port, address, reach])).toEqual([
      [445, '0.0.0.0', 'home'],
      [8000, '192.168.1.10', 'this-pc'],
      [8080, '127.0.0.1', 'this-pc'],
      [25565, '0.0.0.0', 'internet'],
    ]);
  });

  it('has every reach in it, so that no answer fits all rows', () => {
    expect(new Set(rows.map(({ reach }) => reach))).toEqual(new Set(REACHES));
  });

  it('says which door decided: the guard, the address it waits on, or the gateway', () => {
    const doors = (port: number) => rows.find((row) => row.port === port)!.seen;
    expect(doors(8000).home.door).toBe('pc-firewall');
    expect(doors(8080).home.door).toBe('pc-stealth');
    expect(doors(445).internet.door).toBe('gateway-no-mapping');
    expect(rows.every(({ seen }) => seen['this-pc'].state === 'open')).toBe(true);
  });

  it('cannot be made of what is no home, or of a host that is not there', () => {
    expect(readHarbour({}, extra.pc)).toEqual({ ok: false, problem: 'not-a-home' });
    expect(readHarbour(home, 'nobody')).toEqual({ ok: false, problem: 'no-such-host' });
  });
});

const two = rows.slice(0, 2);
const events: ReadingEvent[] = [
  ...two.flatMap(({ port }) => REACHES.map((reach): ReadingEvent => ({ type: 'reach.pick', port, reach }))),
  { type: 'rows.compare' },
  { type: 'rows.again' },
];
const paths = createTestModel(readingMachine, { events }).getShortestPaths({ input: { rows: two }, limit: 20_000 });
const views = paths.flatMap(({ state, steps }) => [state, ...steps.map((step) => step.state)]).map(readingView);

describe('every way through the reading', () => {
  it('is walked: each phase is reached', () => {
    expect(new Set(views.map(({ phase }) => phase))).toEqual(new Set(['reading', 'compared', 'finished']));
  });

  it('ends only with every row read right, and judges none before one compares', () => {
    for (const view of views) {
      if (view.phase === 'finished') expect(view.rows.every(({ pick, reach }) => pick === reach)).toBe(true);
      if (view.phase === 'compared') expect(view.right).toBeLessThan(view.rows.length);
      if (view.phase === 'reading') expect(view.rows.every(({ judged }) => judged === null)).toBe(true);
    }
  });
});

describe('what the record keeps of a reading', () => {
  it('is the first reading of each row, whatever was corrected', () => {
    const actor = startReading(rows);
    for (const { port } of rows) actor.send({ type: 'reach.pick', port, reach: 'internet' });
    actor.send({ type: 'rows.compare' });
    for (const { port, reach } of rows) actor.send({ type: 'reach.pick', port, reach });
    actor.send({ type: 'rows.compare' });
    expect(readingView(actor.getSnapshot()).phase).toBe('finished');
    expect(readingSteps(actor.getSnapshot()).every(({ guess }) => guess === 'internet')).toBe(true);
  });

  it('waits for every row', () => {
    const actor = startReading(rows);
    actor.send({ type: 'rows.compare' });
    expect(readingView(actor.getSnapshot())).toMatchObject({ phase: 'reading', missing: rows.length });
  });
});
