/** Sets a board up when the page is built. The browser does not load this file. */
import type { BoardCard } from '#machines/port-board/board-words.ts';
import { cardNumber } from '#machines/port-board/try-home.ts';

/** The numbers and transports that stand on a card. */
export function cardFace({ id, opens }: BoardCard): { readonly number: string; readonly transports: string } {
  const number = cardNumber(opens);
  if (!number.ok) throw new Error(`card "${id}": ports: ${JSON.stringify(number.problem)}`);
  const transports = [...new Set(opens.map(({ proto }) => proto.toUpperCase()))].join(', ');
  return { number: number.value, transports };
}
