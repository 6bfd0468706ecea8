import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { chartWith, chartWithout } from '#machines/own-harbour/chart.ts';
import { furtherOn, MOST_FURTHER, readFurther } from '#machines/own-harbour/further-ports.ts';
import { lookView, startLook } from '#machines/own-harbour/look.machine.ts';
import { berthAt, berthCode } from '#machines/scanner/berth.ts';
import { simulateGateway } from '#machines/own-harbour/look-comparison.ts';
import { eachPort, formatPortList, normalizePorts, portListOf } from '#sim/port-list.ts';

const READY = Int32Array.of(22, 80, 25565);
const [OPEN, CLOSED] = [berthCode('open'), berthCode('closed')];

/** A look that is at its chart, with own results. */
function atChart() {
  const actor = startLook(READY);
  actor.send({ type: 'source.choose', source: 'own' });
  actor.send({ type: 'guess.choose', guess: 'stealth' });
  actor.send({ type: 'plan.settle' });
  const type = (text: string) => {
    actor.send({ type: 'further.type', text });
    const { ready, ports } = actor.getSnapshot().context;
    actor.send({ type: 'further.enter', read: readFurther(text, ready, ports) });
  };
  const stateOf = (port: number) => {
    const { ports, states } = actor.getSnapshot().context;
    return berthAt(states, ports.indexOf(port));
  };
  const context = () => actor.getSnapshot().context;
  const view = () => ({ ...lookView(actor.getSnapshot()), further: furtherOn(context().ports, context().ready) });
  return { actor, type, stateOf, context, view };
}

describe('further ports', () => {
  it.each([
    ['１０２４、30000－30002', '1024,30000-30002'],
    ['65535', '65535'],
    ['1', '1'],
  ])('are read as every list of ports is: %s', (typed, list) => {
    const read = readFurther(typed, READY, READY);
    expect(read.ok && formatPortList(portListOf(read.value))).toBe(list);
  });

  it.each([
    ['', 'ports-empty'],
    ['http', 'ports-syntax'],
    ['65536', 'port-too-large'],
    ['90-80', 'ports-reversed'],
    ['0-10', 'ports-zero'],
    ['1-65535', 'ports-many'],
    [`1000-${String(1_000 + MOST_FURTHER)}`, 'ports-many'],
  ])('are refused with a reason of their own: %j', (typed, problem) => {
    expect(readFurther(typed, READY, READY)).toEqual({ ok: false, problem });
  });

  it('are counted together, and not those that are on the chart', () => {
    const full = chartWith(
      { ports: READY, states: new Uint8Array(3) },
      Array.from({ length: MOST_FURTHER }, (_, more) => 1000 + more),
      OPEN,
    );
    expect(readFurther('5000', READY, full.ports)).toEqual({ ok: false, problem: 'ports-many' });
    expect(readFurther('22,80,1000-1100', READY, full.ports).ok).toBe(true);
  });

  it('come and go without a trace, whatever they are', () => {
    const range = fc.tuple(fc.integer({ min: 1, max: 65_535 }), fc.integer({ min: 0, max: 20 }));
    fc.assert(
      fc.property(fc.array(range, { minLength: 1, maxLength: 8 }), (pairs) => {
        const list = normalizePorts(pairs.map(([low, more]) => ({ low, high: Math.min(65_535, low + more) })));
        const before = { ports: READY, states: Uint8Array.of(CLOSED, CLOSED, CLOSED) };
        const chart = chartWith(before, eachPort(list), OPEN);
        expect([...chart.ports]).toEqual([...new Set(chart.ports)].sort((a, b) => a - b));
        expect(chart.states.length).toBe(chart.ports.length);
        const after = furtherOn(chart.ports, READY).reduce<typeof chart>(
          (rest, { low, high }) => chartWithout(rest, low, high, READY),
          chart,
        );
        expect([...after.ports]).toEqual([...READY]);
      }),
    );
  });
});

describe('a chart with further ports', () => {
  it('has each of them with the answer that was taken up, and is left to be entered as before', () => {
    const { actor, type, stateOf, view, context } = atChart();
    actor.send({ type: 'pen.choose', pen: 'open' });
    type('40000-40001, 80');
    expect([40000, 40001, 80, 22].map(stateOf)).toEqual(['open', 'open', 'open', 'unknown']);
    expect(view()).toMatchObject({ left: 2, further: [{ low: 40000, high: 40001 }] });
    expect(context()).toMatchObject({ further: '', furtherProblem: null, selected: 80 });
    expect(context().furtherDone).toEqual({ what: 'entered', count: 3, state: 'open' });
  });

  it('keeps what was typed, and all that was entered, when that cannot be read', () => {
    const { actor, type, stateOf, context } = atChart();
    actor.send({ type: 'port.enter', port: 22 });
    type('70000');
    expect(context()).toMatchObject({ further: '70000', furtherProblem: 'port-too-large' });
    expect([...context().ports]).toEqual([...READY]);
    expect(stateOf(22)).toBe('stealth');
    actor.send({ type: 'further.type', text: '7000' });
    expect(context().furtherProblem).toBeNull();
  });

  it('loses a range that is taken off, and nothing that lay ready', () => {
    const { actor, type, stateOf, view, context } = atChart();
    type('40000-40001');
    type('80');
    actor.send({ type: 'further.remove', range: { low: 40000, high: 40001 } });
    expect(view().further).toEqual([]);
    expect([...context().ports]).toEqual([...READY]);
    expect(stateOf(80)).toBe('stealth');
    expect(context().ports).toContain(context().selected);
  });

  it('keeps them through the settings and the comparison, and has none from the start', () => {
    const { actor, type, view, context } = atChart();
    type('40000');
    actor.send({ type: 'plan.change' });
    actor.send({ type: 'plan.settle' });
    expect(view().further).toEqual([{ low: 40000, high: 40000 }]);
    actor.send({ type: 'rest.enter' });
    actor.send({ type: 'entry.compare' });
    actor.send({ type: 'comparison.made', simulated: new Uint8Array(4).fill(berthCode('stealth')) });
    actor.send({ type: 'look.again' });
    expect([...context().ports]).toEqual([...READY]);
  });

  it('is compared with a simulated home at each of them', () => {
    const { actor, type, view, context } = atChart();
    actor.send({ type: 'pen.choose', pen: 'open' });
    type('40000,40002');
    actor.send({ type: 'pen.choose', pen: 'stealth' });
    actor.send({ type: 'rest.enter' });
    actor.send({ type: 'entry.compare' });
    const names = { home: { ja: '家', en: 'Home' }, pc: { ja: 'PC', en: 'PC' } };
    const made = simulateGateway({ kind: 'quiet', forwards: '40000' }, names, context().ports);
    if (!made.ok) throw new Error(made.problem);
    actor.send({ type: 'comparison.made', simulated: made.value });
    expect(view()).toMatchObject({
      counts: { open: 2, stealth: 3 },
      differences: { open: [40002], closed: [], stealth: [] },
    });
  });
});
