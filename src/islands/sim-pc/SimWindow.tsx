import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon, type IconName } from '#art/Icon.tsx';
import { useSimPc } from './sim-pc-context.tsx';
import styles from './window.module.css';

interface SimWindowProps {
  readonly title: ComponentChildren;
  readonly icon: IconName;
  readonly children: ComponentChildren;
  /** Whether the window has an arrow back to the page before. */
  readonly goesBack?: boolean;
  /** Whether its title is what takes the focus when it opens. */
  readonly titleFocus?: boolean;
}

/** A window of the simulated desktop: it fills the screen, as on a small laptop. */
export function SimWindow({ title, icon, children, goesBack = false, titleFocus = true }: SimWindowProps) {
  const { t, go, here } = useSimPc();
  const titleId = useId();
  return (
    <section class={styles.window} aria-labelledby={titleId}>
      <header class={styles.bar}>
        {goesBack && (
          <button
            type="button"
            class={styles.barButton}
            aria-label={t('pc.back')}
            {...here('go.back')}
            onClick={() => go({ type: 'go.back' })}
          >
            <Icon name="arrow-left" width={18} />
          </button>
        )}
        <Icon name={icon} width={18} class={styles.mark!} />
        <h3 id={titleId} class={styles.title} tabIndex={-1} {...(titleFocus ? { 'data-focus': '' } : {})}>
          {title}
        </h3>
        <button
          type="button"
          class={styles.barButton}
          aria-label={t('pc.close')}
          {...here('window.close')}
          onClick={() => go({ type: 'window.close' })}
        >
          <span aria-hidden="true">×</span>
        </button>
      </header>
      <div class={styles.body}>{children}</div>
    </section>
  );
}
