/**
 * Keeps the record of progress on the device, and tells every island of the page, and every other tab, when it changes.
 *
 * A stored text that cannot be read is set aside under a name of its own before anything is written. A record of a
 * newer Minato is never overwritten: then nothing is kept, and the page can say so.
 */
import {
  emptyProgress,
  parseProgress,
  type ProgressProblem,
  type ProgressRecord,
} from '#machines/progress/progress.record.ts';

export const PROGRESS_KEY = 'minato.progress';
export const SET_ASIDE_KEY = 'minato.progress.set-aside';

/** `no-storage`: the browser keeps nothing for this page, or has no room. */
export type ProgressTrouble = ProgressProblem | 'no-storage';

export interface ProgressState {
  readonly record: ProgressRecord;
  readonly trouble: ProgressTrouble | null;
}

export interface ProgressStore {
  getSnapshot(): ProgressState;
  /** Changes the record by a pure function; a function that gives back the same record writes nothing. */
  update(change: (record: ProgressRecord) => ProgressRecord): void;
  subscribe(listener: (state: ProgressState) => void): { unsubscribe(): void };
}

/** What the store needs of a window. */
export interface ProgressPlace extends EventTarget {
  readonly localStorage: Pick<Storage, 'getItem' | 'setItem'>;
}

const CHANGED = 'minato.progress';

export function createProgressStore(place: ProgressPlace): ProgressStore {
  let state = read(place);
  const announce = () => place.dispatchEvent(new Event(CHANGED));

  return {
    getSnapshot: () => state,
    update(change) {
      // Another island or tab may have written since.
      const { record, trouble } = read(place);
      const changed = change(record);
      if (changed === record) return;
      state = { record: changed, trouble };
      if (trouble !== 'newer') state = { record: changed, trouble: write(place, changed, trouble) };
      announce();
    },
    subscribe(listener) {
      const refresh = () => {
        const fresh = read(place);
        // What could not be kept still counts on this page.
        if (fresh.trouble !== 'no-storage' && fresh.trouble !== 'newer') state = fresh;
        listener(state);
      };
      const onStorage = (event: Event) => {
        if ((event as StorageEvent).key === PROGRESS_KEY) refresh();
      };
      place.addEventListener(CHANGED, refresh);
      place.addEventListener('storage', onStorage);
      return {
        unsubscribe() {
          place.removeEventListener(CHANGED, refresh);
          place.removeEventListener('storage', onStorage);
        },
      };
    },
  };
}

function read(place: ProgressPlace): ProgressState {
  try {
    const text = place.localStorage.getItem(PROGRESS_KEY);
    if (text === null) return { record: emptyProgress, trouble: null };
    const parsed = parseProgress(text);
    return parsed.ok ? { record: parsed.value, trouble: null } : { record: emptyProgress, trouble: parsed.problem };
  } catch {
    return { record: emptyProgress, trouble: 'no-storage' };
  }
}

function write(place: ProgressPlace, record: ProgressRecord, trouble: ProgressTrouble | null): ProgressTrouble | null {
  try {
    const before = place.localStorage.getItem(PROGRESS_KEY);
    if (trouble === 'corrupt' && before !== null) place.localStorage.setItem(SET_ASIDE_KEY, before);
    place.localStorage.setItem(PROGRESS_KEY, JSON.stringify(record));
    return trouble;
  } catch {
    return 'no-storage';
  }
}
