/**
 * The letter to the owner of a machine that was scanned without asking, and the answer to it. Parts by code; content/ has
 * the sentences.
 */
import type { Address } from '#sim/address.ts';
import type { Permission } from '#sim/permission.ts';
import { portListOf } from '#sim/port-list.ts';
import { SECOND, type Instant } from '#sim/time.ts';

/** What belongs into it, and what makes it worse. */
export const LETTER_PARTS = ['who', 'what', 'sorry', 'stopped', 'ask', 'excuse', 'demand'] as const;
export type LetterPart = (typeof LETTER_PARTS)[number];

export const NEEDED_PARTS: readonly LetterPart[] = ['who', 'what', 'sorry', 'stopped', 'ask'];

/** Writing a part, or striking it out. Parts stand in the order of `LETTER_PARTS`. */
export function withPart(letter: readonly LetterPart[], part: LetterPart): readonly LetterPart[] {
  return LETTER_PARTS.filter((each) => letter.includes(each) !== (each === part));
}

/** The parts that are missing, and those that do not belong in. Both empty: it can be sent. */
export function faultsOf(letter: readonly LetterPart[]): {
  readonly missing: readonly LetterPart[];
  readonly unfit: readonly LetterPart[];
} {
  return {
    missing: NEEDED_PARTS.filter((part) => !letter.includes(part)),
    unfit: letter.filter((part) => !NEEDED_PARTS.includes(part)),
  };
}

/** What the owner answers: the two ports that the server offers to everybody, for a day, two boats at once. */
export function answerTo(target: Address, at: Instant): Permission {
  return { target, ports: portListOf([22, 443]), from: at, until: at + 86_400 * SECOND, parallelism: 2 };
}
