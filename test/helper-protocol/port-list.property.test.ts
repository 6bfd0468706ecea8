import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countPorts,
  formatPortList,
  joinPortLists,
  mergeRanges,
  parsePortList,
  portListOf,
  portsOf,
} from '#helper-protocol/port-list.ts';

const ports = fc.uniqueArray(fc.integer({ min: 1, max: 65_535 }), { minLength: 1, maxLength: 150 });

describe('port lists, for any ports', () => {
  it('come back from their text unchanged', () => {
    fc.assert(
      fc.property(ports, (some) => {
        const list = portListOf(some);
        expect(parsePortList(formatPortList(list))).toEqual({ ok: true, value: list });
      }),
    );
  });

  it('hold exactly the ports that they were made of', () => {
    fc.assert(
      fc.property(ports, (some) => {
        const list = portListOf(some);
        expect([...portsOf(list)]).toEqual(some.toSorted((a, b) => a - b));
        expect(countPorts(list)).toBe(some.length);
      }),
    );
  });

  it('leave a gap between two ranges, so that there is one text for one set', () => {
    const range = fc
      .integer({ min: 1, max: 65_535 })
      .chain((from) =>
        fc.record({ from: fc.constant(from), to: fc.integer({ min: from, max: Math.min(65_535, from + 300) }) }),
      );
    fc.assert(
      fc.property(fc.array(range, { maxLength: 60 }), (ranges) => {
        const merged = mergeRanges(ranges);
        for (let index = 1; index < merged.length; index += 1) {
          expect(merged[index]!.from).toBeGreaterThan(merged[index - 1]!.to + 1);
        }
      }),
    );
  });

  it('are joined as sets are', () => {
    fc.assert(
      fc.property(ports, ports, (one, other) => {
        expect(joinPortLists(portListOf(one), portListOf(other))).toEqual(portListOf([...one, ...other]));
      }),
    );
  });

  it('are refused or read, and never throw, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9,-]{0,40}$/)), (text) => {
        const read = parsePortList(text);
        if (read.ok) expect(read.value.every(({ from, to }) => from >= 1 && from <= to && to <= 65_535)).toBe(true);
        else expect(['ports-syntax', 'ports-range', 'ports-too-many']).toContain(read.problem);
      }),
    );
  });
});
