import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeProgress, parseProgress } from '#machines/progress/progress-decode.ts';
import { formatProgressFile, parseProgressFile } from '#machines/progress/progress-file.ts';
import { mergeProgress } from '#machines/progress/progress-merge.ts';
import { isDone, solvedIn } from '#machines/progress/progress.record.ts';
import { progressRecords } from '../../support/progress-records.ts';

const sorted = (names: readonly string[]) => [...names].sort();

describe('reading a record', () => {
  it('never throws, whatever the data', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        expect(typeof decodeProgress(input).ok).toBe('boolean');
        expect(typeof decodeProgress({ version: 4, experiments: input, pennants: input, cards: input }).ok).toBe(
          'boolean',
        );
      }),
    );
  });

  it('gives back what was written, from the browser and from a file', () => {
    fc.assert(
      fc.property(progressRecords, (record) => {
        expect(parseProgress(JSON.stringify(record))).toEqual({ ok: true, value: record });
        const file = { saved: '2026-11-24', record };
        expect(parseProgressFile(formatProgressFile(file))).toEqual({ ok: true, value: file });
      }),
    );
  });

  it('refuses any one value in it that has become another kind of thing, and says where', () => {
    const members = fc.constantFrom('experiments', 'pennants', 'missions', 'cards');
    fc.assert(
      fc.property(
        progressRecords,
        members,
        fc.oneof(fc.integer(), fc.string(), fc.boolean()),
        (record, name, value) => {
          expect(decodeProgress({ ...record, [name]: value })).toMatchObject({
            ok: false,
            problem: { code: 'corrupt', damage: { pointer: `/${name}` } },
          });
        },
      ),
    );
  });
});

describe('a file that was cut off anywhere', () => {
  it('is called cut off, not foreign', () => {
    fc.assert(
      fc.property(progressRecords, fc.double({ min: 0, max: 1, noNaN: true }), (record, share) => {
        const text = formatProgressFile({ saved: null, record }).trim();
        const part = text.slice(0, 1 + Math.floor(share * (text.length - 2)));
        expect(parseProgressFile(part)).toEqual({ ok: false, problem: { code: 'truncated' } });
      }),
    );
  });
});

describe('two records as one', () => {
  it('have the pennants of both, whichever comes first', () => {
    fc.assert(
      fc.property(progressRecords, progressRecords, (one, other) => {
        const merged = mergeProgress(one, other);
        expect(sorted(merged.pennants)).toEqual(sorted(mergeProgress(other, one).pennants));
        expect(sorted(merged.pennants)).toEqual(sorted([...new Set([...one.pennants, ...other.pennants])]));
      }),
    );
  });

  it('lose nothing that was done in either', () => {
    fc.assert(
      fc.property(progressRecords, progressRecords, (one, other) => {
        const merged = mergeProgress(one, other);
        for (const record of [one, other]) {
          for (const id of Object.keys(record.experiments))
            expect(isDone(merged, id) || !isDone(record, id)).toBe(true);
          for (const id of Object.keys(record.cards)) expect(Object.keys(merged.cards)).toContain(id);
          for (const [name, { score }] of Object.entries(record.missions))
            expect(solvedIn(merged, name)?.score ?? 0).toBeGreaterThanOrEqual(score ?? 0);
        }
      }),
    );
  });

  it('change nothing that is there already', () => {
    fc.assert(
      fc.property(progressRecords, progressRecords, (one, other) => {
        const merged = mergeProgress(one, other);
        expect(mergeProgress(one, one)).toEqual(one);
        expect(mergeProgress(merged, other)).toEqual(merged);
      }),
    );
  });
});
