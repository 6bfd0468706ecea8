import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import styles from './window.module.css';

interface SimDialogProps {
  readonly title: ComponentChildren;
  readonly children: ComponentChildren;
  /** Escape, and the cross where there is one. */
  readonly onClose: () => void;
  readonly closeLabel?: string;
  readonly kind?: 'dialog' | 'alertdialog';
  readonly size?: 'small' | 'large';
  /** When it changes, the focus goes to the new `data-focus`: the next page of a wizard. */
  readonly page?: string;
}

const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea, [tabindex="0"]';

/**
 * A dialog inside the simulated screen. It takes the focus, keeps it while it is open, and gives it back. What lies
 * below is made inert by whoever shows it.
 */
export function SimDialog({ title, children, onClose, closeLabel, kind = 'dialog', size, page }: SimDialogProps) {
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();

  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => {
      // Whoever opened it may be gone with the place it stood in; then the place takes the focus.
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  useLayoutEffect(() => {
    const target = box.current?.querySelector<HTMLElement>('[data-focus]') ?? box.current;
    target?.focus();
  }, [page]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    }
    if (event.key !== 'Tab' || box.current === null) return;
    const stops = [...box.current.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((each) => each.tabIndex >= 0);
    const edge = event.shiftKey ? stops[0] : stops.at(-1);
    if (document.activeElement !== edge && document.activeElement !== box.current) return;
    if (document.activeElement === box.current && !event.shiftKey) return;
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
  };

  return (
    <div class={styles.veil}>
      <div
        ref={box}
        role={kind}
        aria-modal="true"
        aria-labelledby={titleId}
        tabIndex={-1}
        class={styles.dialog}
        data-size={size ?? 'small'}
        onKeyDown={onKeyDown}
      >
        <div class={styles.bar}>
          <h3 id={titleId} class={styles.title}>
            {title}
          </h3>
          {closeLabel !== undefined && (
            <button type="button" class={styles.barButton} aria-label={closeLabel} onClick={onClose}>
              <span aria-hidden="true">×</span>
            </button>
          )}
        </div>
        {children}
      </div>
    </div>
  );
}
