import { Ruby } from '#art/Ruby.tsx';
import { StateMark, type MarkState } from '#art/StateMark.tsx';
import type { BerthState } from '#machines/scanner/berth.ts';

/** The mark of a state. A notice that bars the way has none of its own: whether the port is open stays unknown. */
export function markOf(state: BerthState): MarkState {
  return state === 'barred' ? 'unknown' : state;
}

/** A state as mark and word. */
export function StateName(props: {
  readonly state: BerthState;
  readonly word: string;
  readonly width?: number;
  readonly class?: string | undefined;
}) {
  const { state, word, width = 20, class: className } = props;
  return (
    <span class={className === undefined ? 'state' : `state ${className}`} data-state={markOf(state)}>
      <StateMark state={markOf(state)} width={width} />
      <span>
        <Ruby text={word} />
      </span>
    </span>
  );
}
