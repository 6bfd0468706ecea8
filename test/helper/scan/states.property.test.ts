import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countPorts } from '#helper-protocol/port-list.ts';
import { answeredPorts } from '#helper-protocol/scan-event.ts';
import { PORT_STATES } from '#helper-protocol/scan.ts';
import { STATE, UNSURE } from '#helper/scan/state-byte.ts';
import { createSent, createStates, formatStates, takeNews, unsurePorts, viewStates } from '#helper/scan/states.ts';

const byte = fc.constantFrom(STATE.open, STATE.closed, STATE.filtered, STATE.openFiltered);
const some = fc.array(fc.tuple(fc.integer({ min: 1, max: 65_535 }), byte), { maxLength: 300 });

describe('states as bytes', () => {
  it('are told once each, whatever fits at a time, until all is told', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 12, max: 400 }), (ports, budget) => {
        const states = createStates();
        for (const [port, state] of ports) states[port] = state;
        const view = viewStates(states, true);
        const sent = createSent();
        const told = { open: 0, closed: 0, filtered: 0, 'open|filtered': 0 };
        for (let step = 0; ; step += 1) {
          expect(step).toBeLessThan(1000);
          const { lists, complete } = takeNews(view, sent, budget);
          expect(PORT_STATES.reduce((sum, state) => sum + lists[state].length, 0)).toBeLessThanOrEqual(budget);
          for (const state of PORT_STATES) told[state] += countPorts(answeredPorts(lists[state]));
          if (complete) break;
        }
        expect(told).toEqual(view.counts);
        expect(Buffer.from(sent)).toEqual(Buffer.from(states));
      }),
      { numRuns: 40 },
    );
  });

  it('are written as lists that hold exactly the counted ports', () => {
    fc.assert(
      fc.property(some, (ports) => {
        const states = createStates();
        for (const [port, state] of ports) states[port] = state;
        const view = viewStates(states, true);
        const lists = formatStates(view);
        for (const state of PORT_STATES) expect(countPorts(answeredPorts(lists[state]))).toBe(view.counts[state]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('unsure ports', () => {
  const withUnsure = (count: number): Uint8Array => {
    const states = createStates();
    states[1] = STATE.open;
    for (let port = 1000; port < 1000 + count; port += 1) states[port] = STATE.filtered | UNSURE;
    return states;
  };

  it('are held back while they are rare, and shown at the end', () => {
    const states = withUnsure(256);
    expect(viewStates(states, false)).toMatchObject({ done: 1, counts: { filtered: 0 } });
    expect(formatStates(viewStates(states, false)).filtered).toBe('');
    expect(formatStates(viewStates(states, true))).toMatchObject({ open: '1', filtered: '1000-1255' });
    expect(unsurePorts(states)).toHaveLength(256);
  });

  it('are shown as they are when there are many', () => {
    expect(viewStates(withUnsure(257), false)).toMatchObject({ done: 258, counts: { filtered: 257 } });
  });
});
