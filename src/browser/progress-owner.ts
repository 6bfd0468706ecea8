/**
 * What only the owner of a record does: putting another one in its place, taking out what could not be read, erasing.
 * The pages that merely count what was done load nothing of this.
 */
import type { ProgressRecord } from '#machines/progress/progress.record.ts';
import { parseProgress } from '#machines/progress/progress-decode.ts';
import {
  announce,
  PROGRESS_KEY,
  read,
  SET_ASIDE_KEY,
  write,
  type ProgressPlace,
  type ProgressStore,
  type ProgressTrouble,
} from './progress-store.ts';

export interface ProgressOwner {
  /** Changes the record, all or nothing: what cannot be kept does not count, and the reason is given. */
  keep(change: (record: ProgressRecord) => ProgressRecord): ProgressTrouble | null;
  /** The text that could not be read: the present one, or one that was set aside; null when there is none. */
  unreadable(): string | null;
  /** Forgets the record, and what was set aside; false when the browser does not let it. */
  erase(): boolean;
}

/** What it needs of a window. */
export interface OwnedPlace extends ProgressPlace {
  readonly localStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

const nothing: ProgressOwner = { keep: () => 'no-storage', unreadable: () => null, erase: () => false };

/** The owner on this page; while the site is built, there is nothing to own. */
export function progressOwnerHere(store: ProgressStore): ProgressOwner {
  return typeof window === 'undefined' ? nothing : createProgressOwner(window, store);
}

/** `store`: that of the same place, which knows what was done here and could not be kept. */
export function createProgressOwner(place: OwnedPlace, store: ProgressStore): ProgressOwner {
  return {
    keep(change) {
      const here = store.getSnapshot();
      const { record, trouble } = here.trouble === 'no-storage' ? here : read(place);
      const left = trouble === 'newer' ? trouble : write(place, change(record), trouble);
      if (left === null) announce(place, null);
      return left;
    },
    unreadable() {
      try {
        const text = place.localStorage.getItem(PROGRESS_KEY);
        const isReadable = text === null || parseProgress(text).ok;
        return isReadable ? place.localStorage.getItem(SET_ASIDE_KEY) : text;
      } catch {
        return null;
      }
    },
    erase() {
      try {
        for (const key of [PROGRESS_KEY, SET_ASIDE_KEY]) place.localStorage.removeItem(key);
      } catch {
        return false;
      }
      announce(place, null);
      return true;
    },
  };
}
