/** What somebody without the helper found out by another way (netstat, a settings page), typed in row by row. */
import { fail, ok, type Result } from '#result';
import type { Listener } from '#helper-protocol/listeners.ts';
import type { Protocol } from '#helper-protocol/scan.ts';

export const HAND_PLACES = ['everywhere', 'one-network', 'this-pc'] as const;
export type HandPlace = (typeof HAND_PLACES)[number];

export interface HandDraft {
  readonly port: string;
  readonly protocol: Protocol;
  readonly place: HandPlace;
  readonly process: string;
}

export const EMPTY_DRAFT: HandDraft = { port: '', protocol: 'tcp', place: 'everywhere', process: '' };

export type HandProblem = 'port-missing' | 'port-syntax' | 'port-range' | 'row-twice' | 'rows-many';

/** What each place is written as in an operating system's table. 192.168.1.20 is the practice harbour's own PC. */
const ADDRESS: Readonly<Record<HandPlace, string>> = {
  everywhere: '0.0.0.0',
  'one-network': '192.168.1.20',
  'this-pc': '127.0.0.1',
};

const MOST_ROWS = 200;
const LONGEST_NAME = 64;

/** The rows with one more, or why the draft is no row. Full-width digits are digits. */
export function addHandRow(rows: readonly Listener[], draft: HandDraft): Result<readonly Listener[], HandProblem> {
  const typed = draft.port.normalize('NFKC').trim();
  if (typed === '') return fail('port-missing');
  if (!/^\d+$/.test(typed)) return fail('port-syntax');
  const port = Number(typed);
  if (port < 1 || port > 65_535) return fail('port-range');
  if (rows.length >= MOST_ROWS) return fail('rows-many');
  const address = ADDRESS[draft.place];
  const { protocol } = draft;
  if (rows.some((row) => row.port === port && row.protocol === protocol && row.address === address))
    return fail('row-twice');
  const name = draft.process.trim().slice(0, LONGEST_NAME);
  return ok([...rows, { protocol, address, port, process: name === '' ? null : name }]);
}
