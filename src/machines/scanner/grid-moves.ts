/** Where the keys lead on a chart of ports that are set in rows. */
import { berthAt, type BerthState } from './berth.ts';

/** A key's meaning. Rows and pages are counted on the screen, so their size comes from there. */
export type GridMove =
  'left' | 'right' | 'up' | 'down' | 'row-start' | 'row-end' | 'first' | 'last' | 'page-up' | 'page-down';

export interface GridShape {
  readonly count: number;
  readonly columns: number;
  /** Places on one page of the chart. */
  readonly page: number;
}

/** The place that a move leads to; the chart's edge holds. */
export function moveOn(place: number, move: GridMove, { count, columns, page }: GridShape): number {
  const rowStart = place - (place % columns);
  const targets: Readonly<Record<GridMove, number>> = {
    left: place - 1,
    right: place + 1,
    up: place - columns < 0 ? place : place - columns,
    down: place + columns >= count ? place : place + columns,
    'row-start': rowStart,
    'row-end': rowStart + columns - 1,
    first: 0,
    last: count - 1,
    'page-up': place - Math.min(page, columns * 8),
    'page-down': place + Math.min(page, columns * 8),
  };
  return Math.max(0, Math.min(count - 1, targets[move]));
}

/** The next place with a state after this one, round the end; -1 when there is none. */
export function nextInState(states: Uint8Array, place: number, state: BerthState): number {
  for (let step = 1; step <= states.length; step += 1) {
    const at = (place + step) % states.length;
    if (berthAt(states, at) === state) return at;
  }
  return -1;
}
