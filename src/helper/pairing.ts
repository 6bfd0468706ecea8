/**
 * The pairing code: ten random characters, printed in the terminal, good once and for ten minutes.
 *
 * Wrong, used, expired and discarded codes get one and the same answer. After 5 wrong ones in a minute everybody waits;
 * after 20 in the life of a code the code is discarded (contract §4).
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { CODE_ALPHABET, CODE_LENGTH, FLAG_COUNT, FLAG_LETTERS, normalizeCode } from '#helper-protocol/pairing.ts';
import { type Clock, createWindow } from './rate.ts';

export const CODE_LIFE_MS = 10 * 60_000;
const WRONG_PER_MINUTE = 5;
const WRONG_PER_CODE = 20;

export type Redemption =
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'throttled'; readonly retryAfter: number };

export interface Pairing {
  /** The letters of this helper's flags, the same from its start to its end. */
  readonly flags: string;
  /** Makes a fresh code; the one before dies. Ten characters, without the hyphen. */
  renew(): string;
  /** One attempt. Only call it for a request that passed the gate and has a well-formed body. */
  redeem(typed: string): Redemption;
}

interface LiveCode {
  readonly digest: Buffer;
  readonly diesAt: number;
  wrong: number;
}

/** `randomBytes(n)` gives n bytes from a generator fit for secrets. */
export function createPairing(now: Clock, randomBytes: (count: number) => Uint8Array): Pairing {
  const wrongCodes = createWindow({ limit: WRONG_PER_MINUTE, spanMs: 60_000 }, now);
  let live: LiveCode | undefined;
  const flags = Array.from(randomBytes(FLAG_COUNT), (byte) => FLAG_LETTERS.charAt(byte % FLAG_LETTERS.length)).join('');

  return {
    flags,
    renew() {
      // 32 letters, so the low five bits of a byte pick one without favour.
      const code = Array.from(randomBytes(CODE_LENGTH), (byte) =>
        CODE_ALPHABET.charAt(byte % CODE_ALPHABET.length),
      ).join('');
      live = { digest: digest(code), diesAt: now() + CODE_LIFE_MS, wrong: 0 };
      return code;
    },
    redeem(typed) {
      const retryAfter = wrongCodes.retryAfter();
      if (retryAfter > 0) return { outcome: 'throttled', retryAfter };
      // A text that cannot be a code is compared like any other, so that it takes the same time.
      const attempt = digest(normalizeCode(typed) ?? '');
      const matches = live !== undefined && timingSafeEqual(attempt, live.digest) && now() < live.diesAt;
      if (matches) {
        live = undefined;
        return { outcome: 'accepted' };
      }
      wrongCodes.add();
      if (live !== undefined) {
        live.wrong += 1;
        if (live.wrong >= WRONG_PER_CODE) live = undefined;
      }
      return { outcome: 'refused' };
    },
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
