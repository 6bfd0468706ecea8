/**
 * What is due, and when: a priority queue that stops at each due time in turn.
 *
 * Entries of one instant keep the order in which they were scheduled, so a run is reproducible. The agenda is part of
 * a draft (see network.ts): its functions change it in place, and `copyAgenda` makes an independent one.
 */
import type { Instant } from './time.ts';

export interface Agenda<Item> {
  /** A binary heap of instants, with the order numbers and items at the same places. */
  readonly due: number[];
  readonly order: number[];
  readonly items: Item[];
  next: number;
}

export function createAgenda<Item>(): Agenda<Item> {
  return { due: [], order: [], items: [], next: 0 };
}

export function copyAgenda<Item>(agenda: Agenda<Item>): Agenda<Item> {
  return { due: agenda.due.slice(), order: agenda.order.slice(), items: agenda.items.slice(), next: agenda.next };
}

/** The earliest due instant, or undefined when nothing is due any more. */
export function nextDue<Item>(agenda: Agenda<Item>): Instant | undefined {
  return agenda.due[0];
}

export function schedule<Item>(agenda: Agenda<Item>, at: Instant, item: Item): void {
  const { due, order, items } = agenda;
  const number = agenda.next;
  agenda.next += 1;
  let place = due.length;
  due.push(at);
  order.push(number);
  items.push(item);
  while (place > 0) {
    const parent = (place - 1) >> 1;
    // A later order number never rises above an equal instant.
    if (due[parent]! <= at) break;
    due[place] = due[parent]!;
    order[place] = order[parent]!;
    items[place] = items[parent]!;
    place = parent;
  }
  due[place] = at;
  order[place] = number;
  items[place] = item;
}

/** Removes and returns the item that is due first. Throws when the agenda is empty: ask `nextDue` before. */
export function takeNext<Item>(agenda: Agenda<Item>): Item {
  const { due, order, items } = agenda;
  const length = due.length - 1;
  if (length < 0) throw new Error('the agenda is empty');
  const first = items[0]!;
  const at = due.pop()!;
  const number = order.pop()!;
  const item = items.pop()!;
  if (length === 0) return first;
  let place = 0;
  for (;;) {
    let child = 2 * place + 1;
    if (child >= length) break;
    const right = child + 1;
    if (right < length && precedes(due[right]!, order[right]!, due[child]!, order[child]!)) child = right;
    if (!precedes(due[child]!, order[child]!, at, number)) break;
    due[place] = due[child]!;
    order[place] = order[child]!;
    items[place] = items[child]!;
    place = child;
  }
  due[place] = at;
  order[place] = number;
  items[place] = item;
  return first;
}

function precedes(at: Instant, order: number, otherAt: Instant, otherOrder: number): boolean {
  return at < otherAt || (at === otherAt && order < otherOrder);
}
