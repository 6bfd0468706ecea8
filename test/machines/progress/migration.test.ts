import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeProgress, parseProgress } from '#machines/progress/progress-decode.ts';
import { answerQuestion, dueCards } from '#machines/progress/review-cards.ts';
import { progressRecords } from '../../support/progress-records.ts';

/** A record as Minato wrote it before the quiz had cards. */
const third = {
  version: 3,
  experiments: { 'three-flags': { trial: 'flag-signals', steps: [{ id: 'first-boat', guess: 'welcome' }] } },
  pennants: ['what-is-a-port', 'flag-signals'],
  missions: { 'forgotten-telnet': { score: 90, hints: 1 } },
  last: { trial: 'three-answers', section: 'section-2' },
};

describe('a record of version 3, from before the cards of the quiz', () => {
  it('keeps everything it knew and gets an empty box of cards', () => {
    expect(parseProgress(JSON.stringify(third))).toEqual({ ok: true, value: { ...third, version: 4, cards: {} } });
  });

  it('takes the first card like a record that was new', () => {
    const read = decodeProgress(third);
    if (!read.ok) throw new Error(read.problem.code);
    const answered = answerQuestion(read.value, 'signals-whom', false, 20_000);
    expect(dueCards(answered.cards, 20_001)).toEqual(['signals-whom']);
    expect({ ...answered, cards: {} }).toEqual(read.value);
  });

  it('loses nothing, whatever it holds, and is read the same the second time', () => {
    fc.assert(
      fc.property(progressRecords, ({ cards: _later, ...record }) => {
        const read = decodeProgress({ ...record, version: 3 });
        expect(read).toEqual({ ok: true, value: { ...record, cards: {} } });
        if (read.ok) expect(decodeProgress(JSON.parse(JSON.stringify(read.value)))).toEqual(read);
      }),
    );
  });

  it('is refused when it bears the number 4 without cards', () => {
    fc.assert(
      fc.property(progressRecords, ({ cards: _missing, ...record }) => {
        expect(decodeProgress(record)).toMatchObject({ ok: false, problem: { code: 'corrupt' } });
      }),
    );
  });
});
