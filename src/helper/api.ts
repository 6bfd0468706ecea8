/** The endpoints of the interface (contract §5), behind the gate. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { OWN_HEALTH } from '#helper-protocol/health.ts';
import type { Interfaces, OwnAddress } from '#helper-protocol/interfaces.ts';
import { decodePairRequest, type PairAnswer } from '#helper-protocol/pairing.ts';
import type { ProblemCode } from '#helper-protocol/problem.ts';
import { API_PREFIX, PROTOCOL_LIMITS } from '#helper-protocol/protocol.ts';
import { decodeScanRequest } from '#helper-protocol/scan.ts';
import { API_HEADERS, type RefusalDetails, sendJson, sendNothing } from './answer.ts';
import { hasUnreadBody, readJsonBody } from './body.ts';
import type { ListenerTable } from './listeners/source.ts';
import type { Log } from './log.ts';
import type { Pairing } from './pairing.ts';
import type { Clock } from './rate.ts';
import type { Route } from './routes.ts';
import type { ScanRecord } from './scan/record.ts';
import type { ScanRegistry } from './scan/registry.ts';
import { streamScan, type StreamPace } from './scan/stream.ts';
import type { TokenHolder, Tokens } from './token.ts';

/** A request that has passed the gate, and the ways to answer it. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly origin: string | null;
  readonly refuse: (
    request: IncomingMessage,
    response: ServerResponse,
    code: ProblemCode,
    details?: RefusalDetails,
  ) => Promise<void>;
}

export interface Api {
  /** Routes without a token. */
  open(route: Route, exchange: Exchange): Promise<void>;
  authenticated(route: Route, holder: TokenHolder, exchange: Exchange): Promise<void>;
}

export interface ApiParts {
  readonly pairing: Pairing;
  readonly tokens: Tokens;
  readonly scans: ScanRegistry;
  readonly listeners: ListenerTable;
  readonly ownAddresses: () => readonly OwnAddress[];
  /** A scan is likely to follow. */
  readonly onPaired: () => void;
  readonly log: Log;
  readonly now: Clock;
  readonly date: () => Date;
  readonly pace: StreamPace;
}

export function createApi(parts: ApiParts): Api {
  const { pairing, tokens, scans, log } = parts;

  async function pair({ request, response, origin, refuse }: Exchange): Promise<void> {
    const body = await readBody(request, response);
    if (!body.ok) return refuse(request, response, body.problem);
    const asked = decodePairRequest(body.value);
    if (!asked.ok) return refuse(request, response, 'invalid-body', { errors: asked.problem });
    const redemption = pairing.redeem(asked.value.code);
    switch (redemption.outcome) {
      case 'throttled':
        return refuse(request, response, 'rate-limited', { headers: { 'Retry-After': String(redemption.retryAfter) } });
      case 'refused':
        return refuse(request, response, 'code-invalid');
      case 'accepted': {
        const { token, livesForMs } = tokens.issue(origin);
        log.paired(origin);
        const expiresAt = new Date(parts.date().getTime() + livesForMs).toISOString();
        sendJson(response, 200, { token, tokenType: 'Bearer', expiresAt, flags: pairing.flags } satisfies PairAnswer);
        parts.onPaired();
      }
    }
  }

  async function unpair(holder: TokenHolder, { request, response }: Exchange): Promise<void> {
    tokens.revoke(holder);
    await scans.cancelOf(holder.id);
    sendNothing(response, closeIfUnread(request));
  }

  async function startScan(holder: TokenHolder, { request, response, refuse }: Exchange): Promise<void> {
    const body = await readBody(request, response);
    if (!body.ok) return refuse(request, response, body.problem);
    const asked = decodeScanRequest(body.value);
    if (!asked.ok) return refuse(request, response, 'invalid-scan', { errors: asked.problem });
    const started = scans.start(asked.value, holder.id);
    if (!started.ok) {
      const { problem } = started;
      if (problem.code === 'target-not-own') return refuse(request, response, problem.code);
      const retryAfter = problem.code === 'rate-limited' ? problem.retryAfter : 1;
      return refuse(request, response, problem.code, { headers: { 'Retry-After': String(retryAfter) } });
    }
    sendJson(response, 201, started.value.created(), { Location: `${API_PREFIX}/scans/${started.value.id}` });
  }

  async function streamEvents(scan: ScanRecord, { request, response, refuse }: Exchange): Promise<void> {
    if (scans.subscribers(scan) >= PROTOCOL_LIMITS.streamsPerScan) {
      return refuse(request, response, 'too-many-streams', { headers: { 'Retry-After': '1' } });
    }
    const leave = scans.subscribe(scan);
    response.writeHead(200, { ...API_HEADERS, 'Content-Type': 'text/event-stream', ...closeIfUnread(request) });
    streamScan(scan, response, parts.pace, parts.now, leave);
  }

  async function withScan(id: string, exchange: Exchange, act: (scan: ScanRecord) => Promise<void>): Promise<void> {
    const scan = scans.find(id);
    return scan === undefined ? exchange.refuse(exchange.request, exchange.response, 'scan-not-found') : act(scan);
  }

  return {
    async open(route, exchange) {
      if (route.name === 'pair') return pair(exchange);
      sendJson(exchange.response, 200, OWN_HEALTH, closeIfUnread(exchange.request));
    },
    async authenticated(route, holder, exchange) {
      const { request, response } = exchange;
      switch (route.name) {
        case 'pair':
          return unpair(holder, exchange);
        case 'interfaces':
          sendJson(response, 200, { addresses: parts.ownAddresses() } satisfies Interfaces, closeIfUnread(request));
          return;
        case 'listeners':
          sendJson(response, 200, await parts.listeners.read(), closeIfUnread(request));
          return;
        case 'scans':
          return startScan(holder, exchange);
        case 'scan':
          return withScan(route.id, exchange, async (scan) => {
            if (request.method === 'DELETE') {
              await scans.cancel(scan, 'requested');
              sendNothing(response, closeIfUnread(request));
            } else {
              sendJson(response, 200, scan.status(), closeIfUnread(request));
            }
          });
        case 'events':
          return withScan(route.id, exchange, (scan) => streamEvents(scan, exchange));
        case 'health':
          throw new Error('a route without a token came with one');
      }
    },
  };
}

async function readBody(request: IncomingMessage, response: ServerResponse): ReturnType<typeof readJsonBody> {
  if (request.headers.expect?.toLowerCase() === '100-continue') response.writeContinue();
  return readJsonBody(request);
}

/** A body where none is wanted is not read: the connection ends after the answer. */
function closeIfUnread(request: IncomingMessage): Readonly<Record<string, string>> {
  return hasUnreadBody(request) ? { Connection: 'close' } : {};
}
