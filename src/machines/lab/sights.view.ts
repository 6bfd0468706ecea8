/** The three viewpoints as a table: a row for each watched port, a square for each place that it is seen from. */
import { VERDICTS } from '#sim/scanner/verdict.ts';
import { eachPort } from '#sim/port-list.ts';
import { VIEWPOINTS, type PortAnswer, type Viewpoint } from '#sim/viewpoint.ts';
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

/**
 * `earlier`: the rows of an earlier look. Rows and squares that are as they were then are the very same objects, so that
 * whoever draws them sees what has to be drawn again.
 */
export function sightRows(
  { watch, sights, differences }: LabView,
  earlier: readonly SightRow[] = [],
): readonly SightRow[] {
  if (watch === null || sights === null) return [];
  const seen = VIEWPOINTS.map((from) => ({
    from,
    answerAt: walkAlong(sights[from].answers),
    changeAt: walkAlong(differences.filter((one) => one.from === from)),
  }));
  return eachPort(watch.ports).map((port, index) => {
    const old = earlier[index]?.port === port ? earlier[index] : undefined;
    const squares = seen.map(({ from, answerAt, changeAt }, place) => {
      const answer = answerAt(port) ?? null;
      const state = stateOfAnswer(answer);
      const change = changeAt(port);
      const before = change === undefined ? null : stateOfAnswer(change.before);
      const square = { from, state, answer, changed: change !== undefined, ghost: before === state ? null : before };
      const known = old?.squares[place];
      return known !== undefined && isSameSquare(known, square) ? known : square;
    });
    return old !== undefined && squares.every((square, place) => square === old.squares[place])
      ? old
      : { port, squares };
  });
}

/** A square that has just changed is never the same: it changed now. */
function isSameSquare(one: Square, other: Square): boolean {
  if (one.changed || other.changed) return false;
  const [a, b] = [one.answer, other.answer];
  if (a === null || b === null) return a === b;
  return (
    a.state === b.state &&
    a.reason === b.reason &&
    a.door === b.door &&
    a.device === b.device &&
    a.role === b.role &&
    a.stage === b.stage &&
    a.ref === b.ref &&
    a.certain === b.certain
  );
}

/** Finds by port in a list in ascending order of ports, when asked for ports in ascending order. */
function walkAlong<Entry extends { readonly port: number }>(
  list: readonly Entry[],
): (port: number) => Entry | undefined {
  let at = 0;
  return (port) => {
    while (at < list.length && list[at]!.port < port) at += 1;
    return list[at]?.port === port ? list[at] : undefined;
  };
}

/** How many squares changed with the last change, for whoever does not see them pulse. */
export function changedSquares(rows: readonly SightRow[]): number {
  return rows.reduce((sum, { squares }) => sum + squares.filter(({ changed }) => changed).length, 0);
}
