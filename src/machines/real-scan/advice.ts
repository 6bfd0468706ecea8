/**
 * What to do about a program that waits: a code for a sentence of content/ui. It never tells anybody to remove a part of
 * the system, and a program that only this PC can reach is left alone.
 */
import type { Protocol } from '#helper-protocol/scan.ts';
import type { Reach } from './reach.ts';

export const ADVICE = [
  'helper',
  'loopback',
  'windows-core',
  'windows-linked',
  'file-sharing',
  'discovery',
  'updates',
  'address',
  'clock',
  'remote-screen',
  'remote-command',
  'database',
  'game',
  'printing',
  'web',
  'temporary',
  'unlisted',
  'unknown',
] as const;
export type Advice = (typeof ADVICE)[number];

/** Advice that has a way through the settings of Windows 10 and 11. */
export const ADVICE_WITH_STEPS: readonly Advice[] = [
  'file-sharing',
  'discovery',
  'updates',
  'remote-screen',
  'remote-command',
  'database',
  'game',
  'web',
  'unknown',
  'unlisted',
];

/** Worth a look today: reachable from other machines, and a home PC seldom needs it. */
export const ADVICE_TO_LOOK_AT: readonly Advice[] = [
  'file-sharing',
  'remote-screen',
  'remote-command',
  'database',
  'game',
  'web',
  'unlisted',
];

const BY_PORT: readonly (readonly [Advice, readonly number[]])[] = [
  ['windows-core', [135]],
  ['windows-linked', [5040, 5050]],
  ['file-sharing', [137, 138, 139, 445]],
  ['discovery', [1900, 3702, 5353, 5355, 5357]],
  ['updates', [7680]],
  ['address', [68, 546]],
  ['clock', [123, 323]],
  ['remote-screen', [3389, 5900]],
  ['remote-command', [22, 23, 512, 513, 514, 5985, 5986]],
  ['database', [1433, 1521, 2375, 3306, 5432, 6379, 9200, 11211, 27017]],
  ['game', [19132, 25565, 27015]],
  ['printing', [515, 631, 9100]],
  ['web', [80, 443, 3000, 5000, 5173, 8000, 8080, 8443]],
];

const WINDOWS_CORE = /^(svchost|lsass|services|wininit|spoolsv|system)(\.exe)?$/i;

/** RFC 6335 §6: numbers from here on are handed out by the moment. */
const FIRST_DYNAMIC = 49_152;

export interface Waiting {
  readonly protocol: Protocol;
  readonly port: number;
  readonly process: string | null;
  readonly reach: Reach;
  /** The operating system's table has it. */
  readonly isListed: boolean;
  readonly isHelper: boolean;
}

export function adviceFor({ protocol, port, process, reach, isListed, isHelper }: Waiting): Advice {
  if (isHelper) return 'helper';
  if (reach === 'this-pc') return 'loopback';
  const known = BY_PORT.find(([, ports]) => ports.includes(port))?.[0];
  if (known !== undefined) return known;
  if (port >= FIRST_DYNAMIC && process !== null && WINDOWS_CORE.test(process)) return 'windows-core';
  if (protocol === 'udp' && port >= FIRST_DYNAMIC) return 'temporary';
  return isListed ? 'unknown' : 'unlisted';
}
