import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { fill } from '../fill.ts';
import { CloseButton } from './CloseButton.tsx';
import type { PanelProps } from './panel.ts';
import styles from './mission.module.css';

/** The hints that were asked for, and a button for a closer one. */
export function Hints({
  view,
  script,
  labels,
  heading,
  onClose,
  onMore,
}: PanelProps & { readonly onMore: () => void }) {
  return (
    <div class={styles['sheet']}>
      <h2 tabIndex={-1} ref={heading}>
        <Flag name="H" width={36} />
        <span>
          <Ruby text={labels['mission.hint']} />
        </span>
      </h2>
      <CloseButton labels={labels} onClose={onClose} />
      <ol class={styles['hints']} aria-live="polite">
        {script.hints.slice(0, view.hints).map((hint, index) => (
          <li key={hint}>
            <strong>
              <Ruby text={fill(labels['mission.hint.number'], { number: index + 1 })} />
            </strong>
            <p>
              <Ruby text={hint} />
            </p>
          </li>
        ))}
      </ol>
      {view.canHint ? (
        <p>
          <button type="button" class="button small plain" onClick={onMore}>
            <span>
              <Ruby text={labels['mission.hint.more']} />
            </span>
          </button>
        </p>
      ) : (
        <p>
          <Ruby text={labels['mission.hint.none']} />
        </p>
      )}
    </div>
  );
}
