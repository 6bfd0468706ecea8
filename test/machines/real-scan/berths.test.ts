import { describe, expect, it } from 'vitest';
import { ADVICE, ADVICE_TO_LOOK_AT, ADVICE_WITH_STEPS, adviceFor } from '#machines/real-scan/advice.ts';
import { berthsOf } from '#machines/real-scan/berths.ts';
import { reachOf, widestReach } from '#machines/real-scan/reach.ts';
import { rangeOf } from '#machines/real-scan/port-range.ts';
import { listening, scanOf, scanWith } from './support.ts';

describe('from where a program can be reached', () => {
  it.each([
    ['127.0.0.1', 'this-pc'],
    ['127.0.0.53', 'this-pc'],
    ['127.0.0.53%lo', 'this-pc'],
    ['::1', 'this-pc'],
    ['0:0:0:0:0:0:0:1', 'this-pc'],
    ['::ffff:127.0.0.1', 'this-pc'],
    ['0.0.0.0', 'everywhere'],
    ['::', 'everywhere'],
    ['*', 'everywhere'],
    ['192.168.1.20', 'one-network'],
    ['fe80::1%eth0', 'one-network'],
    ['2001:db8::1', 'one-network'],
    ['::2', 'one-network'],
    ['', 'unknown'],
  ])('is read from the address %j as %s', (address, reach) => {
    expect(reachOf(address)).toBe(reach);
  });

  it('is as wide as the widest of its addresses', () => {
    expect(widestReach(['127.0.0.1', '192.168.1.20'])).toBe('one-network');
    expect(widestReach(['::1', '0.0.0.0'])).toBe('everywhere');
    expect(widestReach([])).toBe('unknown');
  });
});

describe('the rows', () => {
  it('put the table and the probes side by side', () => {
    const rows = berthsOf(
      scanWith({ results: { open: '3,5', closed: '1-2,4,6-8', filtered: '9', 'open|filtered': '' } }),
      [listening(5, '0.0.0.0', 'sshd'), listening(5, '::', 'sshd'), listening(8, '192.168.1.20'), listening(4000)],
      null,
    );
    expect(rows.map(({ port, match, answer }) => [port, match, answer])).toEqual([
      [3, 'unlisted', 'open'],
      [5, 'both', 'open'],
      [8, 'silent', 'closed'],
      [4000, 'listed-only', 'unprobed'],
    ]);
    expect(rows[1]).toMatchObject({ processes: ['sshd'], addresses: ['0.0.0.0', '::'], reach: 'everywhere' });
  });

  it('tell how long an open port took, and nothing of one that was not open or not measured', () => {
    const scan = { ...scanOf('1-4', '1-2', '3-4'), rttMs: { '1': 0.28, '3': 9 } };
    const rows = berthsOf(scan, [listening(3), { ...listening(1), protocol: 'udp' }], null);
    expect(rows.map(({ id, rttMs }) => [id, rttMs])).toEqual([
      ['tcp-1', 0.28],
      ['udp-1', null],
      ['tcp-2', null],
      ['tcp-3', null],
    ]);
  });

  it('name each process number once', () => {
    const rows = berthsOf(
      null,
      [{ ...listening(5), pid: 812 }, { ...listening(5, '::'), pid: 812 }, listening(6)],
      null,
    );
    expect(rows.map(({ pids }) => pids)).toEqual([[812], []]);
  });

  it('do not take a TCP answer for a UDP port', () => {
    const rows = berthsOf(scanOf('53', '53', ''), [{ ...listening(53), protocol: 'udp' }], null);
    expect(rows.map(({ id, match }) => [id, match])).toEqual([
      ['tcp-53', 'unlisted'],
      ['udp-53', 'listed-only'],
    ]);
  });

  it('do not say of an answer on loopback that only this PC reaches it', () => {
    expect(berthsOf(scanOf('9', '9', ''), [], null)[0]).toMatchObject({ reach: 'unknown', advice: 'unlisted' });
  });

  it('name the helper’s own berth', () => {
    const [row] = berthsOf(scanOf('47815', '47815', ''), [listening(47815, '127.0.0.1', 'node')], 47815);
    expect(row?.advice).toBe('helper');
  });
});

describe('advice', () => {
  const waiting = { protocol: 'tcp', process: null, reach: 'everywhere', isListed: true, isHelper: false } as const;

  it.each([
    [135, 'svchost.exe', 'windows-core'],
    [445, 'System', 'file-sharing'],
    [49664, 'lsass.exe', 'windows-core'],
    [49664, 'evil.exe', 'unknown'],
    [5040, 'svchost.exe', 'windows-linked'],
    [3389, 'svchost.exe', 'remote-screen'],
    [25565, 'java.exe', 'game'],
    [6379, 'redis-server', 'database'],
    [4444, 'thing', 'unknown'],
  ] as const)('for port %i of %s is %s', (port, process, advice) => {
    expect(adviceFor({ ...waiting, port, process })).toBe(advice);
  });

  it('leaves alone what only this PC reaches, whatever the number', () => {
    expect(adviceFor({ ...waiting, port: 6379, reach: 'this-pc' })).toBe('loopback');
  });

  it('leads through the settings wherever it asks for a second look', () => {
    for (const advice of ADVICE_TO_LOOK_AT) expect(ADVICE_WITH_STEPS).toContain(advice);
    for (const advice of ADVICE_WITH_STEPS) expect(ADVICE).toContain(advice);
  });
});

describe('the ports of a scan', () => {
  it.each([
    ['common', true],
    ['service', true],
    ['all', true],
  ] as const)('can be asked for as they stand: %s', (choice, isOk) => {
    expect(rangeOf(choice, '').ok).toBe(isOk);
  });

  it('are counted', () => {
    expect(rangeOf('all', '')).toMatchObject({ value: { ports: '1-65535', count: 65_535 } });
    expect(rangeOf('own', '80, 81,90')).toMatchObject({ value: { ports: '80-81,90', count: 3 } });
  });

  it.each([
    ['', 'ports-empty'],
    ['http', 'ports-syntax'],
    ['70000', 'port-too-large'],
    ['90-80', 'ports-reversed'],
    ['0', 'ports-zero'],
    [Array.from({ length: 257 }, (_, index) => index * 2 + 1).join(','), 'ports-many'],
  ])('are refused with a reason: %j', (typed, problem) => {
    expect(rangeOf('own', typed)).toEqual({ ok: false, problem });
  });
});
