import { describe, expect, it } from 'vitest';
import {
  ANSWER_PORT_LIMITS,
  countPorts,
  formatPortList,
  hasPort,
  joinPortLists,
  parsePortList,
  portListOf,
  portsOf,
} from '#helper-protocol/port-list.ts';

describe('parsePortList', () => {
  it.each([
    ['80', '80', 1],
    ['1-65535', '1-65535', 65_535],
    ['1-1055,3000,8080', '1-1055,3000,8080', 1057],
    ['8080,1-10', '1-10,8080', 11],
    ['1-10,5-15', '1-15', 15],
    ['1-2,3-4', '1-4', 4],
    ['7,7,7', '7', 1],
    ['10-20,12', '10-20', 11],
  ])('reads %s as %s', (text, canonical, total) => {
    const list = parsePortList(text);
    expect(list.ok && formatPortList(list.value)).toBe(canonical);
    expect(list.ok && countPorts(list.value)).toBe(total);
  });

  it.each([
    '',
    ' ',
    ',',
    '1,',
    ',1',
    '1,,2',
    ' 1',
    '1 ',
    '1, 2',
    '+1',
    '-1',
    '1-',
    '-',
    '1--2',
    '1-2-3',
    '01',
    '1-02',
    '0x50',
    '1e3',
    '8.0',
    '80;443',
    '80\n',
    '80\0',
    '８０',
    '٨٠',
    'http',
    '*',
    'all',
    '1..5',
    '1–5',
    'NaN',
    'Infinity',
    '[80]',
    '{}',
    'U:53',
  ])('refuses %j, which is no port list', (text) => {
    expect(parsePortList(text)).toEqual({ ok: false, problem: 'ports-syntax' });
  });

  it.each(['0', '0-5', '65536', '1-65536', '9-1', '99999999999999999999', '80,0', '70000-70001'])(
    'refuses %j, whose numbers are no ports',
    (text) => {
      expect(parsePortList(text)).toEqual({ ok: false, problem: 'ports-range' });
    },
  );

  it('takes 256 items and no more', () => {
    const items = (count: number): string => Array.from({ length: count }, (_, index) => String(index + 1)).join(',');
    expect(parsePortList(items(256)).ok).toBe(true);
    expect(parsePortList(items(257))).toEqual({ ok: false, problem: 'ports-too-many' });
  });

  it('takes 1 024 characters and no more', () => {
    const list = (length: number): string => '11111,'.repeat(200).slice(0, length - 1) + '1';
    expect(parsePortList(list(1024)).ok).toBe(true);
    expect(parsePortList(list(1025))).toEqual({ ok: false, problem: 'ports-too-many' });
  });

  it('reads the longest list that an answer can hold', () => {
    const everySecond = formatPortList(portListOf(Array.from({ length: 32_768 }, (_, index) => 2 * index + 1)));
    const read = parsePortList(everySecond, ANSWER_PORT_LIMITS);
    expect(read.ok && countPorts(read.value)).toBe(32_768);
  });
});

describe('port lists', () => {
  it('are made of ports in any order', () => {
    expect(formatPortList(portListOf([443, 80, 81, 82, 443, 0, 70_000, 1.5]))).toBe('80-82,443');
  });

  it('are joined', () => {
    expect(formatPortList(joinPortLists(portListOf([1, 3]), portListOf([2, 9])))).toBe('1-3,9');
  });

  it('know what they hold', () => {
    const list = portListOf([80, 81, 443]);
    expect([79, 80, 81, 82, 443].map((port) => hasPort(list, port))).toEqual([false, true, true, false, true]);
    expect([...portsOf(list)]).toEqual([80, 81, 443]);
  });
});
