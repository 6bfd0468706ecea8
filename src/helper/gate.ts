/**
 * The gate: may this request come in? Checks 1 to 6 of the contract (§3), in its order; the first that fails answers.
 *
 * Pure: what came over the wire in, a verdict out. Headers are read raw, as a list of names and values, because a
 * parsed object has already thrown away the second `Host` or `Origin` that an attack depends on.
 */
import type { ProblemCode } from '#helper-protocol/problem.ts';
import { PROTOCOL_LIMITS } from '#helper-protocol/protocol.ts';

/** A request as it stands on the wire. `rawHeaders` alternates names and values. */
export interface GateRequest {
  readonly peer: string | undefined;
  readonly target: string;
  readonly rawHeaders: readonly string[];
}

/** Who may come in: whole strings, no patterns. An empty list means nobody. */
export interface GateRules {
  readonly hosts: readonly string[];
  readonly ownOrigins: readonly string[];
  readonly foreignOrigins: readonly string[];
}

export type GateVerdict =
  | {
      readonly verdict: 'pass';
      /** The path without its query, still percent-encoded: it is looked up, never decoded. */
      readonly path: string;
      readonly isApi: boolean;
      readonly origin: string | null;
      /** The origin is one of `--allow-origin`, so that the answer carries CORS headers. */
      readonly isForeign: boolean;
    }
  | { readonly verdict: 'refuse'; readonly code: ProblemCode; readonly allowedForeignOrigin: string | null }
  | { readonly verdict: 'close' };

/** The rules of a helper that listens on `127.0.0.1:port`; hosts are compared in lower case. */
export function createGateRules(port: number, foreignOrigins: readonly string[]): GateRules {
  const hosts = [`127.0.0.1:${String(port)}`, `localhost:${String(port)}`];
  return { hosts, ownOrigins: hosts.map((host) => `http://${host}`), foreignOrigins };
}

/** Decides about one request. */
export function judgeRequest(rules: GateRules, request: GateRequest): GateVerdict {
  if (!isLoopbackPeer(request.peer)) return { verdict: 'close' };

  if (!request.target.startsWith('/') || request.target.includes('#')) return refuse('bad-request-target');

  const hosts = headerValues(request.rawHeaders, 'host');
  const host = hosts[0]?.toLowerCase();
  if (hosts.length !== 1 || host === undefined || !rules.hosts.includes(host)) return refuse('host-not-allowed');

  const origins = headerValues(request.rawHeaders, 'origin');
  const origin = origins[0] ?? null;
  const isForeign = origin !== null && rules.foreignOrigins.includes(origin);
  if (origins.length > 1 || (origin !== null && !isForeign && !rules.ownOrigins.includes(origin))) {
    return refuse('origin-not-allowed');
  }

  const query = request.target.indexOf('?');
  const path = query === -1 ? request.target : request.target.slice(0, query);
  const isApi = path === '/api' || path.startsWith('/api/');
  if (isApi && origin === null && comesFromElsewhere(request.rawHeaders)) return refuse('origin-not-allowed');

  const allowedForeignOrigin = isApi && isForeign ? origin : null;
  if (headerValues(request.rawHeaders, 'upgrade').length > 0)
    return refuse('upgrade-not-supported', allowedForeignOrigin);
  if (request.target.length > PROTOCOL_LIMITS.targetCharacters) return refuse('target-too-long', allowedForeignOrigin);

  return { verdict: 'pass', path, isApi, origin, isForeign };
}

/** All values of a header, one for each time that it was sent. */
export function headerValues(rawHeaders: readonly string[], name: string): readonly string[] {
  const values: string[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() === name) values.push(rawHeaders[index + 1] ?? '');
  }
  return values;
}

function refuse(code: ProblemCode, allowedForeignOrigin: string | null = null): GateVerdict {
  return { verdict: 'refuse', code, allowedForeignOrigin };
}

/** The server listens on 127.0.0.1 only, so this never fails; it stands here for the day when somebody changes that. */
function isLoopbackPeer(peer: string | undefined): boolean {
  return peer !== undefined && /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/.test(peer);
}

/** Another port of 127.0.0.1 is *same-site* to the helper and as foreign as any other site. */
function comesFromElsewhere(rawHeaders: readonly string[]): boolean {
  return headerValues(rawHeaders, 'sec-fetch-site').some((value) => /cross-site|same-site/i.test(value));
}
