import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Icon, type IconName } from '#art/Icon.tsx';
import {
  RESULT_EVENTS,
  searchResults,
  SEARCH_RESULTS,
  type SearchResult,
} from '#machines/settings-path/settings-path.view.ts';
import type { SettingsPathEvent } from '#machines/settings-path/settings-path.machine.ts';
import type { SimApp } from './SimPc.tsx';
import { useSimPc, type SimPcTools } from './sim-pc-context.tsx';
import type { SimPcKey } from './sim-pc.labels.ts';
import styles from './desktop.module.css';

interface Launcher {
  readonly id: string;
  readonly label: ComponentChildren;
  readonly icon: IconName;
  readonly event: SettingsPathEvent;
}

/** What stands on the desktop and in the start menu. */
function useLaunchers(apps: readonly SimApp[]): readonly Launcher[] {
  const { r } = useSimPc();
  return [
    ...apps.map(({ id, label, icon }) => ({
      id,
      label: r(label),
      icon,
      event: { type: 'app.open' as const, app: id },
    })),
    { id: 'programs', label: r('pc.programs.title'), icon: 'gamepad', event: { type: 'programs.open' } },
    { id: 'listeners', label: r('pc.listeners.title'), icon: 'list', event: { type: 'listeners.open' } },
  ];
}

