/** The table of listeners of this machine: one reading at a time, kept for two seconds, at most 2 000 rows. */
import type { Listeners } from '#helper-protocol/listeners.ts';
import { PROTOCOL_LIMITS } from '#helper-protocol/protocol.ts';
import type { Clock } from '../rate.ts';
import { createProcReader } from './proc.ts';
import { type ListenerReader, sortListeners } from './table.ts';
import { createLsofReader, createNetstatReader } from './tool.ts';

const KEPT_MS = 2000;

export interface ListenerTable {
  read(): Promise<Listeners>;
  /** Ports to probe first. Empty if they cannot be had within `limitMs`. */
  hint(limitMs: number): Promise<readonly number[]>;
}

/** The reader for a system, or `undefined` where the helper knows none. */
export function createReader(platform: NodeJS.Platform, systemRoot: string | undefined): ListenerReader | undefined {
  switch (platform) {
    case 'linux':
      return createProcReader();
    case 'win32':
      return createNetstatReader(systemRoot);
    case 'darwin':
      return createLsofReader();
    default:
      return undefined;
  }
}

export function createListenerTable(reader: ListenerReader | undefined, now: Clock, date: () => Date): ListenerTable {
  let table: { readonly takenAt: number; readonly listeners: Listeners } | undefined;
  let reading: Promise<Listeners> | undefined;
  let hinting: Promise<readonly number[]> | undefined;

  async function readOnce(from: ListenerReader): Promise<Listeners> {
    const takenAt = date().toISOString();
    try {
      const rows = sortListeners(await from.read());
      return {
        available: true,
        source: from.source,
        takenAt,
        truncated: rows.length > PROTOCOL_LIMITS.listeners,
        listeners: rows.slice(0, PROTOCOL_LIMITS.listeners),
      };
    } catch {
      return { available: false, reason: 'tool-failed' };
    }
  }

  return {
    read() {
      if (reader === undefined) return Promise.resolve({ available: false, reason: 'unsupported-platform' });
      if (table !== undefined && now() - table.takenAt < KEPT_MS) return Promise.resolve(table.listeners);
      reading ??= readOnce(reader).then((listeners) => {
        table = { takenAt: now(), listeners };
        reading = undefined;
        return listeners;
      });
      return reading;
    },
    async hint(limitMs) {
      if (reader === undefined) return [];
      if (table?.listeners.available === true && now() - table.takenAt < KEPT_MS) {
        return table.listeners.listeners.map(({ port }) => port);
      }
      hinting ??= reader
        .readPorts()
        .catch(() => [])
        .finally(() => {
          hinting = undefined;
        });
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<readonly number[]>((resolve) => {
        timer = setTimeout(resolve, limitMs, []);
      });
      return Promise.race([hinting, late]).finally(() => {
        clearTimeout(timer);
      });
    },
  };
}
