/** What the browser keeps besides the record of progress: scans of the real machine, and how the pages look. */
import { TOKEN_KEY } from './helper-client.ts';
import { createKeptScansStore, SCANS_KEY, type KeptScansPlace } from './kept-scans-store.ts';

/** Written by `#layouts/settings.inline.js`, which runs before anything can be imported. */
const SETTINGS_KEYS = ['minato.theme', 'minato.furigana'] as const;

export interface KeptThings {
  /** Scans that were kept in this browser. */
  readonly scans: number;
  /** Whether this tab is paired with a helper, or remembers a scan. */
  readonly inTab: boolean;
  /** Whether a theme or furigana were chosen. */
  readonly settings: boolean;
}

export interface DeviceKeeping {
  getSnapshot(): KeptThings;
  /** False when the browser does not let it. */
  erase(what: 'scans' | 'settings'): boolean;
  subscribe(listener: (kept: KeptThings) => void): { unsubscribe(): void };
}

/** What it needs of a window. */
export type KeepingPlace = EventTarget & KeptScansPlace;

const nothing: DeviceKeeping = {
  getSnapshot: () => ({ scans: 0, inTab: false, settings: false }),
  erase: () => false,
  subscribe: () => ({ unsubscribe: () => undefined }),
};

/** That of this page; while the site is built, nothing is kept. */
export function deviceKeepingHere(): DeviceKeeping {
  return typeof window === 'undefined' ? nothing : createDeviceKeeping(window);
}

export function createDeviceKeeping(place: KeepingPlace): DeviceKeeping {
  const look = (): KeptThings => ({
    scans: createKeptScansStore(place).countKept(),
    inTab: has(place, 'sessionStorage', [TOKEN_KEY, SCANS_KEY]),
    settings: has(place, 'localStorage', SETTINGS_KEYS),
  });
  return {
    getSnapshot: look,
    erase(what) {
      try {
        if (what === 'scans') {
          place.localStorage.removeItem(SCANS_KEY);
          for (const key of [TOKEN_KEY, SCANS_KEY]) place.sessionStorage.removeItem(key);
        } else for (const key of SETTINGS_KEYS) place.localStorage.removeItem(key);
      } catch {
        return false;
      }
      // This page hears nothing of what it does itself, and its colours and readings follow that event.
      place.dispatchEvent(Object.assign(new Event('storage'), { key: null }));
      return true;
    },
    subscribe(listener) {
      const tell = () => {
        listener(look());
      };
      // A setting is chosen by a click anywhere on the page.
      for (const type of ['storage', 'click']) place.addEventListener(type, tell);
      return {
        unsubscribe() {
          for (const type of ['storage', 'click']) place.removeEventListener(type, tell);
        },
      };
    },
  };
}

function has(place: KeepingPlace, where: 'localStorage' | 'sessionStorage', keys: readonly string[]): boolean {
  try {
    return keys.some((key) => place[where].getItem(key) !== null);
  } catch {
    return false;
  }
}
