import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countPorts,
  eachPort,
  formatPortList,
  hasPort,
  parsePortList,
  parseTypedPortList,
  portListOf,
} from '#sim/port-list.ts';

const someSet = fc.uniqueArray(fc.oneof(fc.nat(65_535), fc.nat(40)), { minLength: 1, maxLength: 60 });

describe('a port list', () => {
  test('is read as it was written, whatever ports it has', () => {
    fc.assert(
      fc.property(someSet, (ports) => {
        const list = portListOf(ports);
        expect(parsePortList(formatPortList(list))).toEqual({ ok: true, value: list });
        expect(eachPort(list)).toEqual([...ports].sort((a, b) => a - b));
        expect(countPorts(list)).toBe(ports.length);
        for (const port of ports) expect(hasPort(list, port)).toBe(true);
      }),
    );
  });

  test('typed in full-width signs, with blanks and Japanese commas means the same', () => {
    const list = parsePortList('22,80,1000-1055');
    for (const typed of [
      '２２、８０、１０００－１０５５',
      ' 22 , 80, 1000 - 1055 ',
      '22 80 1000〜1055',
      '22，80；1000ー1055',
    ])
      expect(parseTypedPortList(typed), typed).toEqual(list);
  });

  test.each([
    ['', 'ports-empty'],
    ['70000', 'port-too-large'],
    ['123456789', 'port-too-large'],
    ['90-80', 'ports-reversed'],
    ['80,', 'ports-syntax'],
    ['80-', 'ports-syntax'],
    ['-80', 'ports-syntax'],
    ['80--90', 'ports-syntax'],
    ['１２', 'ports-syntax'],
    ['80 ', 'ports-syntax'],
    ['0x50', 'ports-syntax'],
    ['1e3', 'ports-syntax'],
  ])('%j is refused with %s', (text, code) => {
    expect(parsePortList(text)).toMatchObject({ ok: false, problem: { code } });
  });

  test('of any text is a list or a problem, never an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        for (const parse of [parsePortList, parseTypedPortList]) expect(typeof parse(text).ok).toBe('boolean');
      }),
    );
  });
});
