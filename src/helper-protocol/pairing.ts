/** `POST /pair`: a one-time code, read from the terminal, for a token. */
import { fail, ok, type Result } from '#result';
import {
  type Decoded,
  type Decoder,
  instant,
  isJsonObject,
  object,
  oneOf,
  optional,
  ownMember,
  text,
} from './decoder.ts';
import type { MemberError } from './problem.ts';

/** The letters of a code: Crockford's base 32, without I, L, O and U. */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const CODE_LENGTH = 10;

/**
 * Four signal flags that a helper flies from its start to its end, by their letters: in its own window and on the page that
 * is paired with it, so that one sees that the two belong together. They are no secret and let nobody in. The flags that
 * say yes, no and danger in the course are not among them.
 */
export const FLAG_LETTERS = 'KLHPVQMIATO';
export const FLAG_COUNT = 4;
const FLAGS_FORM = new RegExp(`^[${FLAG_LETTERS}]{${FLAG_COUNT}}$`);

/** A text longer than this is no attempt at a code but a wrong body. */
const LONGEST_ATTEMPT = 64;

export interface PairRequest {
  readonly code: string;
}

export interface PairAnswer {
  readonly token: string;
  readonly tokenType: 'Bearer';
  readonly expiresAt: string;
  /** Absent from a helper that flies none. */
  readonly flags?: string | undefined;
}

/**
 * The ten characters that somebody meant: case and hyphens do not matter, `O` counts as `0`, `I` and `L` as `1`.
 * Gives `undefined` for what cannot be a code.
 */
export function normalizeCode(typed: string): string | undefined {
  const code = typed.replaceAll('-', '').toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
  if (code.length !== CODE_LENGTH) return undefined;
  return [...code].every((letter) => CODE_ALPHABET.includes(letter)) ? code : undefined;
}

/** Ten characters as they are printed: `K7QX2-9MDRA`. */
export function formatCode(code: string): string {
  return `${code.slice(0, CODE_LENGTH / 2)}-${code.slice(CODE_LENGTH / 2)}`;
}

/** The code in the fragment of the link that the helper prints (`#pair=K7QX2-9MDRA`), normalised. */
export function parsePairFragment(fragment: string): string | undefined {
  const found = /^#pair=([0-9A-Za-z-]{10,16})$/.exec(fragment)?.[1];
  return found === undefined ? undefined : normalizeCode(found);
}

/** Reads the body of a pairing request: an object with one member, `code`, a string. */
export function decodePairRequest(value: unknown): Result<PairRequest, readonly MemberError[]> {
  if (!isJsonObject(value)) return fail([]);
  const code = ownMember(value, 'code');
  const unknown = Object.keys(value).some((name) => name !== 'code');
  const typed = typeof code === 'string' && code.length <= LONGEST_ATTEMPT;
  if (typed && !unknown) return ok({ code });
  return fail([
    ...(typed ? [] : [{ pointer: '/code', code: 'code-type' }]),
    ...(unknown ? [{ pointer: '', code: 'unknown-member' }] : []),
  ]);
}

/** The form of a token: 32 bytes in base64url. */
export const TOKEN_FORM = /^[A-Za-z0-9_-]{43}$/;

/** The letters of a helper's flags. */
export const flagLetters: Decoder<string> = text(FLAG_COUNT, FLAGS_FORM);

const pairAnswer = object({
  token: text(43, TOKEN_FORM),
  tokenType: oneOf(['Bearer']),
  expiresAt: instant,
  flags: optional(flagLetters),
});

/** Reads the answer to a right code. */
export function decodePairAnswer(value: unknown): Decoded<PairAnswer> {
  return pairAnswer(value, '');
}
