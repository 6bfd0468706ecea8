import { describe, expect, it } from 'vitest';
import { readRecordFile } from '#browser/record-file.ts';
import { createDeviceKeeping } from '#browser/device-keeping.ts';
import { formatProgressFile } from '#machines/progress/progress-file.ts';
import { emptyProgress } from '#machines/progress/progress.record.ts';

describe('a file that somebody opens', () => {
  it('is not read at all when it has ten megabytes', async () => {
    const text = () => Promise.reject(new Error('was read'));
    expect(await readRecordFile({ size: 10_000_000, text })).toEqual({ ok: false, problem: { code: 'too-large' } });
  });

  it('may vanish before it is read', async () => {
    const text = () => Promise.reject(new Error('NotFoundError'));
    expect(await readRecordFile({ size: 10, text })).toEqual({ ok: false, problem: { code: 'unreadable' } });
  });

  it('is read', async () => {
    const file = { saved: '2026-11-24', record: emptyProgress };
    expect(await readRecordFile(new Blob([formatProgressFile(file)]))).toEqual({ ok: true, value: file });
  });
});

class Place extends EventTarget {
  readonly localStorage = storage();
  readonly sessionStorage = storage();
}

function storage() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe('what is kept besides the record', () => {
  const full = () => {
    const place = new Place();
    const scan = { target: '127.0.0.1', protocol: 'tcp', looked: '1-3', open: '', at: '2026-11-24T00:00:00.000Z' };
    place.localStorage.setItem('minato.real-scans', JSON.stringify({ version: 1, scans: [scan] }));
    place.localStorage.setItem('minato.theme', 'dark');
    place.localStorage.setItem('minato.progress', '{}');
    place.sessionStorage.setItem('minato.helper-token', '{}');
    return place;
  };

  it('is counted', () => {
    expect(createDeviceKeeping(full()).getSnapshot()).toEqual({ scans: 1, inTab: true, settings: true });
    expect(createDeviceKeeping(new Place()).getSnapshot()).toEqual({ scans: 0, inTab: false, settings: false });
  });

  it('is erased each on its own, and the page hears of it', () => {
    const place = full();
    const device = createDeviceKeeping(place);
    const heard: boolean[] = [];
    device.subscribe(({ settings }) => heard.push(settings));
    expect(device.erase('scans')).toBe(true);
    expect([...place.localStorage.kept.keys()]).toEqual(['minato.theme', 'minato.progress']);
    expect(place.sessionStorage.kept.size).toBe(0);
    expect(device.erase('settings')).toBe(true);
    expect([...place.localStorage.kept.keys()]).toEqual(['minato.progress']);
    expect(heard).toEqual([true, false]);
  });

  it('says when the browser does not let anything be erased', () => {
    const place = full();
    place.localStorage.removeItem = () => {
      throw new DOMException('SecurityError');
    };
    expect(createDeviceKeeping(place).erase('settings')).toBe(false);
  });
});
