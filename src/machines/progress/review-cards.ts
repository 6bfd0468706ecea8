/**
 * Cards from one's own mistakes. A question that was answered wrongly comes back after 1 day, then after 7 and 30, and is
 * laid aside when it was right three times. Days are whole numbers (`today` is the caller's); a wrong answer begins anew.
 */
export interface ReviewCard {
  /** How often it came back and was right. */
  readonly step: number;
  /** The day from which it is asked again. */
  readonly due: number;
}

export type ReviewCards = Readonly<Record<string, ReviewCard>>;

export const REVIEW_DAYS = [1, 7, 30] as const;

/** The cards after a question was answered on a day. A right answer counts only when the card is due. */
export function answerCard(cards: ReviewCards, question: string, right: boolean, today: number): ReviewCards {
  if (!right) return withCard(cards, question, { step: 0, due: today + REVIEW_DAYS[0] });
  const card = Object.hasOwn(cards, question) ? cards[question] : undefined;
  if (card === undefined || card.due > today) return cards;
  const days = REVIEW_DAYS[card.step + 1];
  if (days !== undefined) return withCard(cards, question, { step: card.step + 1, due: today + days });
  return Object.fromEntries(Object.entries(cards).filter(([id]) => id !== question));
}

function withCard(cards: ReviewCards, question: string, card: ReviewCard): ReviewCards {
  return Object.fromEntries([...Object.entries(cards).filter(([id]) => id !== question), [question, card]]);
}

/** The questions that are due on a day, in the order in which they became so. */
export function dueCards(cards: ReviewCards, today: number): readonly string[] {
  return Object.entries(cards)
    .filter(([, { due }]) => due <= today)
    .sort(([, a], [, b]) => a.due - b.due)
    .map(([id]) => id);
}

/** Reads cards from unknown data; undefined where they are none. */
export function decodeCards(input: unknown): ReviewCards | undefined {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return undefined;
  const cards: [string, ReviewCard][] = [];
  for (const [id, value] of Object.entries(input as Readonly<Record<string, unknown>>)) {
    if (typeof value !== 'object' || value === null) return undefined;
    const { step, due } = value as { readonly step?: unknown; readonly due?: unknown };
    if (typeof step !== 'number' || !Number.isInteger(step) || step < 0 || step >= REVIEW_DAYS.length) return undefined;
    if (typeof due !== 'number' || !Number.isSafeInteger(due)) return undefined;
    cards.push([id, { step, due }]);
  }
  return Object.fromEntries(cards);
}
