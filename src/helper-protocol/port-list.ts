/**
 * Port lists as text and as ranges: `1-1055,3000,8080`.
 *
 * item *( "," item ), item = N or N-M, decimal without sign, space or leading zero, 1 ≤ N ≤ M ≤ 65535. A list in a
 * request has at most 256 items and 1 024 characters; overlapping and touching items are merged.
 */
import { fail, ok, type Result } from '#result';
import { PROTOCOL_LIMITS } from './protocol.ts';

export const HIGHEST_PORT = 65_535;

/** From the first port to the last, both included. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** Ascending, without overlap, and with at least one port between two ranges. */
export type PortList = readonly PortRange[];

/** Why a text is no port list. */
export type PortListProblem = 'ports-syntax' | 'ports-range' | 'ports-too-many';

export interface PortListLimits {
  readonly items: number;
  readonly characters: number;
}

/** What a client may ask for. */
export const REQUEST_PORT_LIMITS: PortListLimits = {
  items: PROTOCOL_LIMITS.portItems,
  characters: PROTOCOL_LIMITS.portCharacters,
};

/** What an answer may hold: every second port, each written with five digits and a comma, fits. */
export const ANSWER_PORT_LIMITS: PortListLimits = { items: 32_768, characters: 32_768 * 6 };

const ITEM = /^(0|[1-9]\d*)(?:-(0|[1-9]\d*))?$/;

/**
 * Reads a port list. Form is judged before range, so `1-` is `ports-syntax` and `0` or `9-1` is `ports-range`.
 * The empty text is `ports-syntax`.
 */
export function parsePortList(
  textual: string,
  limits: PortListLimits = REQUEST_PORT_LIMITS,
): Result<PortList, PortListProblem> {
  if (textual.length > limits.characters) return fail('ports-too-many');
  const items = textual.split(',');
  if (items.length > limits.items) return fail('ports-too-many');
  const ranges: PortRange[] = [];
  let outside = false;
  for (const item of items) {
    const parts = ITEM.exec(item);
    if (parts === null) return fail('ports-syntax');
    const from = Number(parts[1]);
    const to = parts[2] === undefined ? from : Number(parts[2]);
    if (from < 1 || from > to || to > HIGHEST_PORT) outside = true;
    else ranges.push({ from, to });
  }
  return outside ? fail('ports-range') : ok(mergeRanges(ranges));
}

/** Sorts ranges and joins those that overlap or touch. */
export function mergeRanges(ranges: readonly PortRange[]): PortList {
  const merged: PortRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = merged.at(-1);
    if (last !== undefined && range.from <= last.to + 1) {
      if (range.to > last.to) merged[merged.length - 1] = { from: last.from, to: range.to };
    } else {
      merged.push({ from: range.from, to: range.to });
    }
  }
  return merged;
}

/** The shortest text for a list, the empty text for none: what `parsePortList` reads back. */
export function formatPortList(list: PortList): string {
  return list.map(formatRange).join(',');
}

/** One item of a list: `80` or `80-88`. */
export function formatRange({ from, to }: PortRange): string {
  return from === to ? String(from) : `${String(from)}-${String(to)}`;
}

/** How many ports a list holds. */
export function countPorts(list: PortList): number {
  return list.reduce((sum, { from, to }) => sum + to - from + 1, 0);
}

/** Tells whether a port is in the list. */
export function hasPort(list: PortList, port: number): boolean {
  return list.some(({ from, to }) => from <= port && port <= to);
}

/** Every port of the list, ascending. */
export function* portsOf(list: PortList): Generator<number> {
  for (const { from, to } of list) {
    for (let port = from; port <= to; port += 1) yield port;
  }
}

/** The list of these ports, in whatever order they come. Numbers that are no port are left out. */
export function portListOf(ports: Iterable<number>): PortList {
  const ranges: PortRange[] = [];
  for (const port of ports) {
    if (Number.isInteger(port) && port >= 1 && port <= HIGHEST_PORT) ranges.push({ from: port, to: port });
  }
  return mergeRanges(ranges);
}

/** The ports that are in one list or the other. */
export function joinPortLists(one: PortList, other: PortList): PortList {
  return mergeRanges([...one, ...other]);
}
