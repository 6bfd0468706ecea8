import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Listener } from '#helper-protocol/listeners.ts';
import { addHandRows, EMPTY_DRAFT } from '#machines/real-scan/hand-entry.ts';
import { formatKeptScans, keepScan, keptScanFor, parseKeptScans } from '#machines/real-scan/kept-scan.record.ts';
import { compareScans, keptScanOf } from '#machines/real-scan/scan-comparison.ts';
import { listening, scanOf, scanWith } from './support.ts';

const MONDAY = '2030-01-01T12:00:00.000Z';
const TUESDAY = '2030-01-02T12:00:00.000Z';
const kept = keptScanOf(scanOf('1-9', '5', '1-4,6-9'), MONDAY);

describe('kept scans', () => {
  it('come back as they were written', () => {
    expect(parseKeptScans(formatKeptScans([kept]))).toEqual({ ok: true, value: [kept] });
  });

  it('hold the newest of each address and protocol', () => {
    const later = { ...kept, at: TUESDAY };
    const other = { ...kept, protocol: 'udp' as const };
    const all = keepScan(keepScan([kept], other), later);
    expect(all).toEqual([later, other]);
    expect(keptScanFor(all, kept)).toEqual(later);
    expect(keptScanFor(all, { target: '192.168.1.20', protocol: 'tcp' })).toBeNull();
  });

  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['another form', '{"version":1,"scans":{}}'],
    ['ports that are none', JSON.stringify({ version: 1, scans: [{ ...kept, open: '70000' }] })],
    ['a target with a script', JSON.stringify({ version: 1, scans: [{ ...kept, target: '<script>' }] })],
    ['a time that is none', JSON.stringify({ version: 1, scans: [{ ...kept, at: 'yesterday' }] })],
  ])('are damaged with %s', (_, text) => {
    expect(parseKeptScans(text)).toEqual({ ok: false, problem: 'damaged' });
  });

  it('of a later version are told apart from damage', () => {
    expect(parseKeptScans('{"version":2,"scans":"?"}')).toEqual({ ok: false, problem: 'newer' });
  });

  it('are read from any text without an exception', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseKeptScans(text)).toHaveProperty('ok');
      }),
    );
  });
});

describe('a comparison', () => {
  it('counts only ports that both scans looked at', () => {
    const now = keptScanOf(scanOf('1-20', '3,15', '1-2,4-14,16-20'), TUESDAY);
    expect(compareScans(kept, now)).toEqual({ since: MONDAY, appeared: [3], gone: [5], same: 0 });
  });

  it('of a stopped scan does not call the rest gone', () => {
    const stopped = scanWith({
      status: 'cancelled',
      results: { open: '', closed: '1-2', filtered: '', 'open|filtered': '' },
    });
    expect(compareScans(kept, keptScanOf(stopped, TUESDAY))?.gone).toEqual([]);
  });

  it('of different addresses is none', () => {
    expect(compareScans(kept, { ...kept, target: '::1' })).toBeNull();
  });
});

describe('rows entered by hand', () => {
  const add = (ports: string, rows: readonly Listener[] = []) => addHandRows(rows, { ...EMPTY_DRAFT, ports });

  it('take full-width digits for what they are', () => {
    expect(addHandRows([], { ...EMPTY_DRAFT, ports: ' ４４５ ', process: ' System ' })).toEqual({
      ok: true,
      value: [listening(445, '0.0.0.0', 'System')],
    });
  });

  it('are as many as the list has ports', () => {
    const added = add('25565、5000－5002');
    expect(added.ok && added.value.map(({ port }) => port)).toEqual([5000, 5001, 5002, 25565]);
  });

  it.each([
    ['', 'ports-empty'],
    ['http', 'ports-syntax'],
    ['-1', 'ports-syntax'],
    ['9-8', 'ports-reversed'],
    ['0', 'ports-zero'],
    ['65536', 'port-too-large'],
    ['1-65535', 'rows-many'],
    ['1-201', 'rows-many'],
  ])('are refused with a reason for the ports %j', (ports, problem) => {
    expect(add(ports)).toEqual({ ok: false, problem });
  });

  it('are not entered twice', () => {
    const rows = [listening(445)];
    expect(add('445', rows)).toEqual({ ok: false, problem: 'row-twice' });
    const added = add('444-445', rows);
    expect(added.ok && added.value.map(({ port }) => port)).toEqual([445, 444]);
  });

  it('are no more than a table by hand takes', () => {
    const many = add('1-200');
    expect(many.ok && add('201', many.value)).toEqual({ ok: false, problem: 'rows-many' });
  });
});
