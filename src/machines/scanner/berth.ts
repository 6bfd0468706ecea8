/** What the scanner page says of one port. The words of nmap, in the course's terms (design: 開放, 閉鎖, ステルス). */
import type { Verdict } from '#sim/scanner/verdict.ts';

/**
 * In the order of the codes that the worker sends. `barred`: nmap's `filtered`, but an error message came back, so it is
 * not silence.
 */
export const BERTH_STATES = ['unknown', 'open', 'closed', 'stealth', 'barred', 'scanning'] as const;
export type BerthState = (typeof BERTH_STATES)[number];

/** The states that a finished scan can show. */
export const FOUND_STATES = ['open', 'closed', 'stealth', 'barred'] as const satisfies readonly BerthState[];
export type FoundState = (typeof FOUND_STATES)[number];

/** The place of a state in `BERTH_STATES`. */
export function berthCode(state: BerthState): number {
  return BERTH_STATES.indexOf(state);
}

/** The state at a place of a list of codes. */
export function berthAt(states: Uint8Array, place: number): BerthState {
  return BERTH_STATES[states[place] ?? 0] ?? 'unknown';
}

/** How a verdict of a SYN or connect scan is shown. */
export function berthOf(verdict: Verdict): FoundState {
  if (verdict.state === 'open' || verdict.state === 'closed') return verdict.state;
  return verdict.reason === 'no-response' ? 'stealth' : 'barred';
}

/** How often each state occurs. */
export function countBerths(states: Uint8Array): Readonly<Record<BerthState, number>> {
  const counts: Record<BerthState, number> = { unknown: 0, open: 0, closed: 0, stealth: 0, barred: 0, scanning: 0 };
  for (let place = 0; place < states.length; place += 1) counts[berthAt(states, place)] += 1;
  return counts;
}
