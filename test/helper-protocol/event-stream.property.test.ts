import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createStreamState,
  formatEvent,
  receiveText,
  STREAM_COMMENT,
  type StreamEvent,
} from '#helper-protocol/event-stream.ts';

function readAll(chunks: readonly string[]): readonly StreamEvent[] {
  let state = createStreamState();
  const events: StreamEvent[] = [];
  for (const chunk of chunks) {
    const step = receiveText(state, chunk);
    if (!step.ok) throw new Error(step.problem);
    state = step.value.state;
    events.push(...step.value.events);
  }
  return events;
}

/** The same text, cut at these places. */
function cut(text: string, places: readonly number[]): readonly string[] {
  const borders = [0, ...places.map((place) => place % (text.length + 1)).toSorted((a, b) => a - b), text.length];
  return borders.slice(1).map((border, index) => text.slice(borders[index], border));
}

const stream = `${formatEvent('snapshot', { done: 0 })}${STREAM_COMMENT}${formatEvent('results', { open: '22,80' })}${formatEvent('done', { note: 'é😀' })}`;
const whole: readonly StreamEvent[] = [
  { name: 'snapshot', data: '{"done":0}' },
  { name: 'results', data: '{"open":"22,80"}' },
  { name: 'done', data: '{"note":"é😀"}' },
];

describe('receiveText', () => {
  it.each([['\n'], ['\r\n'], ['\r']])('reads lines that end with %j, cut at any places', (end) => {
    const text = stream.replaceAll('\n', end);
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 20 }), (places) => {
        expect(readAll(cut(text, places))).toEqual(whole);
      }),
    );
  });

  it('reads a stream that comes one character at a time', () => {
    expect(readAll([...stream.replaceAll('\n', '\r\n')])).toEqual(whole);
  });

  it('joins several data lines, drops one leading space, passes over a byte order mark and other fields', () => {
    expect(readAll(['\uFEFFid: 7\nretry: 1\ndata:a\ndata:  b\ndata\n\n'])).toEqual([
      { name: 'message', data: 'a\n b\n' },
    ]);
  });

  it('gives no event for a name without data', () => {
    expect(readAll(['event: x\n\ndata: 1\n\n'])).toEqual([{ name: 'message', data: '1' }]);
  });

  it('keeps an unfinished event back', () => {
    expect(readAll(['event: done\ndata: {}\n'])).toEqual([]);
  });

  it('gives up on an event without an end instead of collecting it for ever', () => {
    let state = createStreamState();
    let problem: string | undefined;
    for (let index = 0; index < 100 && problem === undefined; index += 1) {
      const step = receiveText(state, 'data: ' + 'x'.repeat(4096));
      if (step.ok) state = step.value.state;
      else problem = step.problem;
    }
    expect(problem).toBe('event-too-long');
  });

  it('takes comments without end', () => {
    expect(readAll([...Array.from({ length: 20_000 }, () => ': still there\n'), 'data: 1\n\n'])).toEqual([
      { name: 'message', data: '1' },
    ]);
  });
});
