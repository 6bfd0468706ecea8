import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '#art/Icon.tsx';
import { useSimPc } from './sim-pc-context.tsx';
import styles from './sim-pc.module.css';

interface SimFrameProps {
  readonly children: ComponentChildren;
  readonly onUndo: (() => void) | null | undefined;
  /** What the live region says. */
  readonly said: string;
}

/** The bezel: says that this is a simulation, before anything else. */
export function SimFrame({ children, onUndo, said }: SimFrameProps) {
  const { r, t } = useSimPc();
  const [isLarge, setLarge] = useState(false);
  return (
    <section class={styles.frame} aria-label={t('pc.frame')}>
      <header class={styles.bezel}>
        <p class={styles.tag}>
          <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
            <path d="M2 14 14 2h5L2 19Zm5 8L22 7v5L12 22Z" fill="currentColor" />
          </svg>
          {r('pc.tag')}
        </p>
        <p class={styles.promise}>{r('pc.promise')}</p>
        <button
          type="button"
          class={styles.tool}
          aria-pressed={isLarge}
          aria-label={t('pc.enlarge')}
          onClick={() => setLarge(!isLarge)}
        >
          <Icon name="search" width={18} />
          <span>{r('pc.enlarge')}</span>
        </button>
        {onUndo !== undefined && (
          <button
            type="button"
            class={styles.tool}
            disabled={onUndo === null}
            aria-label={t('pc.undo')}
            onClick={() => onUndo?.()}
          >
            <Icon name="undo" width={18} />
            <span>{r('pc.undo')}</span>
          </button>
        )}
      </header>
      <div class={styles.screen} data-large={isLarge}>
        {children}
      </div>
      <p class={styles.unseen} role="status" aria-live="polite">
        {said}
      </p>
    </section>
  );
}
