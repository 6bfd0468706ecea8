/** Results as one byte for each port, written by the probing threads and read by the main one. */
import { formatRange, HIGHEST_PORT } from '#helper-protocol/port-list.ts';
import { noPorts } from '#helper-protocol/scan-event.ts';
import { PORT_STATES, type PortState, type StateCounts, type StatePorts } from '#helper-protocol/scan.ts';
import { STATE, type StateByte, UNSURE } from './state-byte.ts';

/** More unsure ports than this are no rarity: they are reported as they are. */
export const MOST_TO_CONFIRM = 256;

const BYTES: Readonly<Record<PortState, StateByte>> = {
  open: STATE.open,
  closed: STATE.closed,
  filtered: STATE.filtered,
  'open|filtered': STATE.openFiltered,
};

/** One byte for each port, index = port; shared between threads. */
export function createStates(): Uint8Array<SharedArrayBuffer> {
  return new Uint8Array(new SharedArrayBuffer(HIGHEST_PORT + 1));
}

/** What is to be reported of the states, and how many ports of each. */
export interface StatesView {
  readonly states: Uint8Array;
  readonly showUnsure: boolean;
  readonly counts: StateCounts;
  readonly done: number;
}

/** Looks at the states as they are now. At the end of a scan everything is shown. */
export function viewStates(states: Uint8Array, ended: boolean): StatesView {
  const histogram = new Uint32Array(16);
  for (let port = 1; port <= HIGHEST_PORT; port += 1) histogram[states[port] ?? 0]! += 1;
  const unsure = histogram.slice(UNSURE).reduce((sum, count) => sum + count, 0);
  const showUnsure = ended || unsure > MOST_TO_CONFIRM;
  const counts = Object.fromEntries(
    PORT_STATES.map((state) => {
      const byte = BYTES[state];
      return [state, (histogram[byte] ?? 0) + (showUnsure ? (histogram[byte | UNSURE] ?? 0) : 0)];
    }),
  ) as Record<PortState, number>;
  return { states, showUnsure, counts, done: PORT_STATES.reduce((sum, state) => sum + counts[state], 0) };
}

/** The ports that are unsure, ascending. */
export function unsurePorts(states: Uint8Array): readonly number[] {
  const ports: number[] = [];
  for (let port = 1; port <= HIGHEST_PORT; port += 1) {
    if (((states[port] ?? 0) & UNSURE) !== 0) ports.push(port);
  }
  return ports;
}

/** Port lists of all states. */
export function formatStates(view: StatesView): StatePorts {
  return takeNews(view, undefined, Number.POSITIVE_INFINITY).lists;
}

/** What one subscriber has been told: one byte for each port. */
export function createSent(): Uint8Array {
  return new Uint8Array(HIGHEST_PORT + 1);
}

/**
 * The ports whose state has not been told yet, as port lists of at most about `budget` characters in all, open ones
 * first. What is given is marked in `sent`; what does not fit comes the next time. Without `sent` everything is news.
 */
export function takeNews(
  view: StatesView,
  sent: Uint8Array | undefined,
  budget: number,
): { readonly lists: StatePorts; readonly complete: boolean } {
  const lists = noPorts();
  let left = budget;
  let complete = true;
  for (const state of ['open', 'filtered', 'open|filtered', 'closed'] as const) {
    const items: string[] = [];
    let from = 0;
    for (let port = 1; port <= HIGHEST_PORT + 1; port += 1) {
      const isNews =
        port <= HIGHEST_PORT && (sent === undefined || sent[port] === 0) && visibleByte(view, port) === BYTES[state];
      if (isNews && from === 0) from = port;
      if (isNews || from === 0) continue;
      const item = formatRange({ from, to: port - 1 });
      if (item.length + 1 > left) {
        complete = false;
        break;
      }
      left -= item.length + 1;
      items.push(item);
      sent?.fill(BYTES[state], from, port);
      from = 0;
    }
    lists[state] = items.join(',');
  }
  return { lists, complete };
}

function visibleByte({ states, showUnsure }: StatesView, port: number): number {
  const byte = states[port] ?? 0;
  if ((byte & UNSURE) === 0) return byte;
  return showUnsure ? byte & ~UNSURE : STATE.none;
}
