import { describe, expect, it } from 'vitest';
import type { Listener } from '#helper-protocol/listeners.ts';
import { createListenerTable, createReader } from '#helper/listeners/source.ts';
import { createLsofReader, createNetstatReader } from '#helper/listeners/tool.ts';
import type { ListenerReader } from '#helper/listeners/table.ts';

const date = (): Date => new Date('2030-01-01T12:00:00Z');
const row = (port: number): Listener => ({ protocol: 'tcp', address: '127.0.0.1', port, process: null });

function counting(read: () => Promise<readonly Listener[]>): { reader: ListenerReader; reads: () => number } {
  let reads = 0;
  return {
    reader: {
      source: 'proc',
      read: () => {
        reads += 1;
        return read();
      },
      readPorts: () => Promise.resolve([80]),
    },
    reads: () => reads,
  };
}

describe('the table of listeners', () => {
  it('is read once for calls at the same time, and kept for two seconds', async () => {
    let time = 0;
    const { reader, reads } = counting(() => Promise.resolve([row(80)]));
    const table = createListenerTable(reader, () => time, date);
    await Promise.all([table.read(), table.read(), table.read()]);
    time = 1999;
    await table.read();
    expect(reads()).toBe(1);
    time = 2001;
    await table.read();
    expect(reads()).toBe(2);
  });

  it('holds at most 2 000 rows and says that there are more', async () => {
    const { reader } = counting(() => Promise.resolve(Array.from({ length: 2001 }, (_, index) => row(index + 1))));
    const table = await createListenerTable(reader, () => 0, date).read();
    expect(table).toMatchObject({
      available: true,
      source: 'proc',
      truncated: true,
      takenAt: '2030-01-01T12:00:00.000Z',
    });
    expect(table.available && table.listeners).toHaveLength(2000);
  });

  it('says so when the tool fails, and where there is none', async () => {
    const { reader } = counting(() => Promise.reject(new Error('no')));
    expect(await createListenerTable(reader, () => 0, date).read()).toEqual({
      available: false,
      reason: 'tool-failed',
    });
    const nowhere = createListenerTable(createReader('aix', undefined), () => 0, date);
    expect(await nowhere.read()).toEqual({ available: false, reason: 'unsupported-platform' });
    expect(await nowhere.hint(10)).toEqual([]);
  });

  it('gives a hint in time or none', async () => {
    const { reader } = counting(() => Promise.resolve([]));
    expect(await createListenerTable(reader, () => 0, date).hint(5000)).toEqual([80]);
    const slow: ListenerReader = { ...reader, readPorts: () => new Promise(() => undefined) };
    expect(await createListenerTable(slow, () => 0, date).hint(1)).toEqual([]);
    const broken: ListenerReader = { ...reader, readPorts: () => Promise.reject(new Error('no')) };
    expect(await createListenerTable(broken, () => 0, date).hint(5000)).toEqual([]);
  });

  it('is read with the tool of each system', () => {
    expect(createReader('linux', undefined)?.source).toBe('proc');
    expect(createReader('win32', 'C:\\Windows')?.source).toBe('netstat');
    expect(createReader('darwin', undefined)?.source).toBe('lsof');
  });

  it('starts nothing by a name that is looked up: tools of another system are not there', async () => {
    const readers = [
      ...(process.platform === 'win32'
        ? []
        : [createNetstatReader('C:\\Windows'), createNetstatReader('C:\\Windows & calc')]),
      ...(process.platform === 'darwin' ? [] : [createLsofReader()]),
    ];
    for (const reader of readers) {
      await expect(reader.read()).rejects.toThrow();
      await expect(reader.readPorts()).rejects.toThrow();
    }
  });
});
