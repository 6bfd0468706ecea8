import { Boat } from '#art/Boat.tsx';
import styles from './crossing.module.css';

/** すやり霞: what is not known yet, with a ghost of a boat in it. */
export function Fog({ lifting, onLifted }: { readonly lifting: boolean; readonly onLifted?: () => void }) {
  return (
    <div class={styles['fog']} data-lifting={lifting ? '' : undefined} onAnimationEnd={onLifted}>
      <svg viewBox="0 0 640 100" aria-hidden="true" focusable="false">
        <path
          d="M104 4H546a15 15 0 0 1 0 30H601a16 16 0 0 1 0 32H525a15 15 0 0 1 0 30H125a15 15 0 0 1 0-30H39a16 16 0 0 1 0-32H104a15 15 0 0 1 0-30Z"
          fill="var(--fog)"
          stroke="var(--fog-ink)"
          stroke-width="1.5"
        />
        <path
          d="M130 18H250M70 42H190M470 20H540M440 50H590M150 82H270M420 80H510"
          stroke="var(--fog-ink)"
          stroke-width="1"
          opacity="0.5"
        />
      </svg>
      <Boat kind="ghost" width={86} class={styles['ghost']} />
    </div>
  );
}
