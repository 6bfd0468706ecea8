/**
 * `text/event-stream`, written and read (WHATWG HTML, "Server-sent events", §9.2.6).
 *
 * The reader is a step function over text: it keeps what is unfinished, so a chunk may end anywhere, in the middle of
 * a field name or between the two characters of a line end. Bytes are decoded by the caller (a streaming decoder
 * keeps a character whole that falls on a border).
 */
import { fail, ok, type Result } from '#result';
import { PROTOCOL_LIMITS } from './protocol.ts';

/** An event as it stands in the stream. */
export interface StreamEvent {
  readonly name: string;
  readonly data: string;
}

/** What has come of a stream and is not yet an event. */
export interface StreamState {
  readonly line: string;
  readonly name: string;
  readonly data: readonly string[];
  /** The last chunk ended with a carriage return: a line feed that comes next belongs to it. */
  readonly afterReturn: boolean;
  readonly started: boolean;
  readonly size: number;
}

/** More than any event may have, the names of fields included; beyond it the sender is not the helper. */
const LONGEST_EVENT = 4 * PROTOCOL_LIMITS.eventBytes;

/** The state before the first chunk. */
export function createStreamState(): StreamState {
  return { line: '', name: '', data: [], afterReturn: false, started: false, size: 0 };
}

/** Takes one chunk; gives the events that it completes and what remains. An event without an end is `event-too-long`. */
export function receiveText(
  before: StreamState,
  chunk: string,
): Result<{ readonly state: StreamState; readonly events: readonly StreamEvent[] }, 'event-too-long'> {
  if (chunk === '') return ok({ state: before, events: [] });
  let rest = !before.started && chunk.startsWith('\uFEFF') ? chunk.slice(1) : chunk;
  if (before.afterReturn && rest.startsWith('\n')) rest = rest.slice(1);
  const events: StreamEvent[] = [];
  let { line, name, size } = before;
  let data = [...before.data];
  const lines = rest.split(/\r\n|\n|\r/);
  for (let index = 0; index < lines.length; index += 1) {
    line += lines[index] ?? '';
    size += (lines[index] ?? '').length;
    if (size > LONGEST_EVENT) return fail('event-too-long');
    if (index === lines.length - 1) break;
    if (line === '') {
      if (data.length > 0) events.push({ name: name === '' ? 'message' : name, data: data.join('\n') });
      name = '';
      data = [];
      size = 0;
    } else if (line.startsWith(':')) {
      size -= line.length;
    } else {
      const [field, value] = splitField(line);
      if (field === 'data') data.push(value);
      else if (field === 'event') name = value;
    }
    line = '';
  }
  return ok({
    state: { line, name, data, afterReturn: rest === '' ? false : chunk.endsWith('\r'), started: true, size },
    events,
  });
}

function splitField(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  if (colon === -1) return [line, ''];
  const value = line.slice(colon + 1);
  return [line.slice(0, colon), value.startsWith(' ') ? value.slice(1) : value];
}

/** Writes one event; `data` is one line of JSON, which holds no line end. */
export function formatEvent(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** A comment, which keeps a quiet connection alive. */
export const STREAM_COMMENT = ':\n\n';
