/** Which element of a long list's stretch in sight shows which row: the row by its number, the element by its own. */
export type Slots = ReadonlyMap<number, number>;

/**
 * Hands the elements of rows that are no longer shown on to rows that are new, in the order of both. To fill an element
 * with other words is less work for a browser than to take it away and make another. A row that stays keeps its element,
 * and with it the focus; whoever hands on an element that has the focus takes that away.
 */
export function handOn(slots: Slots, rows: readonly number[]): Slots {
  const shown = new Set(rows);
  const free = [...slots].filter(([row]) => !shown.has(row)).map(([, slot]) => slot);
  let next = Math.max(-1, ...slots.values());
  return new Map(rows.map((row) => [row, slots.get(row) ?? free.shift() ?? (next += 1)]));
}
