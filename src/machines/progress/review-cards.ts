/**
 * Cards from one's own mistakes. A question that was answered wrongly comes back after 1 day, then after 7 and 30, and is
 * laid aside when it was right three times. Days are whole numbers (`today` is the caller's); a wrong answer begins anew.
 */
import { REVIEW_DAYS, type ProgressRecord, type ReviewCard, type ReviewCards } from './progress.record.ts';

/** The cards after a question was answered on a day. A right answer counts only when the card is due. */
export function answerCard(cards: ReviewCards, question: string, right: boolean, today: number): ReviewCards {
  if (!right) return withCard(cards, question, { step: 0, due: today + REVIEW_DAYS[0] });
  const card = Object.hasOwn(cards, question) ? cards[question] : undefined;
  if (card === undefined || !isDue(card, today)) return cards;
  const days = REVIEW_DAYS[card.step + 1];
  if (days !== undefined) return withCard(cards, question, { step: card.step + 1, due: today + days });
  return Object.fromEntries(Object.entries(cards).filter(([id]) => id !== question));
}

function withCard(cards: ReviewCards, question: string, card: ReviewCard): ReviewCards {
  return Object.fromEntries([...Object.entries(cards).filter(([id]) => id !== question), [question, card]]);
}

/**
 * Whether a card is asked on a day. One that lies further ahead than any card is ever put was written by a clock that went
 * wrong, or by hand: it is asked now, or it would never come back.
 */
export function isDue({ due }: ReviewCard, today: number): boolean {
  return due <= today || isMisdated(due, today);
}

/** Whether a card lies further ahead than a right answer puts one. */
export function isMisdated(due: number, today: number): boolean {
  return due > today + Math.max(...REVIEW_DAYS);
}

/** The questions that are due on a day, in the order in which they became so. */
export function dueCards(cards: ReviewCards, today: number): readonly string[] {
  return Object.entries(cards)
    .filter(([, card]) => isDue(card, today))
    .sort(([, a], [, b]) => a.due - b.due)
    .map(([id]) => id);
}

/** Notes how a question of the quiz was answered on a day. */
export function answerQuestion(
  record: ProgressRecord,
  question: string,
  right: boolean,
  today: number,
): ProgressRecord {
  const cards = answerCard(record.cards, question, right, today);
  return cards === record.cards ? record : { ...record, cards };
}
