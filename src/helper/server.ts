/**
 * The server: reads a request, asks the gate, finds the route, checks the token, and hands over to the interface.
 *
 * Deliberately absent: WebSockets, cookies, proxying, redirects to anything that came with a request, a lenient
 * parser, and every option that would switch a check off.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { PROBLEMS, type ProblemCode } from '#helper-protocol/problem.ts';
import { API_HEADERS, grantOrigin, type RefusalDetails, sendNothing, sendProblem } from './answer.ts';
import type { Api } from './api.ts';
import { drainBody, hasUnreadBody } from './body.ts';
import { type GateRules, headerValues, judgeRequest } from './gate.ts';
import type { Log } from './log.ts';
import type { Bucket } from './rate.ts';
import { findRoute, needsToken, ROUTE_METHODS } from './routes.ts';
import { readMissingPage, readSite, type SiteAnswer, type SiteMap } from './site.ts';
import type { Tokens } from './token.ts';

export interface ServerParts {
  readonly rules: GateRules;
  readonly tokens: Tokens;
  readonly bucket: Bucket;
  readonly api: Api;
  /** Absent with `--no-site`. */
  readonly site: SiteMap | undefined;
  readonly log: Log;
  /** Called for each request that carried a live token. */
  readonly onAuthenticated: () => void;
  readonly isShuttingDown: () => boolean;
}

const TIMES = { headersMs: 5000, requestMs: 10_000, keepAliveMs: 5000, checkMs: 500 } as const;
const MOST_CONNECTIONS = 256;
const MOST_HEADER_BYTES = 8192;

/** Builds the server; the caller makes it listen on 127.0.0.1 and on nothing else. */
export function createHelperServer(parts: ServerParts): Server {
  /** After a refusal nothing more is read from a connection: what follows may be part of an attack. */
  const refused = new WeakSet<Duplex>();

  const server = createServer({
    // Requests without a Host are for the gate to refuse, in the form that the contract gives.
    requireHostHeader: false,
    insecureHTTPParser: false,
    maxHeaderSize: MOST_HEADER_BYTES,
    headersTimeout: TIMES.headersMs,
    requestTimeout: TIMES.requestMs,
    keepAliveTimeout: TIMES.keepAliveMs,
    keepAliveTimeoutBuffer: 0,
    connectionsCheckingInterval: TIMES.checkMs,
    noDelay: true,
  });
  server.maxConnections = MOST_CONNECTIONS;
  // All headers reach the gate: their size is limited, and a limit on their number would hide the last ones.
  server.maxHeadersCount = 0;

  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    if (refused.has(request.socket)) return;
    response.sendDate = false;
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    handle(request, response).catch((error: unknown) => {
      if (request.destroyed && !request.complete) return;
      parts.log.failed(error);
      if (response.headersSent) response.destroy();
      else void refuse(request, response, 'internal');
    });
  };
  server.on('request', onRequest);
  // Whether a body is wanted is decided by the gate like everything else; only then is the client told to go on.
  server.on('checkContinue', onRequest);
  server.on('checkExpectation', onRequest);
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
    parts.log.refused('bad-request-target');
    writeRaw(socket, 'bad-request-target');
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    parts.log.refused(error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'timeout' : 'malformed-http');
    writeBare(socket, statusOfParserError(error.code));
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? '';
    const gate = judgeRequest(parts.rules, {
      peer: request.socket.remoteAddress,
      target: request.url ?? '',
      rawHeaders: request.rawHeaders,
    });
    if (gate.verdict === 'close') {
      request.socket.destroy();
      return;
    }
    if (gate.verdict === 'refuse') {
      if (gate.allowedForeignOrigin !== null) grantOrigin(response, gate.allowedForeignOrigin);
      await refuse(request, response, gate.code);
      return;
    }
    const { path, isApi, origin, isForeign } = gate;
    if (isApi && isForeign && origin !== null) grantOrigin(response, origin);
    if (!parts.bucket.take()) return refuse(request, response, 'rate-limited', { headers: { 'Retry-After': '1' } });
    if (parts.isShuttingDown()) return refuse(request, response, 'shutting-down');
    if (!isApi) return handleSite(request, response, path);

    const route = findRoute(path);
    if (route === undefined) return refuse(request, response, 'not-found');
    const methods = ROUTE_METHODS[route.name];
    if (
      method === 'OPTIONS' &&
      isForeign &&
      headerValues(request.rawHeaders, 'access-control-request-method').length > 0
    ) {
      sendPreflight(response);
      return;
    }
    if (!methods.includes(method)) {
      return refuse(request, response, 'method-not-allowed', { headers: { Allow: methods.join(', ') } });
    }
    if (!needsToken(route, method)) return parts.api.open(route, { request, response, origin, refuse });
    const holder = parts.tokens.authenticate(headerValues(request.rawHeaders, 'authorization'), origin);
    if (holder === undefined) {
      return refuse(request, response, 'token-required', { headers: { 'WWW-Authenticate': 'Bearer' } });
    }
    parts.onAuthenticated();
    return parts.api.authenticated(route, holder, { request, response, origin, refuse });
  }

  async function handleSite(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const found = parts.site === undefined ? undefined : await readSite(parts.site, path);
    if (found === undefined || parts.site === undefined) {
      const wantsPage = headerValues(request.rawHeaders, 'accept').some((value) => value.includes('text/html'));
      const page =
        wantsPage && parts.site !== undefined && isRead(request) ? await readMissingPage(parts.site) : undefined;
      if (page === undefined) return refuse(request, response, 'not-found');
      sendSite(request, response, page);
      return;
    }
    if (!isRead(request)) return refuse(request, response, 'method-not-allowed', { headers: { Allow: 'GET, HEAD' } });
    sendSite(request, response, found);
  }

  /** Sends a problem and closes the connection: what a refused client sends next is not even read. */
  async function refuse(
    request: IncomingMessage,
    response: ServerResponse,
    code: ProblemCode,
    details: RefusalDetails = {},
  ): Promise<void> {
    parts.log.refused(code);
    refused.add(request.socket);
    if (hasUnreadBody(request)) await drainBody(request);
    if (response.writableEnded || response.destroyed) return;
    sendProblem(response, code, { ...details, headers: { ...details.headers, Connection: 'close' } });
  }

  return server;
}

