/** What the parsers of all systems give, and what they share. Their input is hostile text. */
import { HIGHEST_PID, type Listener, type ListenerSource } from '#helper-protocol/listeners.ts';
import { HIGHEST_PORT } from '#helper-protocol/port-list.ts';
import { PROTOCOL_LIMITS } from '#helper-protocol/protocol.ts';

/** Reads the table of the operating system. Throws if it cannot be had at all. */
export interface ListenerReader {
  readonly source: ListenerSource;
  read(): Promise<readonly Listener[]>;
  /** Only the ports, where that is cheaper: a hint for the order of a scan, never a result. */
  readPorts(): Promise<readonly number[]>;
}

/** A process name fit to be sent: printable ASCII, at most 64 characters; `null` if nothing is left. */
export function shortName(raw: string): string | null {
  const name = raw
    .replace(/[^\x20-\x7E]/g, '?')
    .trim()
    .slice(0, PROTOCOL_LIMITS.processCharacters);
  return name === '' ? null : name;
}

/** A port from decimal text, or `undefined`. */
export function parsePort(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,5}$/.test(text)) return undefined;
  const port = Number(text);
  return port >= 1 && port <= HIGHEST_PORT ? port : undefined;
}

/** A process number from decimal text, or `undefined`; 0 is nobody's. */
export function parsePid(text: string): number | undefined {
  if (!/^\d{1,10}$/.test(text)) return undefined;
  const pid = Number(text);
  return pid >= 1 && pid <= HIGHEST_PID ? pid : undefined;
}

/** Each row once, by protocol, port and address. */
export function sortListeners(listeners: readonly Listener[]): readonly Listener[] {
  const rows = new Map<string, Listener>();
  for (const listener of listeners) {
    const key = [listener.protocol, String(listener.port), listener.address, listener.process ?? ''].join(' ');
    if (!rows.has(key)) rows.set(key, listener);
  }
  return [...rows.values()].toSorted(
    (a, b) =>
      compare(a.protocol, b.protocol) ||
      a.port - b.port ||
      compare(a.address, b.address) ||
      compare(a.process ?? '', b.process ?? ''),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
