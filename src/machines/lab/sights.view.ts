/** The three viewpoints as a table: a row for each watched port, a square for each place that it is seen from. */
import { VERDICTS } from '#sim/scanner/verdict.ts';
import { eachPort } from '#sim/port-list.ts';
import { VIEWPOINTS, type PortAnswer, type Sights, type Viewpoint } from '#sim/viewpoint.ts';
import type { LabView } from './lab.view.ts';

export { VIEWPOINTS } from '#sim/viewpoint.ts';
export type { PortAnswer, Viewpoint } from '#sim/viewpoint.ts';

/** `barred`: an error message came back, so it is not silence. `nobody`: nobody can look from there, or is there. */
export type SeenState = 'open' | 'closed' | 'stealth' | 'barred' | 'maybe' | 'nobody';

export interface Square {
  readonly from: Viewpoint;
  readonly state: SeenState;
  readonly answer: PortAnswer | null;
  /** What was seen before the last change, where it differs. */
  readonly ghost: SeenState | null;
  /** Whether anything about the answer changed with the last change: state, reason or who decided. */
  readonly changed: boolean;
}

export interface SightRow {
  readonly port: number;
  readonly squares: readonly Square[];
}

export function stateOfAnswer(answer: Pick<PortAnswer, 'state' | 'reason'> | null): SeenState {
  if (answer === null) return 'nobody';
  if (answer.state === 'open' || answer.state === 'closed') return answer.state;
  if (answer.state === 'open|filtered') return 'maybe';
  return answer.reason === 'no-response' ? 'stealth' : 'barred';
}

/** The state that a verdict of the log stands for. */
export function stateOfVerdict(place: number): SeenState {
  return stateOfAnswer(VERDICTS[place] ?? null);
}

export function sightRows({ watch, sights, differences }: LabView): readonly SightRow[] {
  if (watch === null || sights === null) return [];
  const seen = VIEWPOINTS.map((from) => ({
    from,
    answers: index(sights, from),
    changes: new Map(differences.filter((one) => one.from === from).map((one) => [one.port, one])),
  }));
  return eachPort(watch.ports).map((port) => ({
    port,
    squares: seen.map(({ from, answers, changes }) => {
      const answer = answers.get(port) ?? null;
      const state = stateOfAnswer(answer);
      const change = changes.get(port);
      const before = change === undefined ? null : stateOfAnswer(change.before);
      return { from, state, answer, changed: change !== undefined, ghost: before === state ? null : before };
    }),
  }));
}

function index(sights: Sights, from: Viewpoint): ReadonlyMap<number, PortAnswer> {
  return new Map(sights[from].answers.map((answer) => [answer.port, answer]));
}

/** How many squares changed with the last change, for whoever does not see them pulse. */
export function changedSquares(rows: readonly SightRow[]): number {
  return rows.reduce((sum, { squares }) => sum + squares.filter(({ changed }) => changed).length, 0);
}
