import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerCard, decodeCards, dueCards } from '#machines/progress/review-cards.ts';

describe('cards from mistakes', () => {
  it('come back after 1, 7 and 30 days, and are then laid aside', () => {
    let cards = answerCard({}, 'q', false, 100);
    expect(dueCards(cards, 100)).toEqual([]);
    expect(dueCards(cards, 101)).toEqual(['q']);
    cards = answerCard(cards, 'q', true, 101);
    expect([dueCards(cards, 107), dueCards(cards, 108)]).toEqual([[], ['q']]);
    cards = answerCard(cards, 'q', true, 108);
    expect([dueCards(cards, 137), dueCards(cards, 138)]).toEqual([[], ['q']]);
    expect(answerCard(cards, 'q', true, 138)).toEqual({});
  });

  it('begin anew after another mistake', () => {
    const later = answerCard(answerCard({}, 'q', false, 1), 'q', true, 2);
    expect(answerCard(later, 'q', false, 9)).toEqual({ q: { step: 0, due: 10 } });
  });

  it('are not moved by a right answer before their day, and a right answer makes none', () => {
    const cards = answerCard({}, 'q', false, 5);
    expect(answerCard(cards, 'q', true, 5)).toBe(cards);
    expect(answerCard(cards, 'other', true, 9)).toBe(cards);
  });

  it('are read as they were written, whatever was answered', () => {
    const answers = fc.array(fc.tuple(fc.string(), fc.boolean(), fc.nat(400)), { maxLength: 30 });
    fc.assert(
      fc.property(answers, (all) => {
        const cards = all.reduce((sofar, [id, right, day]) => answerCard(sofar, id, right, day), {});
        expect(decodeCards(JSON.parse(JSON.stringify(cards)))).toEqual(cards);
      }),
    );
  });
});
