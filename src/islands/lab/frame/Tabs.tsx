import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { stripRuby } from '#art/Ruby.tsx';
import styles from './tabs.module.css';

interface TabsProps {
  /** Unique on the page. */
  readonly id: string;
  readonly label: string;
  readonly tabs: readonly { readonly name: string; readonly word: ComponentChildren }[];
  readonly chosen: string;
  readonly onChoose: (name: string) => void;
  readonly children: ComponentChildren;
  /** On the device's dark bezel. */
  readonly dark?: boolean;
}

/** Panels of which one is shown (WAI-ARIA tabs: one tab stop, arrows choose). */
export function Tabs({ id, label, tabs, chosen, onChoose, children, dark = false }: TabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const move = (by: number): void => {
    const place = tabs.findIndex(({ name }) => name === chosen);
    const next = tabs[(place + by + tabs.length) % tabs.length]!;
    onChoose(next.name);
    list.current?.querySelector<HTMLElement>(`#${id}-tab-${next.name}`)?.focus();
  };
  return (
    <div class={styles['tabs']} data-dark={dark ? '' : undefined}>
      <h2 id={`${id}-title`} class="quiet">
        {stripRuby(label)}
      </h2>
      <div
        ref={list}
        role="tablist"
        aria-labelledby={`${id}-title`}
        class={styles['list']}
        onKeyDown={(event) => {
          const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
          if (by === 0) return;
          event.preventDefault();
          move(by);
        }}
      >
        {tabs.map(({ name, word }) => (
          <button
            type="button"
            role="tab"
            key={name}
            id={`${id}-tab-${name}`}
            aria-selected={name === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={name === chosen ? 0 : -1}
            onClick={() => onChoose(name)}
          >
            <span>{word}</span>
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-tab-${chosen}`}
        tabIndex={0}
        class={styles['panel']}
      >
        {children}
      </div>
    </div>
  );
}
