import { Ruby } from '#art/Ruby.tsx';
import { fill } from '../fill.ts';
import { CloseButton } from './CloseButton.tsx';
import { SheetTitle } from './SheetTitle.tsx';
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
      <SheetTitle heading={heading} text={labels['mission.hint']} flag="H" />
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
