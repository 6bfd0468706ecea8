import { describe, expect, it } from 'vitest';
import { answerCard, dueCards } from '#machines/progress/review-cards.ts';

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

  it('are asked at once when their day lies further ahead than any card is put', () => {
    const misdated = { q: { step: 0, due: 20_000 }, r: { step: 2, due: 130 } };
    expect(dueCards(misdated, 100)).toEqual(['q']);
    expect(answerCard(misdated, 'q', true, 100)).toMatchObject({ q: { step: 1, due: 107 } });
  });
});
