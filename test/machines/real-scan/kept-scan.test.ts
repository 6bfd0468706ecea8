import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addHandRow, EMPTY_DRAFT } from '#machines/real-scan/hand-entry.ts';
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

describe('a row entered by hand', () => {
  it('takes full-width digits for what they are', () => {
    expect(addHandRow([], { ...EMPTY_DRAFT, port: ' ４４５ ', process: ' System ' })).toEqual({
      ok: true,
      value: [listening(445, '0.0.0.0', 'System')],
    });
  });

  it.each([
    ['', 'port-missing'],
    ['http', 'port-syntax'],
    ['-1', 'port-syntax'],
    ['0', 'port-range'],
    ['65536', 'port-range'],
  ])('is refused with a reason for the port %j', (port, problem) => {
    expect(addHandRow([], { ...EMPTY_DRAFT, port })).toEqual({ ok: false, problem });
  });

  it('is not entered twice', () => {
    expect(addHandRow([listening(445)], { ...EMPTY_DRAFT, port: '445' })).toEqual({ ok: false, problem: 'row-twice' });
  });
});
