import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { StateMark } from '#art/StateMark.tsx';
import type { Square, Viewpoint } from '#machines/lab/sights.view.ts';
import { fill } from '../../fill.ts';
import { memo } from '../../memo.tsx';
import { useLab } from '../lab-context.ts';
import { markOf } from '../mark-of.ts';
import { stateLabel } from '../wording.ts';
import styles from './views.module.css';

interface SquareButtonProps {
  readonly square: Square;
  readonly port: number;
  /** Which device answered, in words; empty where none did. */
  readonly who: string;
  readonly isChosen: boolean;
  /** Whether Tab comes by it; in a grid it does by one square alone. */
  readonly isStop?: boolean;
  readonly onChoose: (port: number, from: Viewpoint) => void;
}

/** How a port looks from one place, who answered, and what was seen before the last change. */
export const SquareButton = memo(({ square, port, who, isChosen, isStop = true, onChoose }: SquareButtonProps) => {
  const lab = useLab();
  const { labels } = lab;
  const word = labels[stateLabel(square.state)];
  return (
    <button
      type="button"
      class={styles['square']}
      // By turns one of two: another animation of the same kind begins anew, where the same one would not.
      data-changed={square.changed ? lab.looks % 2 : undefined}
      aria-pressed={isChosen}
      tabIndex={isStop ? undefined : -1}
      onClick={() => onChoose(port, square.from)}
    >
      <span class="quiet">
        {stripRuby(fill(labels['lab.views.square'], { port, from: labels[`lab.views.from.${square.from}`] }))}
      </span>
      <span class="state" data-state={markOf(square.state)}>
        <StateMark state={markOf(square.state)} width={18} />
        <span>
          <Ruby text={word} />
        </span>
      </span>
      <span class={styles['who']}>
        <Ruby text={who} />
      </span>
      {square.ghost !== null && (
        <span class={styles['ghost']}>
          <StateMark state={markOf(square.ghost)} width={12} />
          <span>
            <Ruby text={fill(labels['lab.views.ghost'], { before: labels[stateLabel(square.ghost)] })} />
          </span>
        </span>
      )}
    </button>
  );
});