export function DesktopIcons({ apps }: { readonly apps: readonly SimApp[] }) {
  const { t, go } = useSimPc();
  return (
    <section class={styles.icons} aria-label={t('pc.desktop')} tabIndex={-1} data-focus>
      <ul>
        {useLaunchers(apps).map(({ id, label, icon, event }) => (
          <li key={id}>
            <button type="button" class={styles.icon} onClick={() => go(event)}>
              <Icon name={icon} width={30} />
              <span>{label}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Escape leaves a menu. */
function useEscape() {
  const { go } = useSimPc();
  return (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    go({ type: 'menu.close' });
  };
}

export function StartMenu({ apps }: { readonly apps: readonly SimApp[] }) {
  const { r, t, go, here, onPc } = useSimPc();
  const launchers = useLaunchers(apps);
  return (
    <section class={styles.menu} aria-label={t('pc.start')} onKeyDown={useEscape()}>
      <ul class={styles.tiles}>
        {launchers.map(({ id, label, icon, event }, index) => (
          <li key={id}>
            <button
              type="button"
              class={styles.tile}
              {...(index === 0 ? { 'data-focus': '' } : {})}
              onClick={() => go(event)}
            >
              <Icon name={icon} width={26} />
              <span>{label}</span>
            </button>
          </li>
        ))}
      </ul>
      <ul class={styles.rows}>
        <li>
          <button
            type="button"
            class={styles.row}
            {...here('settings.open')}
            onClick={() => go({ type: 'settings.open' })}
          >
            <Gear />
            <span>{r('pc.settings')}</span>
          </button>
        </li>
        <li>
          <button type="button" class={styles.row} {...here('search.open')} onClick={() => go({ type: 'search.open' })}>
            <Icon name="search" width={20} />
            <span>{r('pc.search')}</span>
          </button>
        </li>
        <li>
          <button type="button" class={styles.row} onClick={() => onPc({ type: 'power.restart' })}>
            <Icon name="undo" width={20} />
            <span>{r('pc.restart')}</span>
          </button>
        </li>
        <li>
          <button type="button" class={styles.row} onClick={() => onPc({ type: 'power.off' })}>
            <Icon name="plug" width={20} />
            <span>{r('pc.shut-down')}</span>
          </button>
        </li>
        <li>
          <button type="button" class={styles.row} {...here('menu.close')} onClick={() => go({ type: 'menu.close' })}>
            <Icon name="close" width={20} />
            <span>{r('pc.menu.close')}</span>
          </button>
        </li>
      </ul>
    </section>
  );
}

const RESULT_NAMES = {
  console: 'wfas.title',
  'control-panel': 'pc.control-panel.title',
  security: 'pc.security.title',
  settings: 'pc.settings',
  programs: 'pc.programs.title',
  listeners: 'pc.listeners.title',
} as const satisfies Record<SearchResult, SimPcKey>;

/** The windows of the page whose name or other words hold what was typed. */
function appsFound(query: string, apps: readonly SimApp[], t: SimPcTools['t']): readonly SimApp[] {
  const plain = query.normalize('NFKC').trim().toLowerCase();
  if (plain === '') return [];
  return apps.filter(({ label, keywords = [] }) =>
    [t(label), ...keywords].some((word) => word.normalize('NFKC').toLowerCase().includes(plain)),
  );
}

export function SearchMenu({ apps }: { readonly apps: readonly SimApp[] }) {
  const { r, t, go, here } = useSimPc();
  const [query, setQuery] = useState('');
  const names: Record<SearchResult, readonly string[]> = {
    console: [t(RESULT_NAMES.console)],
    'control-panel': [t(RESULT_NAMES['control-panel']), t('pc.search.word.firewall')],
    security: [t(RESULT_NAMES.security)],
    settings: [t(RESULT_NAMES.settings)],
    programs: [t(RESULT_NAMES.programs)],
    listeners: [t(RESULT_NAMES.listeners)],
  };
  const found = searchResults(query, names);
  const foundApps = appsFound(query, apps, t);
  const none = found.length + foundApps.length === 0;
  const open = (result: SearchResult) => go({ type: RESULT_EVENTS[result] });
  return (
    <section class={styles.menu} aria-label={t('pc.search')} onKeyDown={useEscape()}>
      <form
        class={styles.search}
        onSubmit={(event) => {
          event.preventDefault();
          if (found[0] !== undefined) open(found[0]);
          else if (foundApps[0] !== undefined) go({ type: 'app.open', app: foundApps[0].id });
        }}
      >
        <label for="sim-pc-search">{r('pc.search.label')}</label>
        <input
          id="sim-pc-search"
          type="text"
          data-focus
          autocomplete="off"
          spellcheck={false}
          value={query}
          {...(none ? here('advanced.open') : {})}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </form>
      <ul class={styles.rows}>
        {SEARCH_RESULTS.filter((result) => found.includes(result)).map((result) => (
          <li key={result}>
            <button
              type="button"
              class={styles.row}
              {...(result === 'console' ? here('advanced.open') : {})}
              onClick={() => open(result)}
            >
              <Icon name={result === 'console' || result === 'control-panel' ? 'gate-closed' : 'search'} width={20} />
              {r(RESULT_NAMES[result])}
            </button>
          </li>
        ))}
        {foundApps.map(({ id, label, icon }) => (
          <li key={id}>
            <button type="button" class={styles.row} onClick={() => go({ type: 'app.open', app: id })}>
              <Icon name={icon} width={20} />
              {r(label)}
            </button>
          </li>
        ))}
        <li>
          <button type="button" class={styles.row} {...here('menu.close')} onClick={() => go({ type: 'menu.close' })}>
            <Icon name="close" width={20} />
            <span>{r('pc.menu.close')}</span>
          </button>
        </li>
      </ul>
      <p class={styles.note} role="status">
        {query.trim() === '' ? r('pc.search.hint') : none && r('pc.search.none')}
      </p>
    </section>
  );
}

interface TaskBarProps {
  readonly apps: readonly SimApp[];
  readonly clock: string | undefined;
}

export function TaskBar({ apps, clock }: TaskBarProps) {
  const { t, go, here, path } = useSimPc();
  const shown = path.window === 'app' ? apps.find(({ id }) => id === path.app) : undefined;
  return (
    <nav class={styles.taskbar} aria-label={t('pc.taskbar')}>
      <button
        type="button"
        class={styles.task}
        aria-label={t('pc.start')}
        aria-expanded={path.menu === 'start'}
        {...here('start.open')}
        onClick={() => go(path.menu === 'start' ? { type: 'menu.close' } : { type: 'start.open' })}
      >
        <Icon name="anchor" width={22} />
      </button>
      <button
        type="button"
        class={styles.task}
        aria-label={t('pc.search')}
        aria-expanded={path.menu === 'search'}
        {...here('search.open')}
        onClick={() => go(path.menu === 'search' ? { type: 'menu.close' } : { type: 'search.open' })}
      >
        <Icon name="search" width={22} />
      </button>
      {path.isConsoleOpen && (
        <button
          type="button"
          class={styles.task}
          aria-label={t('wfas.title')}
          aria-current={path.page === 'console'}
          disabled={path.menu !== null}
          onClick={() => go({ type: 'console.show' })}
        >
          <Icon name="gate-closed" width={22} />
        </button>
      )}
      {shown !== undefined && (
        <span class={styles.task} data-current>
          <Icon name={shown.icon} width={22} label={t(shown.label)} />
        </span>
      )}
      <span class={styles.clock}>{clock}</span>
    </nav>
  );
}

/** A gear of our own: eight teeth around a hole. */
export function Gear({ width = 20 }: { readonly width?: number }) {
  return (
    <svg viewBox="0 0 24 24" width={width} height={width} aria-hidden="true">
      {[0, 45, 90, 135, 180, 225, 270, 315].map((angle) => (
        <rect
          key={angle}
          x="10"
          y="1.5"
          width="4"
          height="4"
          fill="currentColor"
          transform={`rotate(${angle} 12 12)`}
        />
      ))}
      <path
        fill="currentColor"
        fill-rule="evenodd"
        d="M12 4.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15Zm0 4.3a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4Z"
      />
    </svg>
  );
}
