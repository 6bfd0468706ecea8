/** From the board's state to what a screen shows: ids and codes, no words. */
import type { SnapshotFrom } from 'xstate';
import type { Findings, Place } from './board-words.ts';
import { isSorted, type DropPlace, type Places, type portBoardMachine } from './port-board.machine.ts';

/** `again`: it should lie on the other place. */
export type CardVerdict = 'right' | 'again';

export interface CardView {
  readonly id: string;
  readonly place: Place | null;
  readonly carried: boolean;
  /** Null before the answer was tried, and once the card was moved since. */
  readonly verdict: CardVerdict | null;
}

export interface PortBoardView {
  readonly phase: 'sorting' | 'trying' | 'judged';
  readonly cards: readonly CardView[];
  readonly over: DropPlace | null;
  readonly moved: string | null;
  /** How many cards are not sorted yet. */
  readonly left: number;
  readonly canJudge: boolean;
  readonly findings: Findings | null;
  /** Whether a card was moved since the findings. */
  readonly isStale: boolean;
  /** How many cards lay right when the answer was tried last. */
  readonly right: number;
  readonly isSolved: boolean;
}

/** The place on which a card belongs, by what the home needed. */
export function rightPlace({ needed }: Findings, card: string): Place {
  return needed.includes(card) ? 'open' : 'closed';
}

export function portBoardView({ value, context }: SnapshotFrom<typeof portBoardMachine>): PortBoardView {
  const { cards, places, carried, over, moved, findings, tried } = context;
  const phase = value.answer;
  const isRight = (card: string) => findings !== null && tried[card] === rightPlace(findings, card);
  const right = cards.filter(isRight).length;
  return {
    phase,
    cards: cards.map((id) => ({
      id,
      place: places[id] ?? null,
      carried: id === carried,
      verdict: findings === null || places[id] !== tried[id] ? null : isRight(id) ? 'right' : 'again',
    })),
    over,
    moved,
    left: cards.filter((card) => places[card] === undefined).length,
    canJudge: phase === 'sorting' && isSorted(context),
    findings,
    isStale: findings !== null && cards.some((card) => places[card] !== tried[card]),
    right,
    isSolved: phase === 'judged' && right === cards.length,
  };
}

/** What the record of progress keeps of a solved board: each card, and where it was put when the board was first tried. */
export function boardOutcome(
  cards: readonly string[],
  first: Places | null,
): { readonly steps: readonly { readonly id: string; readonly guess: string | null }[] } {
  return { steps: cards.map((id) => ({ id, guess: first?.[id] ?? null })) };
}
