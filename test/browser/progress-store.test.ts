import { describe, expect, it } from 'vitest';
import { noteLastPlace } from '#browser/last-place.ts';
import { createProgressOwner } from '#browser/progress-owner.ts';
import { createProgressStore, PROGRESS_KEY, SET_ASIDE_KEY } from '#browser/progress-store.ts';
import { emptyProgress, finishExperiment, type ProgressRecord } from '#machines/progress/progress.record.ts';

/** A window as far as the store knows one. */
class Place extends EventTarget {
  readonly kept = new Map<string, string>();
  full = false;
  readonly localStorage = {
    getItem: (key: string) => this.kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (this.full) throw new Error('quota');
      this.kept.set(key, value);
    },
    removeItem: (key: string) => void this.kept.delete(key),
  };
}

const finish = (record: ProgressRecord) =>
  finishExperiment(record, 'knock', { trial: 'one', steps: [{ id: 'a', guess: 'x' }] });

describe('the store of progress', () => {
  it('keeps a change for the next visit', () => {
    const place = new Place();
    createProgressStore(place).update(finish);
    expect(Object.keys(createProgressStore(place).getSnapshot().record.experiments)).toEqual(['knock']);
  });

  it('tells another island of the page', () => {
    const place = new Place();
    const heard: number[] = [];
    createProgressStore(place).subscribe(({ record }) => heard.push(Object.keys(record.experiments).length));
    createProgressStore(place).update(finish);
    expect(heard).toEqual([1]);
  });

  it('writes nothing when nothing changed', () => {
    const place = new Place();
    createProgressStore(place).update((record) => record);
    expect(place.kept.size).toBe(0);
  });

  it('sets a record aside that it cannot read, before it writes a new one', () => {
    const place = new Place();
    place.kept.set(PROGRESS_KEY, '{broken');
    const store = createProgressStore(place);
    expect(store.getSnapshot().trouble).toBe('corrupt');
    store.update(finish);
    expect(place.kept.get(SET_ASIDE_KEY)).toBe('{broken');
    expect(createProgressStore(place).getSnapshot().trouble).toBeNull();
  });

  it('notes the last place, but not over a record that cannot be read', () => {
    const place = new Place();
    const last = { trial: 'one', section: 'section-2' };
    noteLastPlace(createProgressStore(place), last);
    expect(createProgressStore(place).getSnapshot().record.last).toEqual(last);
    place.kept.set(PROGRESS_KEY, '{broken');
    noteLastPlace(createProgressStore(place), last);
    expect(place.kept.get(PROGRESS_KEY)).toBe('{broken');
  });

  it('never overwrites the record of a newer Minato, and still counts for this page', () => {
    const place = new Place();
    const newer = '{"version":99}';
    place.kept.set(PROGRESS_KEY, newer);
    const store = createProgressStore(place);
    store.update(finish);
    expect(place.kept.get(PROGRESS_KEY)).toBe(newer);
    expect(store.getSnapshot()).toMatchObject({ trouble: 'newer', record: { experiments: { knock: {} } } });
  });

  it('goes on without storage and says so', () => {
    const place = new Place();
    place.full = true;
    const store = createProgressStore(place);
    store.update(finish);
    expect(store.getSnapshot()).toMatchObject({ trouble: 'no-storage', record: { experiments: { knock: {} } } });
  });

  it('counts in every island of the page what there was no room to keep, and keeps it when there is', () => {
    const place = new Place();
    const [one, other] = [createProgressStore(place), createProgressStore(place)];
    const heard: (string | null)[] = [];
    other.subscribe(({ trouble }) => heard.push(trouble));
    place.full = true;
    one.update(finish);
    expect(other.getSnapshot().record.experiments).toHaveProperty('knock');
    place.full = false;
    other.update((record) => ({ ...record, pennants: ['one'] }));
    expect(heard).toEqual(['no-storage', null]);
    const kept = createProgressStore(place).getSnapshot().record;
    expect([Object.keys(kept.experiments), kept.pennants]).toEqual([['knock'], ['one']]);
  });

  it('keeps all or nothing where it is asked to', () => {
    const place = new Place();
    const store = createProgressStore(place);
    place.full = true;
    const owner = createProgressOwner(place, store);
    expect(owner.keep(finish)).toBe('no-storage');
    expect(store.getSnapshot()).toEqual({ record: emptyProgress, trouble: null });
    place.full = false;
    expect(owner.keep(finish)).toBeNull();
    expect(store.getSnapshot().record.experiments).toHaveProperty('knock');
    place.kept.set(PROGRESS_KEY, '{"version":99}');
    expect(owner.keep(finish)).toBe('newer');
    expect(place.kept.get(PROGRESS_KEY)).toBe('{"version":99}');
  });

  it('hands out the text that cannot be read, before and after it was set aside, until all is erased', () => {
    const place = new Place();
    const store = createProgressStore(place);
    const owner = createProgressOwner(place, store);
    expect(owner.unreadable()).toBeNull();
    place.kept.set(PROGRESS_KEY, '{broken');
    expect(owner.unreadable()).toBe('{broken');
    store.update(finish);
    expect(owner.unreadable()).toBe('{broken');
    expect(owner.erase()).toBe(true);
    expect([owner.unreadable(), store.getSnapshot().record, place.kept.size]).toEqual([null, emptyProgress, 0]);
  });

  it('follows another page that changes the record, or erases it', () => {
    const place = new Place();
    const store = createProgressStore(place);
    store.update(finish);
    const heard: number[] = [];
    store.subscribe(({ record }) => heard.push(Object.keys(record.experiments).length));
    const fromElsewhere = (key: string | null) => Object.assign(new Event('storage'), { key });
    place.dispatchEvent(fromElsewhere(PROGRESS_KEY));
    place.dispatchEvent(fromElsewhere('minato.theme'));
    place.kept.clear();
    place.dispatchEvent(fromElsewhere(null));
    expect(heard).toEqual([1, 0]);
  });
});
