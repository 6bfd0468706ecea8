/** Bodies of requests: check 9 of the gate (contract §3), up to an object of JSON. What its members mean comes later. */
import type { IncomingMessage } from 'node:http';
import { fail, ok, type Result } from '#result';
import { isJsonObject } from '#helper-protocol/decoder.ts';
import type { ProblemCode } from '#helper-protocol/problem.ts';
import { PROTOCOL_LIMITS } from '#helper-protocol/protocol.ts';
import { headerValues } from './gate.ts';

/** More than this is not read to its end before a refusal is sent. */
const MOST_DRAINED_BYTES = 1024 * 1024;
const LONGEST_DRAIN_MS = 500;

/** Reads a body. Refuses by type and by declared length before it reads anything. */
export async function readJsonBody(
  request: IncomingMessage,
): Promise<Result<Readonly<Record<string, unknown>>, ProblemCode>> {
  const types = headerValues(request.rawHeaders, 'content-type');
  const isJson =
    types.length === 1 && /^application\/json(?:[ \t]*;[ \t]*charset="?utf-8"?)?$/i.test(types[0]?.trim() ?? '');
  if (!isJson || headerValues(request.rawHeaders, 'content-encoding').length > 0) return fail('unsupported-media-type');
  if (Number(request.headers['content-length'] ?? 0) > PROTOCOL_LIMITS.bodyBytes) return fail('body-too-large');
  const bytes = await readBytes(request);
  if (bytes === undefined) return fail('body-too-large');
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)) as unknown;
  } catch {
    return fail('malformed-json');
  }
  return isJsonObject(value) ? ok(value) : fail('invalid-body');
}

/** All bytes, or `undefined` once there are too many. Rejects if the client goes away. */
function readBytes(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > PROTOCOL_LIMITS.bodyBytes) {
        request.removeAllListeners('data');
        request.pause();
        resolve(undefined);
      } else {
        chunks.push(chunk);
      }
    });
    request.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    request.on('error', reject);
    request.on('close', () => {
      if (!request.complete) reject(new Error('the client left'));
    });
  });
}

/** Whether a body, or more of it, is still to come. */
export function hasUnreadBody(request: IncomingMessage): boolean {
  const declared =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  return declared && !request.complete;
}

/**
 * Reads on for a moment and throws away: a client that is still sending when the connection closes would often see
 * only the reset, not the refusal. Bounded in bytes and time.
 */
export function drainBody(request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let size = 0;
    const finish = (): void => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(finish, LONGEST_DRAIN_MS);
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST_DRAINED_BYTES) finish();
    });
    request.on('end', finish);
    request.on('error', finish);
    request.on('close', finish);
    request.resume();
  });
}
