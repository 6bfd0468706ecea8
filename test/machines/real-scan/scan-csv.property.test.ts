import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvField, csvTable } from '#machines/real-scan/scan-csv.ts';

/** Reads RFC 4180 back: the fields of a table whose fields are all quoted. */
function fieldsOf(csv: string): readonly string[] {
  return [...csv.matchAll(/"((?:[^"]|"")*)"(?=,|\r\n)/g)].map(([, field = '']) => field.replaceAll('""', '"'));
}

describe('a table for spreadsheets', () => {
  it('holds no field that a spreadsheet takes for a formula', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', ' ='), fc.string(), (sign, rest) => {
        expect(csvField(`${sign}${rest}`)).toMatch(/^"'/);
      }),
    );
  });

  it('gives back every harmless text as it was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', '港', ' ', '.') }), { minLength: 1 }),
        (row) => {
          const safe = row.map((text) => `x${text}`);
          expect(fieldsOf(csvTable(['head'], [safe]))).toEqual(['head', ...safe]);
        },
      ),
    );
  });

  it('leaves ports numbers, and ends lines as the format wants', () => {
    expect(csvTable(['Port'], [[80]])).toBe('\uFEFF"Port"\r\n"80"\r\n');
  });
});
