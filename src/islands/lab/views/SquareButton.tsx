import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { StateMark } from '#art/StateMark.tsx';
import type { Square } from '#machines/lab/sights.view.ts';
import { fill } from '../../fill.ts';
import { useLab } from '../lab-context.ts';
import { markOf } from '../mark-of.ts';
import { stateLabel } from '../wording.ts';
import styles from './views.module.css';

interface SquareButtonProps {
  readonly square: Square;
  readonly port: number;
  readonly isChosen: boolean;
  /** Whether Tab comes by it; in a grid it does by one square alone. */
  readonly isStop?: boolean;
  readonly onChoose: () => void;
}

/** How a port looks from one place, who answered, and what was seen before the last change. */
export function SquareButton({ square, port, isChosen, isStop = true, onChoose }: SquareButtonProps) {
  const { labels, view, wording, looks } = useLab();
  const { answer } = square;
  const place = answer === null || answer.device === null ? null : deviceIndex(view.network.topology.devices, answer);
  const who = place === null ? '' : wording.device(view.network, place);
  const word = labels[stateLabel(square.state)];
  return (
    <button
      type="button"
      class={styles['square']}
      // By turns one of two: another animation of the same kind begins anew, where the same one would not.
      data-changed={square.changed ? looks % 2 : undefined}
      aria-pressed={isChosen}
      tabIndex={isStop ? undefined : -1}
      onClick={onChoose}
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
}

function deviceIndex(
  devices: readonly { readonly name: string; readonly role: string }[],
  answer: { readonly device: string | null; readonly role: string | null },
): number | null {
  const found = devices.findIndex(({ name, role }) => name === answer.device && role === answer.role);
  return found < 0 ? null : found;
}
