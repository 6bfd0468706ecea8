/** What the board's island is given: its cards with the words of one language, and the home on which it is tried. */
import type { BoardCard, BoardPlan, Errand } from '#machines/port-board/board-words.ts';

export interface CardScript extends BoardCard {
  /** All its ports: `137–139`. */
  readonly number: string;
  /** `UDP, TCP` */
  readonly transports: string;
  readonly task: string;
  readonly why: string;
  readonly beside: string;
  /** What could happen if the outside reached it; null for what goes out. */
  readonly risk: string | null;
}

export interface ErrandScript extends Errand {
  readonly text: string;
}

export interface PortBoardScript extends BoardPlan {
  readonly id: string;
  readonly trial: string;
  /** `9-1` */
  readonly number: string;
  readonly title: string;
  readonly lead: string;
  readonly aside: string;
  readonly cards: readonly CardScript[];
  readonly errands: readonly ErrandScript[];
  /** The page that opens a home from its address. */
  readonly sandbox: string;
}
