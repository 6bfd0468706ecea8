import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Places } from '#machines/port-board/port-board.machine.ts';

/**
 * Where the focus goes when a card was moved by its radio buttons: with the card; or, when an arrow key sorted it, on to
 * the next card that is not sorted, and after the last one to the button that tries the answer.
 */
export function useCardFocus(
  board: RefObject<HTMLElement>,
  places: Places,
): (card: string, by: 'radio' | 'arrow') => void {
  const wish = useRef<{ readonly card: string; readonly goesOn: boolean } | null>(null);

  useLayoutEffect(() => {
    const wanted = wish.current;
    wish.current = null;
    if (wanted === null) return;
    const find = (selector: string) => board.current?.querySelector<HTMLElement>(selector) ?? null;
    const own = find(`[data-card="${wanted.card}"] input:checked`);
    const next = [...(board.current?.querySelectorAll<HTMLElement>('[data-card]') ?? [])].find(
      (card) => card.querySelector('input:checked') === null,
    );
    const target = wanted.goesOn ? (next?.querySelector<HTMLElement>('input') ?? find('[data-judge]') ?? own) : own;
    target?.focus({ preventScroll: true });
    if (target?.matches(':focus-visible')) target.scrollIntoView({ block: 'nearest' });
  }, [board, places]);

  return (card, by) => {
    wish.current = { card, goesOn: by === 'arrow' && places[card] === undefined };
  };
}
