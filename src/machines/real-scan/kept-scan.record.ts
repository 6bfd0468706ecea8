/** The scans that somebody keeps in this browser to compare with later, as a text with a version. */
import { fail, ok, type Result } from '#result';
import { parsePortList } from '#sim/port-list.ts';
import type { KeptScan } from './scan-comparison.ts';

export const KEPT_SCANS_VERSION = 1;

/** The last scan of each address and protocol; more than these nobody has. */
const MOST_SCANS = 16;
const LONGEST_LIST = 400_000;

/** `newer`: written by a later Minato, not to be overwritten. */
export type KeptScansProblem = 'damaged' | 'newer';

/** Adds a scan in the place of the one before it of the same address and protocol, the newest first. */
export function keepScan(kept: readonly KeptScan[], scan: KeptScan): readonly KeptScan[] {
  const others = kept.filter(({ target, protocol }) => target !== scan.target || protocol !== scan.protocol);
  return [scan, ...others].slice(0, MOST_SCANS);
}

/** The kept scan of an address and protocol. */
export function keptScanFor(kept: readonly KeptScan[], scan: Pick<KeptScan, 'target' | 'protocol'>): KeptScan | null {
  return kept.find(({ target, protocol }) => target === scan.target && protocol === scan.protocol) ?? null;
}

export function formatKeptScans(scans: readonly KeptScan[]): string {
  return JSON.stringify({ version: KEPT_SCANS_VERSION, scans });
}

export function parseKeptScans(text: string): Result<readonly KeptScan[], KeptScansProblem> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail('damaged');
  }
  const version = memberOf(value, 'version');
  if (typeof version === 'number' && version > KEPT_SCANS_VERSION) return fail('newer');
  const scans = memberOf(value, 'scans');
  if (version !== KEPT_SCANS_VERSION || !Array.isArray(scans) || scans.length > MOST_SCANS) return fail('damaged');
  const read: KeptScan[] = [];
  for (const entry of scans as readonly unknown[]) {
    const scan = decodeKeptScan(entry);
    if (scan === null) return fail('damaged');
    read.push(scan);
  }
  return ok(read);
}

function decodeKeptScan(value: unknown): KeptScan | null {
  const [target, protocol, looked, open, at] = (['target', 'protocol', 'looked', 'open', 'at'] as const).map((name) =>
    memberOf(value, name),
  );
  if (typeof target !== 'string' || !/^[0-9A-Fa-f:.]{2,64}$/.test(target)) return null;
  if (protocol !== 'tcp' && protocol !== 'udp') return null;
  if (!isPortText(looked) || !isPortText(open)) return null;
  if (typeof at !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at)) return null;
  return { target, protocol, looked, open, at };
}

function isPortText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_LIST && (value === '' || parsePortList(value).ok);
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
