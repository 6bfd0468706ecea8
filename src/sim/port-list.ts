/** Port lists like `22,80,5000-5010`: sorted ranges that neither overlap nor touch. */
import { fail, ok, type Result } from '#result';

export const LAST_PORT = 65_535;

/** An inclusive range of port numbers. */
export interface PortRange {
  readonly low: number;
  readonly high: number;
}

export type PortList = readonly PortRange[];

/** The problem, and the item of the list that has it (counted from 0; -1 for the list as a whole). */
export interface PortListProblem {
  readonly code: 'ports-empty' | 'ports-syntax' | 'port-too-large' | 'ports-reversed' | 'ports-too-long';
  readonly item: number;
}

/** Longer texts are refused unread. */
export const LONGEST_PORT_LIST = 400_000;

/** Reads a list strictly: decimal numbers and low-high ranges with commas between, nothing else. */
export function parsePortList(text: string): Result<PortList, PortListProblem> {
  if (text.length > LONGEST_PORT_LIST) return fail({ code: 'ports-too-long', item: -1 });
  if (text === '') return fail({ code: 'ports-empty', item: -1 });
  const ranges: PortRange[] = [];
  for (const [item, part] of text.split(',').entries()) {
    const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(part);
    if (match === null) return fail({ code: /^\d{6,}/.test(part) ? 'port-too-large' : 'ports-syntax', item });
    const low = Number(match[1]);
    const high = match[2] === undefined ? low : Number(match[2]);
    if (low > LAST_PORT || high > LAST_PORT) return fail({ code: 'port-too-large', item });
    if (low > high) return fail({ code: 'ports-reversed', item });
    ranges.push({ low, high });
  }
  return ok(normalizePorts(ranges));
}

/**
 * Reads what a person typed: full-width digits and signs, blanks, Japanese commas and dashes are taken for what they
 * mean, and a reversed range is a problem of its own so that a message can offer the right one.
 */
export function parseTypedPortList(text: string): Result<PortList, PortListProblem> {
  if (text.length > LONGEST_PORT_LIST) return fail({ code: 'ports-too-long', item: -1 });
  const plain = text
    .normalize('NFKC')
    .replace(/[、，､;]/g, ',')
    .replace(/\s*[-‐‑‒–—―−ー~〜～]\s*/g, '-')
    .trim()
    .replace(/\s*,\s*|\s+/g, ',');
  return parsePortList(plain);
}

/** Sorts and merges ranges. */
export function normalizePorts(ranges: readonly PortRange[]): PortList {
  const merged: PortRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.low - b.low)) {
    const last = merged.at(-1);
    if (last !== undefined && range.low <= last.high + 1) {
      if (range.high > last.high) merged[merged.length - 1] = { low: last.low, high: range.high };
    } else merged.push(range);
  }
  return merged;
}

export function formatPortList(ports: PortList): string {
  return ports.map(({ low, high }) => (low === high ? `${low}` : `${low}-${high}`)).join(',');
}

export function hasPort(ports: PortList, port: number): boolean {
  for (const { low, high } of ports) if (port >= low && port <= high) return true;
  return false;
}

export function countPorts(ports: PortList): number {
  return ports.reduce((sum, { low, high }) => sum + high - low + 1, 0);
}

/** Every port of the list, in ascending order. */
export function eachPort(ports: PortList): number[] {
  const all: number[] = [];
  for (const { low, high } of ports) for (let port = low; port <= high; port += 1) all.push(port);
  return all;
}

/** The list of a set of port numbers. */
export function portListOf(ports: Iterable<number>): PortList {
  return normalizePorts([...ports].map((port) => ({ low: port, high: port })));
}
