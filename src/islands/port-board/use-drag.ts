/** Dragging a card by pointer: what the pointer does is told to the board's machine, which alone knows where cards lie. */
import type { JSX } from 'preact';
import type { DropPlace, PortBoardEvent } from '#machines/port-board/port-board.machine.ts';

/** A shorter way is a click, in CSS pixels. */
const SHORTEST_DRAG = 6;
/** So near the window's edge the page moves along, and by so much with each move of the pointer. */
const EDGE = 48;
const SCROLL_STEP = 16;

type Send = (event: PortBoardEvent) => void;

/** The place under a point, the card that is dragged aside. Places carry `data-place`. */
function placeAt(x: number, y: number, card: HTMLElement): DropPlace | null {
  const below = document.elementsFromPoint(x, y).find((element) => !card.contains(element));
  const place = below?.closest<HTMLElement>('[data-place]')?.dataset['place'];
  return place === 'open' || place === 'closed' || place === 'tray' ? place : null;
}

/** Whether a press may become a drag: not on a radio button, and with a finger only on the grip, so that pages scroll. */
function isGrasp(event: PointerEvent): boolean {
  const on = event.target as Element;
  if (event.button !== 0 || on.closest('label, button') !== null) return false;
  return event.pointerType === 'mouse' || on.closest('[data-grip]') !== null;
}

/** Begins when a card is pressed; lifts it when the pointer moves. Escape lets it go. */
export function beginDrag(event: JSX.TargetedPointerEvent<HTMLElement>, card: string, send: Send): void {
  if (!isGrasp(event)) return;
  const element = event.currentTarget;
  const start = { x: event.clientX, y: event.clientY, scroll: scrollY };
  let over: DropPlace | null | undefined;

  const move = ({ clientX: x, clientY: y }: PointerEvent): void => {
    if (over === undefined) {
      if (Math.hypot(x - start.x, y - start.y) < SHORTEST_DRAG) return;
      send({ type: 'card.lift', card });
    }
    if (y > innerHeight - EDGE) scrollBy(0, SCROLL_STEP);
    else if (y < EDGE) scrollBy(0, -SCROLL_STEP);
    element.style.translate = `${String(x - start.x)}px ${String(y - start.y + scrollY - start.scroll)}px`;
    const place = placeAt(x, y, element);
    if (place !== over) send({ type: 'place.enter', place });
    over = place;
  };
  const end = (type: 'card.drop' | 'card.let-go') => (): void => {
    watch.abort();
    element.style.translate = '';
    if (over !== undefined) send({ type });
  };
  const watch = new AbortController();
  const { signal } = watch;
  const letGo = end('card.let-go');
  addEventListener('pointermove', move, { signal });
  addEventListener('pointerup', end('card.drop'), { signal });
  addEventListener('pointercancel', letGo, { signal });
  addEventListener('keydown', ({ key }) => key === 'Escape' && letGo(), { signal });
}
