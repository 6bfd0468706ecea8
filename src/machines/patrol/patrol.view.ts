/** What a screen shows of the patrol: codes, numbers and addresses, worked out from a snapshot. */
import type { Breach, Owner, Permission } from '#sim/permission.ts';
import type { ScanRequest } from '#sim/scenario.ts';
import type { Alarm, Knock } from '#sim/sensor.ts';
import { faultsOf, LETTER_PARTS, type LetterPart } from './letter.ts';
import type { PatrolSnapshot } from './patrol.machine.ts';

export type PatrolPhase = Extract<PatrolSnapshot['value'], string>;

export interface PatrolView {
  readonly phase: PatrolPhase;
  readonly aim: ScanRequest | null;
  readonly owner: Owner | null;
  readonly permission: Permission | null;
  readonly breaches: readonly Breach[];
  readonly alarm: Alarm | null;
  /** What the server's owner reads, and how much of it was refused. */
  readonly log: readonly Knock[];
  readonly refused: number;
  readonly letter: readonly { readonly part: LetterPart; readonly written: boolean }[];
  /** Named only after the letter came back once. */
  readonly missing: readonly LetterPart[];
  readonly unfit: readonly LetterPart[];
  readonly canTurnBack: boolean;
}

export function patrolView(snapshot: PatrolSnapshot): PatrolView {
  const { aim, owner, permission, breaches, alarm, log, letter, returned } = snapshot.context;
  const faults = returned ? faultsOf(letter) : { missing: [], unfit: [] };
  return {
    phase: snapshot.value,
    aim,
    owner,
    permission,
    breaches,
    alarm,
    log,
    refused: log.filter(({ answer }) => answer === 'refused').length,
    letter: LETTER_PARTS.map((part) => ({ part, written: letter.includes(part) })),
    ...faults,
    canTurnBack: snapshot.can({ type: 'aim.withdraw' }),
  };
}
