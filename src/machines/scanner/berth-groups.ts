/** The text twin of the grid: stretches of ports with one state, and every port that differs from most. */
import { FOUND_STATES, berthAt, type BerthState, type FoundState } from './berth.ts';
import type { Door } from '#sim/explain.ts';
import type { DoorList, Findings } from './survey.ts';

/** Ports that follow each other and share a state and a door. */
export interface BerthGroup {
  readonly low: number;
  readonly high: number;
  readonly state: BerthState;
  readonly door: Door | null;
}

/** The port numbers of the places, in order. */
export function portNumbers(findings: Pick<Findings, 'ports' | 'total'>): Int32Array {
  const numbers = new Int32Array(findings.total);
  let place = 0;
  for (const { low, high } of findings.ports)
    for (let port = low; port <= high && place < numbers.length; port += 1) {
      numbers[place] = port;
      place += 1;
    }
  return numbers;
}

/** Neighbouring ports of one state and door, together. */
export function groupBerths(findings: Findings, doors: DoorList | null): readonly BerthGroup[] {
  const numbers = portNumbers(findings);
  const groups: BerthGroup[] = [];
  for (let place = 0; place < numbers.length; place += 1) {
    const port = numbers[place]!;
    const state = berthAt(findings.states, place);
    const door = doors?.names[doors.places[place] ?? -1] ?? null;
    const last = groups.at(-1);
    if (last !== undefined && last.high === port - 1 && last.state === state && last.door === door)
      groups[groups.length - 1] = { ...last, high: port };
    else groups.push({ low: port, high: port, state, door });
  }
  return groups;
}

/** The state that most ports have, and how many; null when nothing is decided. */
export function majorityOf(
  counts: Readonly<Record<BerthState, number>>,
): { readonly state: FoundState; readonly count: number } | null {
  let most: { state: FoundState; count: number } | null = null;
  for (const state of FOUND_STATES) if (counts[state] > (most?.count ?? 0)) most = { state, count: counts[state] };
  return most;
}

/** Ports that differ from most, the first `most` of them. */
export function exceptionsOf(findings: Findings, usual: BerthState, most: number): readonly number[] {
  const numbers = portNumbers(findings);
  const found: number[] = [];
  for (let place = 0; place < numbers.length && found.length < most; place += 1)
    if (berthAt(findings.states, place) !== usual) found.push(numbers[place]!);
  return found;
}

/** Ports of one state, the first `most` of them. */
export function portsInState(findings: Findings, state: BerthState, most: number): readonly number[] {
  const numbers = portNumbers(findings);
  const found: number[] = [];
  for (let place = 0; place < numbers.length && found.length < most; place += 1)
    if (berthAt(findings.states, place) === state) found.push(numbers[place]!);
  return found;
}
