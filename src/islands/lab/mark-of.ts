import type { MarkState } from '#art/StateMark.tsx';
import type { SeenState } from '#machines/lab/sights.view.ts';

/** A notice that bars the way, and nobody at all, have no mark of their own: whether the port is open stays unknown. */
export function markOf(state: SeenState): MarkState {
  return state === 'barred' || state === 'nobody' ? 'unknown' : state;
}
