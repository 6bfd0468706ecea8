import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countPorts, formatPortList, hasPort } from '#sim/port-list.ts';
import { ownsPort, portAt, portListOfSet, portSetSize } from '#sim/port-set.ts';
import { portSet } from '#test/support/scenarios.ts';

describe('the port set of a MAP-E line', () => {
  it('is that of the RFC’s own example', () => {
    // RFC 7597 Appendix A, example 1: PSID 0x34, offset 6, length 8.
    const text = formatPortList(portListOfSet({ offset: 6, length: 8, psid: 0x34 }));
    expect(text.startsWith('1232-1235,2256-2259,')).toBe(true);
    expect(text.endsWith(',63696-63699,64720-64723')).toBe(true);
  });

  it('has 15 runs of 16 ports where four bits stand before a PSID of eight', () => {
    const ports = portListOfSet({ offset: 4, length: 8, psid: 75 });
    expect(ports).toHaveLength(15);
    expect(countPorts(ports)).toBe(240);
    expect(ports[0]).toEqual({ low: 5_296, high: 5_311 });
  });

  it('says the same as a list, as a question and by place', () => {
    fc.assert(
      fc.property(portSet, fc.integer({ min: 0, max: 65_535 }), (set, port) => {
        expect(ownsPort(set, port)).toBe(hasPort(portListOfSet(set), port));
        const place = port % portSetSize(set);
        const own = portAt(set, place);
        expect(ownsPort(set, own)).toBe(own !== 0);
      }),
    );
  });

  it('gives every port above the reserved ones to exactly one of the homes that share the address', () => {
    fc.assert(
      fc.property(portSet, fc.integer({ min: 1, max: 65_535 }), ({ offset, length }, port) => {
        const owners = Array.from({ length: 2 ** length }, (_, psid) => ({ offset, length, psid })).filter((set) =>
          ownsPort(set, port),
        );
        const isReserved = offset > 0 && port < 2 ** (16 - offset);
        expect(owners).toHaveLength(isReserved ? 0 : 1);
      }),
      { numRuns: 30 },
    );
  });
});
