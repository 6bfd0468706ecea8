/**
 * What somebody without the helper found out by another way (netstat, a settings page), typed in port by port or range by
 * range.
 */
import { fail, ok, type Result } from '#result';
import type { Listener } from '#helper-protocol/listeners.ts';
import type { Protocol } from '#helper-protocol/scan.ts';
import { countPorts, eachPort } from '#sim/port-list.ts';
import { readTypedPorts, type TypedPortsProblem } from './typed-ports.ts';

export const HAND_PLACES = ['everywhere', 'one-network', 'this-pc'] as const;
export type HandPlace = (typeof HAND_PLACES)[number];

export interface HandDraft {
  /** A list as in every port field: `25565`, `5000-5010,8080`. */
  readonly ports: string;
  readonly protocol: Protocol;
  readonly place: HandPlace;
  readonly process: string;
}

export const EMPTY_DRAFT: HandDraft = { ports: '', protocol: 'tcp', place: 'everywhere', process: '' };

/** `row-twice`: all of them are there already. `rows-many`: more than a table by hand takes. */
export type HandProblem = TypedPortsProblem | 'row-twice' | 'rows-many';

/** What each place is written as in an operating system's table. 192.168.1.20 is the practice harbour's own PC. */
const ADDRESS: Readonly<Record<HandPlace, string>> = {
  everywhere: '0.0.0.0',
  'one-network': '192.168.1.20',
  'this-pc': '127.0.0.1',
};

export const MOST_HAND_ROWS = 200;
const LONGEST_NAME = 64;

/** The rows with those of the draft, which are not there yet, or why the draft is no row. */
export function addHandRows(rows: readonly Listener[], draft: HandDraft): Result<readonly Listener[], HandProblem> {
  const typed = readTypedPorts(draft.ports);
  if (!typed.ok) return typed;
  if (countPorts(typed.value) > MOST_HAND_ROWS) return fail('rows-many');
  const address = ADDRESS[draft.place];
  const { protocol } = draft;
  const isThere = (port: number): boolean =>
    rows.some((row) => row.port === port && row.protocol === protocol && row.address === address);
  const fresh = eachPort(typed.value).filter((port) => !isThere(port));
  if (fresh.length === 0) return fail('row-twice');
  if (rows.length + fresh.length > MOST_HAND_ROWS) return fail('rows-many');
  const name = draft.process.trim().slice(0, LONGEST_NAME);
  const process = name === '' ? null : name;
  return ok([...rows, ...fresh.map((port) => ({ protocol, address, port, process }))]);
}
