import { describe, expect, it } from 'vitest';
import { berthOf, countBerths } from '#machines/scanner/berth.ts';
import { exceptionsOf, groupBerths, majorityOf, portNumbers, portsInState } from '#machines/scanner/berth-groups.ts';
import { choiceOf, COMMON_PORTS, portsOf } from '#machines/scanner/port-choice.ts';
import { countPorts, eachPort } from '#sim/port-list.ts';
import { findingsFrom, mostly } from './support.ts';

describe('the text twin', () => {
  it('puts neighbours of one state together', () => {
    expect(groupBerths(mostly('closed', 30, { 23: 'stealth' }), null)).toEqual([
      { low: 0, high: 22, state: 'closed', door: null },
      { low: 23, high: 23, state: 'stealth', door: null },
      { low: 24, high: 29, state: 'closed', door: null },
    ]);
  });

  it('keeps ports apart that do not follow each other', () => {
    expect(groupBerths(findingsFrom({ 22: 'closed', 80: 'closed' }), null)).toHaveLength(2);
  });

  it('keeps neighbours apart behind whose same answer stand different doors', () => {
    const doors = { places: Uint8Array.from([0, 0, 1]), names: ['gateway-no-mapping', 'nobody'] as const };
    expect(groupBerths(mostly('stealth', 3), doors).map(({ door, low, high }) => [door, low, high])).toEqual([
      ['gateway-no-mapping', 0, 1],
      ['nobody', 2, 2],
    ]);
  });

  it('names every port that differs from most', () => {
    const findings = mostly('closed', 30, { 4: 'open', 23: 'stealth' });
    expect(majorityOf(countBerths(findings.states))).toEqual({ state: 'closed', count: 28 });
    expect(exceptionsOf(findings, 'closed', 10)).toEqual([4, 23]);
    expect(exceptionsOf(findings, 'closed', 1)).toEqual([4]);
    expect(portsInState(findings, 'stealth', 10)).toEqual([23]);
  });

  it('numbers the places of a broken list', () => {
    expect([...portNumbers(findingsFrom({ 21: 'closed', 22: 'closed', 80: 'closed' }))]).toEqual([21, 22, 80]);
  });
});

describe('the words of the page for the words of the scanner', () => {
  it.each([
    ['open', 'syn-ack', 'open'],
    ['closed', 'reset', 'closed'],
    ['filtered', 'no-response', 'stealth'],
    ['filtered', 'admin-prohibited', 'barred'],
    ['filtered', 'host-unreach', 'barred'],
  ] as const)('%s for %s is %s', (state, reason, berth) => {
    expect(berthOf({ state, reason })).toBe(berth);
  });
});

describe('the ready lists', () => {
  it('are 26 common ports and 1,056 service ports, port 0 in both', () => {
    expect(countPorts(COMMON_PORTS)).toBe(26);
    expect(eachPort(COMMON_PORTS)).toEqual([
      0, 21, 22, 23, 25, 79, 80, 110, 113, 119, 135, 139, 143, 389, 443, 445, 1002, 1024, 1025, 1026, 1027, 1028, 1029,
      1030, 1720, 5000,
    ]);
    const service = portsOf('service', '');
    expect(service.ok && [countPorts(service.value), service.value[0]?.low]).toEqual([1_056, 0]);
  });

  it('are recognized by their text', () => {
    expect(choiceOf('0-1055').choice).toBe('service');
    expect(choiceOf('22')).toEqual({ choice: 'own', typed: '22' });
  });
});