function isRead(request: IncomingMessage): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}

function sendSite(request: IncomingMessage, response: ServerResponse, answer: SiteAnswer): void {
  const close = hasUnreadBody(request) ? { Connection: 'close' } : {};
  response.writeHead(answer.status, { ...answer.headers, 'Content-Length': String(answer.body.length), ...close });
  if (request.method === 'HEAD') response.end();
  else response.end(answer.body);
}

function sendPreflight(response: ServerResponse): void {
  sendNothing(response, {
    'Access-Control-Allow-Methods': 'GET, POST, DELETE',
    'Access-Control-Allow-Headers': 'authorization, content-type',
    'Access-Control-Max-Age': '600',
  });
}

function statusOfParserError(code: string | undefined): string {
  if (code === 'HPE_HEADER_OVERFLOW') return '431 Request Header Fields Too Large';
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : '400 Bad Request';
}

/** A refusal for what is no HTTP: a status and the headers of the interface, no body. */
function writeBare(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\n${rawHeaders()}Content-Length: 0\r\n\r\n`, () => socket.destroy());
}

/** A problem on a connection that has no response object (CONNECT). */
function writeRaw(socket: Duplex, code: 'bad-request-target'): void {
  const { status, title } = PROBLEMS[code];
  const body = JSON.stringify({ type: `/problems/${code}`, title, status, code });
  socket.end(
    `HTTP/1.1 ${String(status)} Bad Request\r\n${rawHeaders()}Content-Type: application/problem+json\r\nContent-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`,
    () => socket.destroy(),
  );
}

function rawHeaders(): string {
  return [...Object.entries(API_HEADERS), ['Connection', 'close']].map((pair) => `${pair.join(': ')}\r\n`).join('');
}
