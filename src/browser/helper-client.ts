/**
 * The line to the local helper (contract version 1): requests with decoded answers. It keeps the token in memory and in
 * `sessionStorage`, so that a reload does not end the pairing; nowhere else. Nothing is asked of anybody until a method
 * is called.
 */
import { fail, ok, type Result } from '#result';
import type { Decoded } from '#helper-protocol/decoder.ts';
import { decodeHealth, type Health } from '#helper-protocol/health.ts';
import { decodeInterfaces, type Interfaces } from '#helper-protocol/interfaces.ts';
import { decodeListeners, type Listeners } from '#helper-protocol/listeners.ts';
import { decodePairAnswer, flagLetters, normalizeCode, TOKEN_FORM } from '#helper-protocol/pairing.ts';
import { decodeProblem } from '#helper-protocol/problem.ts';
import { API_PREFIX } from '#helper-protocol/protocol.ts';
import { decodeScanCreated, type Protocol, type ScanCreated } from '#helper-protocol/scan.ts';

/** `unreachable`: nobody answers there, or the browser lets nobody through. `unreadable`: what answers is no helper. */
export interface HelperTrouble {
  readonly code: 'unreachable' | 'unreadable' | 'code-misshapen' | (string & {});
  /** Seconds, with `rate-limited`. */
  readonly retryAfter?: number;
}

export type Told<Value> = Promise<Result<Value, HelperTrouble>>;

export interface HelperClient {
  /** `http://127.0.0.1:47815`. */
  readonly origin: string;
  hasToken(): boolean;
  /** The letters of the paired helper's flags; null where it flies none. */
  flags(): string | null;
  forgetToken(): void;
  /** `isAsking`: the browser asks its user first, who takes a while to read the question. */
  health(isAsking?: boolean): Told<Health>;
  pair(code: string): Told<null>;
  unpair(): Told<null>;
  interfaces(): Told<Interfaces>;
  listeners(): Told<Listeners>;
  startScan(request: {
    readonly target: string;
    readonly protocol: Protocol;
    readonly ports: string;
  }): Told<ScanCreated>;
  cancelScan(id: string): Told<null>;
  /** The stream of a scan's events, as bytes. */
  events(id: string, signal: AbortSignal): Told<ReadableStream<Uint8Array>>;
}

/** What the client needs of a window. */
export interface HelperPlace {
  fetch(address: string, init: RequestInit): Promise<Response>;
  /** May throw where the visitor has switched storage off. */
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

/** Where `sessionStorage` has the pairing. */
export const TOKEN_KEY = 'minato.helper-token';
/** The contract's limit for the first question, and a patient one for the rest. */
const HEALTH_MS = 2_000;
const ANSWER_MS = 10_000;
/** As long as a question of the browser may stand there before it counts as not answered. */
const PROMPT_MS = 120_000;

export function createHelperClient(place: HelperPlace, origin: string): HelperClient {
  let { token, flags } = readPairing(place, origin);

  async function ask(path: string, init: RequestInit = {}, limitMs = ANSWER_MS): Told<Response> {
    const headers = new Headers(init.headers);
    if (token !== null) headers.set('Authorization', `Bearer ${token}`);
    // Browsers that know it ask for the local network by it (way B); the others pass it over.
    const options = {
      ...init,
      headers,
      cache: 'no-store',
      credentials: 'omit',
      targetAddressSpace: 'loopback',
    } as const;
    try {
      const response = await place.fetch(`${origin}${API_PREFIX}${path}`, {
        ...options,
        signal: init.signal ?? AbortSignal.timeout(limitMs),
      });
      return response.ok ? ok(response) : fail(await troubleIn(response));
    } catch {
      return fail({ code: 'unreachable' });
    }
  }

  async function read<Value>(answer: Told<Response>, decode: (value: unknown) => Decoded<Value>): Told<Value> {
    const response = await answer;
    if (!response.ok) return response;
    try {
      const decoded = decode(await response.value.json());
      return decoded.ok ? decoded : fail({ code: 'unreadable' });
    } catch {
      return fail({ code: 'unreadable' });
    }
  }

  async function only(answer: Told<Response>): Told<null> {
    const response = await answer;
    return response.ok ? ok(null) : response;
  }

  function keep(fresh: string | null, itsFlags: string | null = null): void {
    token = fresh;
    flags = itsFlags;
    try {
      if (fresh === null) place.sessionStorage.removeItem(TOKEN_KEY);
      else place.sessionStorage.setItem(TOKEN_KEY, JSON.stringify({ origin, token: fresh, flags }));
    } catch {
      // Without storage the pairing lasts as long as the page.
    }
  }

  return {
    origin,
    hasToken: () => token !== null,
    flags: () => flags,
    forgetToken: () => keep(null),
    health: (isAsking = false) => read(ask('/health', {}, isAsking ? PROMPT_MS : HEALTH_MS), decodeHealth),
    pair: async (typed) => {
      const code = normalizeCode(typed.normalize('NFKC').replace(/[\s‐–—−ー]/gu, ''));
      if (code === undefined) return fail({ code: 'code-misshapen' });
      keep(null);
      const answer = await read(ask('/pair', jsonBody({ code })), decodePairAnswer);
      if (!answer.ok) return answer;
      keep(answer.value.token, answer.value.flags ?? null);
      return ok(null);
    },
    unpair: async () => {
      const answer = await only(ask('/pair', { method: 'DELETE' }));
      keep(null);
      return answer;
    },
    interfaces: () => read(ask('/interfaces'), decodeInterfaces),
    listeners: () => read(ask('/listeners'), decodeListeners),
    startScan: (request) => read(ask('/scans', jsonBody(request)), decodeScanCreated),
    cancelScan: (id) => only(ask(`/scans/${id}`, { method: 'DELETE' })),
    events: async (id, signal) => {
      const response = await ask(`/scans/${id}/events`, { headers: { Accept: 'text/event-stream' }, signal });
      if (!response.ok) return response;
      const { body, headers } = response.value;
      return body !== null && headers.get('Content-Type')?.startsWith('text/event-stream') === true
        ? ok(body)
        : fail({ code: 'unreadable' });
    },
  };
}

function jsonBody(value: unknown): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) };
}

async function troubleIn(response: Response): Promise<HelperTrouble> {
  const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN);
  const wait = Number.isInteger(retryAfter) && retryAfter >= 0 && retryAfter <= 3_600 ? { retryAfter } : {};
  try {
    const problem = decodeProblem(await response.json());
    return problem.ok ? { code: problem.value.code, ...wait } : { code: 'unreadable' };
  } catch {
    return { code: 'unreadable' };
  }
}

interface KeptPairing {
  readonly token: string | null;
  readonly flags: string | null;
}

/** The pairing of this tab with this helper; a stored text of another form is none. */
function readPairing(place: HelperPlace, origin: string): KeptPairing {
  const none: KeptPairing = { token: null, flags: null };
  try {
    const stored: unknown = JSON.parse(place.sessionStorage.getItem(TOKEN_KEY) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return none;
    const kept = stored as { readonly origin?: unknown; readonly token?: unknown; readonly flags?: unknown };
    if (kept.origin !== origin || typeof kept.token !== 'string' || !TOKEN_FORM.test(kept.token)) return none;
    const flags = flagLetters(kept.flags, '');
    return { token: kept.token, flags: flags.ok ? flags.value : null };
  } catch {
    return none;
  }
}
