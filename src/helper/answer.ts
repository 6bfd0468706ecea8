/** Answers of the interface: JSON and problems, with the headers that every one of them carries. */
import type { ServerResponse } from 'node:http';
import { createProblem, type MemberError, type ProblemCode, PROBLEMS } from '#helper-protocol/problem.ts';

/** On every answer of the interface, refusals included. No answer sets a cookie: all ports of a host share them. */
export const API_HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

/** What else a refusal may carry. */
export interface RefusalDetails {
  readonly errors?: readonly MemberError[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** For an allowed foreign origin (way B), and for no other: never `*`, never with credentials. */
export function grantOrigin(response: ServerResponse, origin: string): void {
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Vary', 'Origin');
}

/** A JSON answer. */
export function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  sendBody(response, status, 'application/json; charset=utf-8', JSON.stringify(value), headers);
}

/** A problem (RFC 9457). Nothing of the request is in it. */
export function sendProblem(response: ServerResponse, code: ProblemCode, details: RefusalDetails = {}): void {
  const problem = createProblem(code, details.errors);
  sendBody(response, PROBLEMS[code].status, 'application/problem+json', JSON.stringify(problem), details.headers ?? {});
}

/** An answer without a body. */
export function sendNothing(response: ServerResponse, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(204, { ...API_HEADERS, ...headers }).end();
}

function sendBody(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): void {
  response
    .writeHead(status, {
      ...API_HEADERS,
      'Content-Type': type,
      'Content-Length': String(Buffer.byteLength(body)),
      ...headers,
    })
    .end(body);
}
