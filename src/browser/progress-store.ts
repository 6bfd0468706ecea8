/**
 * Keeps the record of progress on the device, and tells every island of the page, and every other tab, when it changes.
 *
 * A stored text that cannot be read is set aside under a name of its own before anything is written. A record of a
 * newer Minato is never overwritten: then nothing is kept, and the page can say so.
 */
import { parseProgress, type ProgressProblem } from '#machines/progress/progress-decode.ts';
import { emptyProgress, type ProgressRecord } from '#machines/progress/progress.record.ts';

export const PROGRESS_KEY = 'minato.progress';
export const SET_ASIDE_KEY = 'minato.progress.set-aside';

/** `no-storage`: the browser keeps nothing for this page, or has no room. */
export type ProgressTrouble = ProgressProblem['code'] | 'no-storage';

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

/** Where there is no window, while the site is built, nothing is known of any progress. */
const nothing: ProgressStore = {
  getSnapshot: () => ({ record: emptyProgress, trouble: null }),
  update: () => undefined,
  subscribe: () => ({ unsubscribe: () => undefined }),
};

/** The store of this page. */
export function progressStoreHere(): ProgressStore {
  return typeof window === 'undefined' ? nothing : createProgressStore(window);
}

export function createProgressStore(place: ProgressPlace): ProgressStore {
  /** What could not be kept: it counts on this page all the same, in every island of it. */
  let unkept: ProgressState | null = null;
  let state = read(place);
  place.addEventListener(CHANGED, (event) => {
    unkept = (event as CustomEvent<ProgressState | null>).detail;
    state = unkept ?? read(place);
  });

  return {
    getSnapshot: () => state,
    update(change) {
      // Another island or tab may have written since.
      const { record, trouble } = unkept ?? read(place);
      const changed = change(record);
      if (changed === record) return;
      const left = trouble === 'newer' ? trouble : write(place, changed, trouble);
      announce(place, left === null ? null : { record: changed, trouble: left });
    },
    subscribe(listener) {
      const tell = () => {
        listener(state);
      };
      const onStorage = (event: Event) => {
        // Without a key, everything was erased at once.
        const { key } = event as StorageEvent;
        if (key !== PROGRESS_KEY && key !== null) return;
        state = unkept ?? read(place);
        tell();
      };
      place.addEventListener(CHANGED, tell);
      place.addEventListener('storage', onStorage);
      return {
        unsubscribe() {
          place.removeEventListener(CHANGED, tell);
          place.removeEventListener('storage', onStorage);
        },
      };
    },
  };
}

/** Tells every store of the page that the record has changed; `unkept` is what there was no room for. */
export function announce(place: ProgressPlace, unkept: ProgressState | null): void {
  place.dispatchEvent(new CustomEvent(CHANGED, { detail: unkept }));
}

/** What the browser keeps now. */
export function read(place: ProgressPlace): ProgressState {
  try {
    const text = place.localStorage.getItem(PROGRESS_KEY);
    if (text === null) return { record: emptyProgress, trouble: null };
    const parsed = parseProgress(text);
    return parsed.ok
      ? { record: parsed.value, trouble: null }
      : { record: emptyProgress, trouble: parsed.problem.code };
  } catch {
    return { record: emptyProgress, trouble: 'no-storage' };
  }
}

/** Gives what stands in the way, if anything does. A text that could not be read is set aside first. */
export function write(
  place: ProgressPlace,
  record: ProgressRecord,
  before: ProgressTrouble | null,
): 'no-storage' | null {
  try {
    const text = place.localStorage.getItem(PROGRESS_KEY);
    if (before === 'corrupt' && text !== null) place.localStorage.setItem(SET_ASIDE_KEY, text);
    place.localStorage.setItem(PROGRESS_KEY, JSON.stringify(record));
    return null;
  } catch {
    return 'no-storage';
  }
}
