/** What is wrong with a label as it was written, by what the engine's NAT did with the same boat. Codes only. */
import type { DeskBoat, DeskMachine, Row } from './desk-run.ts';

/** What is written for a boat that leaves: the sender's new address and number, and the row of the table. As typed. */
export interface OutDraft {
  readonly address: string;
  readonly port: string;
  readonly rowAddress: string;
  readonly rowPort: string;
  readonly rowOutside: string;
}

export type OutField = keyof OutDraft;

export const emptyOutDraft: OutDraft = { address: '', port: '', rowAddress: '', rowPort: '', rowOutside: '' };

export type Problem =
  | 'missing'
  /** Not a whole number from 1 to 65535. */
  | 'not-a-number'
  /** The sender keeps an address that has no meaning outside. */
  | 'inside-address'
  /** The router's own address, but the one on its other side. */
  | 'router-inside'
  /** The receiver's address as the sender's. */
  | 'receiver'
  /** Another row has that number already. */
  | 'taken'
  /** Free, but not what this router's rule says. */
  | 'not-by-rule'
  /** Another machine than the one the boat comes from. */
  | 'other-machine'
  /** Another number than the one the boat left from. */
  | 'other-number'
  /** Another number than the one that was written on the label. */
  | 'not-on-label';

/** What was decided about a boat that comes in: a machine of the home, everybody, or nobody. */
export type Choice = { readonly machine: string } | 'everybody' | 'nobody';

export type ChoiceProblem =
  | 'missing'
  /** A row fits, and it names another machine. */
  | 'wrong-machine'
  /** A row fits, and the boat was turned away. */
  | 'turned-away'
  /** No row fits, and the boat was let in. */
  | 'let-in'
  /** The number stands in a row, but of a conversation with somebody else. */
  | 'other-conversation'
  | 'to-everybody';

/** A typed number; full-width digits count. NaN: none. */
export function numberOf(text: string): number {
  const plain = text.normalize('NFKC').trim();
  return /^\d{1,5}$/u.test(plain) && Number(plain) >= 1 && Number(plain) <= 65_535 ? Number(plain) : Number.NaN;
}

/** What is wrong with each field; none: it is what the router itself would write. */
export function judgeOut(
  boat: DeskBoat,
  draft: OutDraft,
  rows: readonly Row[],
  router: { readonly outside: string; readonly lan: string },
): Partial<Record<OutField, Problem>> {
  const right = { after: boat.after!, row: boat.row! };
  const problems: { [Field in OutField]?: Problem | null } = {
    address: addressProblem(draft.address, right.after.source.address, boat, router),
    port: portProblem(draft.port, right.after.source.port, boat, rows),
    rowAddress:
      draft.rowAddress === '' ? 'missing' : draft.rowAddress === right.row.inside.address ? null : 'other-machine',
    rowPort: copied(draft.rowPort, right.row.inside.port, 'other-number'),
    rowOutside: isCopied(draft) ? null : copied(draft.rowOutside, right.row.outsidePort, 'not-on-label'),
  };
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== null));
}

/** The row repeats what was written on the label: what may be wrong with it is said there. */
function isCopied({ port, rowOutside }: OutDraft): boolean {
  return numberOf(port) === numberOf(rowOutside);
}

function addressProblem(
  address: string,
  right: string,
  { before }: DeskBoat,
  { lan }: { readonly lan: string },
): Problem | null {
  if (address === right) return null;
  if (address === '') return 'missing';
  if (address === lan) return 'router-inside';
  return address === before.destination.address ? 'receiver' : 'inside-address';
}

function portProblem(text: string, right: number, { before }: DeskBoat, rows: readonly Row[]): Problem | null {
  if (text.trim() === '') return 'missing';
  const port = numberOf(text);
  if (Number.isNaN(port)) return 'not-a-number';
  if (port === right) return null;
  const isOthers = rows.some(
    ({ outsidePort, inside }) => outsidePort === port && inside.address !== before.source.address,
  );
  return isOthers ? 'taken' : 'not-by-rule';
}

function copied(text: string, right: number, wrong: Problem): Problem | null {
  if (text.trim() === '') return 'missing';
  const port = numberOf(text);
  if (Number.isNaN(port)) return 'not-a-number';
  return port === right ? null : wrong;
}

/** What is wrong with a decision about a boat that comes in; null: it is what the router itself does. */
export function judgeIn(
  boat: DeskBoat,
  choice: Choice | null,
  rows: readonly Row[],
  machines: readonly DeskMachine[],
): ChoiceProblem | null {
  if (choice === null) return 'missing';
  if (choice === 'everybody') return 'to-everybody';
  if (boat.after === null) {
    if (choice === 'nobody') return null;
    return rows.some(({ outsidePort }) => outsidePort === boat.before.destination.port)
      ? 'other-conversation'
      : 'let-in';
  }
  if (choice === 'nobody') return 'turned-away';
  const chosen = machines.find(({ name }) => name === choice.machine)?.address;
  return chosen === boat.after.destination.address ? null : 'wrong-machine';
}
