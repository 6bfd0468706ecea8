/**
 * Tokens: 32 random bytes that stand for "this page was paired". In memory only, kept as digests, at most four.
 *
 * A token is bound to the origin that it was issued to. A page sends no `Origin` with a GET to its own origin, so for
 * a token of an own origin an absent one is the same; a token of a foreign origin (way B) always needs it.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from './rate.ts';

export const TOKEN_IDLE_MS = 60 * 60_000;
export const TOKEN_LIFE_MS = 12 * 60 * 60_000;
const MOST_TOKENS = 4;

/** Who is paired. `id` names the holder inside the helper and is no secret. */
export interface TokenHolder {
  readonly id: number;
  readonly origin: string | null;
}

export interface IssuedToken {
  readonly token: string;
  readonly holder: TokenHolder;
  readonly livesForMs: number;
}

export interface Tokens {
  /** Makes a token for an origin; the one unused for longest makes room if there are four. */
  issue(origin: string | null): IssuedToken;
  /** The holder, if there is exactly one `Authorization` value and it is a live token of this origin. */
  authenticate(authorizations: readonly string[], origin: string | null): TokenHolder | undefined;
  revoke(holder: TokenHolder): void;
}

interface Entry {
  readonly holder: TokenHolder;
  readonly digest: Buffer;
  readonly issuedAt: number;
  usedAt: number;
}

/** `ownOrigins` are those of the helper's own pages; `randomBytes` is fit for secrets. */
export function createTokens(
  now: Clock,
  randomBytes: (count: number) => Uint8Array,
  ownOrigins: readonly string[],
): Tokens {
  let entries: Entry[] = [];
  let issued = 0;

  function removeDead(): void {
    const instant = now();
    entries = entries.filter(
      ({ issuedAt, usedAt }) => instant - usedAt < TOKEN_IDLE_MS && instant - issuedAt < TOKEN_LIFE_MS,
    );
  }

  function mayUse(bound: string | null, origin: string | null): boolean {
    if (bound === origin) return true;
    if (origin === null) return bound !== null && ownOrigins.includes(bound);
    return bound === null && ownOrigins.includes(origin);
  }

  return {
    issue(origin) {
      removeDead();
      while (entries.length >= MOST_TOKENS) {
        const idlest = entries.reduce((a, b) => (b.usedAt < a.usedAt ? b : a));
        entries = entries.filter((entry) => entry !== idlest);
      }
      const token = Buffer.from(randomBytes(32)).toString('base64url');
      issued += 1;
      const holder = { id: issued, origin };
      entries.push({ holder, digest: digest(token), issuedAt: now(), usedAt: now() });
      return { token, holder, livesForMs: TOKEN_LIFE_MS };
    },
    authenticate(authorizations, origin) {
      const [value, second] = authorizations;
      const token = value === undefined ? undefined : /^Bearer ([A-Za-z0-9_-]{43})$/.exec(value)?.[1];
      if (token === undefined || second !== undefined) return undefined;
      removeDead();
      const attempt = digest(token);
      // Every live token is compared, so that the time says nothing about which one came close.
      let found: Entry | undefined;
      for (const entry of entries) {
        if (timingSafeEqual(entry.digest, attempt)) found = entry;
      }
      if (found === undefined || !mayUse(found.holder.origin, origin)) return undefined;
      found.usedAt = now();
      return found.holder;
    },
    revoke(holder) {
      entries = entries.filter((entry) => entry.holder !== holder);
    },
  };
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}
