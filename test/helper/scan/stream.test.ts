import { EventEmitter, once } from 'node:events';
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createStreamState, receiveText, type StreamEvent } from '#helper-protocol/event-stream.ts';
import { countPorts } from '#helper-protocol/port-list.ts';
import { answeredPorts, applyScanEvent, decodeScanEvent } from '#helper-protocol/scan-event.ts';
import type { ScanStatus } from '#helper-protocol/scan.ts';
import { createAnswerLog, noteAnswer } from '#helper/scan/answer-log.ts';
import { ScanRecord } from '#helper/scan/record.ts';
import { createStates } from '#helper/scan/states.ts';
import { STREAM_PACE, type StreamPace, streamScan } from '#helper/scan/stream.ts';

function createRecord(states: Uint8Array, answers = createAnswerLog()): ScanRecord {
  const scan = new ScanRecord(
    {
      id: 'A'.repeat(22),
      address: { address: '127.0.0.1', family: 'ipv4', interface: 'lo', scope: 'loopback', scannable: true },
      request: { target: '127.0.0.1', protocol: 'tcp', ports: [{ from: 1, to: 65_535 }] },
      holderId: 1,
      createdAt: '2030-01-01T12:00:00.000Z',
    },
    () => performance.now(),
  );
  scan.attach({
    states,
    answers,
    finished: new Promise(() => undefined),
    stop: () => Promise.resolve(),
    sourceRefusals: () => 0,
  });
  return scan;
}

interface Stage {
  readonly scan: ScanRecord;
  readonly states: Uint8Array;
  readonly answers: Int32Array;
  /** The stream as a subscriber gets it. */
  readonly answer: IncomingMessage;
  readonly left: () => boolean;
  close(): void;
}

async function stage(
  pace: Partial<StreamPace> = {},
  prepare: (states: Uint8Array) => void = () => undefined,
): Promise<Stage> {
  const states = createStates();
  const now = (): number => performance.now();
  const answers = createAnswerLog();
  const scan = createRecord(states, answers);
  prepare(states);
  let left = false;
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    streamScan(scan, response, { ...STREAM_PACE, ...pace }, now, () => (left = true));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const [answer] = (await once(get({ port: (server.address() as AddressInfo).port, agent: false }), 'response')) as [
    IncomingMessage,
  ];
  answer.on('error', () => undefined);
  return {
    scan,
    states,
    answers,
    answer,
    left: () => left,
    close: () => {
      answer.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

async function readAll(answer: IncomingMessage): Promise<{ events: readonly StreamEvent[]; text: string }> {
  let state = createStreamState();
  const events: StreamEvent[] = [];
  let text = '';
  for await (const chunk of answer) {
    text += String(chunk);
    const step = receiveText(state, String(chunk));
    if (!step.ok) throw new Error(step.problem);
    state = step.value.state;
    events.push(...step.value.events);
  }
  return { events, text };
}

/** What a page knows after all events. */
function fold(events: readonly StreamEvent[]): ScanStatus {
  let status: ScanStatus | undefined;
  for (const { name, data } of events) {
    const event = decodeScanEvent(name, data);
    if (!event.ok || event.value === null) throw new Error(`a bad event: ${name}`);
    if (event.value.type === 'snapshot') status = event.value.data;
    else if (status !== undefined) status = applyScanEvent(status, event.value);
  }
  if (status === undefined) throw new Error('no snapshot');
  return status;
}

describe('the stream of a scan', () => {
  it('tells once how long each open port took to accept, and nothing of the others', async () => {
    const on = await stage({ firstTickMs: 5, tickMs: 10 }, (states) => (states[22] = 1));
    const reading = readAll(on.answer);
    noteAnswer(on.answers, 22, 0.26);
    noteAnswer(on.answers, 80, 1.5);
    noteAnswer(on.answers, 81, 9);
    on.states[80] = 1;
    on.states[81] = 2;
    on.states[443] = 1;
    on.scan.end('completed', null);
    const { events } = await reading;
    on.close();
    const told = events
      .filter(({ name }) => name === 'results')
      .flatMap(({ data }) => Object.entries((JSON.parse(data) as { rttMs?: Record<string, number> }).rttMs ?? {}));
    expect(told).toEqual([
      ['22', 0.26],
      ['80', 1.5],
    ]);
  });

  it('begins with a snapshot, ends with done, and adds up to the truth', async () => {
    const on = await stage({ firstTickMs: 5, tickMs: 10 });
    const reading = readAll(on.answer);
    for (let port = 1; port <= 65_535; port += 1) {
      on.states[port] = port % 1000 === 0 ? 1 : 2;
      if (port % 8000 === 0) await new Promise((resolve) => setTimeout(resolve, 15));
    }
    on.scan.end('completed', null);
    const { events } = await reading;
    on.close();
    expect(events[0]?.name).toBe('snapshot');
    expect(events.at(-1)?.name).toBe('done');
    expect(events.filter(({ name }) => name === 'done')).toHaveLength(1);
    expect(fold(events)).toMatchObject({ status: 'completed', done: 65_535, counts: { open: 65, closed: 65_470 } });
    expect(countPorts(answeredPorts(fold(events).results.open))).toBe(65);
    expect(on.left()).toBe(true);
  });

  it('keeps every event below 16 KiB, even where no two neighbours are alike', async () => {
    const on = await stage({ firstTickMs: 1, tickMs: 2 }, (states) => {
      for (let port = 1; port <= 65_535; port += 1) states[port] = port % 2 === 0 ? 1 : 2;
    });
    on.scan.end('completed', null);
    const { events } = await readAll(on.answer);
    on.close();
    expect(
      Math.max(...events.map(({ name, data }) => Buffer.byteLength(`event: ${name}\ndata: ${data}\n\n`))),
    ).toBeLessThanOrEqual(16_384);
    expect(fold(events).counts).toEqual({ open: 32_767, closed: 32_768, filtered: 0, 'open|filtered': 0 });
    expect(countPorts(answeredPorts(fold(events).results.open))).toBe(32_767);
  });

  it('sends two events at each tick at most, so fewer than twenty a second', () => {
    const ticks = 1 + Math.floor((1000 - STREAM_PACE.firstTickMs) / STREAM_PACE.tickMs);
    expect(1 + 2 * ticks + 1).toBeLessThanOrEqual(20);
  });

  it('is kept alive with comments', async () => {
    const on = await stage({ firstTickMs: 1, tickMs: 5, commentMs: 20 });
    const reading = readAll(on.answer);
    await new Promise((resolve) => setTimeout(resolve, 200));
    on.scan.end('cancelled', 'requested');
    const { text, events } = await reading;
    on.close();
    expect(text).toContain('\n:\n\n');
    expect(fold(events)).toMatchObject({ status: 'cancelled', reason: 'requested' });
  });

  it('gives a late subscriber of an ended scan everything at once', async () => {
    const on = await stage({}, (states) => states.fill(2, 1, 100));
    on.scan.end('completed', null);
    const { events } = await readAll(on.answer);
    on.close();
    expect(fold(events)).toMatchObject({ status: 'completed', counts: { closed: 99 } });
  });

  it('notices that the subscriber has left', async () => {
    const on = await stage({ firstTickMs: 5, tickMs: 10 });
    on.close();
    while (!on.left()) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(on.left()).toBe(true);
  });

  it('drops a subscriber that does not read, and queues nothing meanwhile', async () => {
    class StuckResponse extends EventEmitter {
      writableNeedDrain = false;
      writes = 0;
      write(): boolean {
        this.writes += 1;
        this.writableNeedDrain = true;
        return false;
      }
      destroy(): void {
        this.emit('close');
      }
    }
    const states = createStates();
    const answers = createAnswerLog();
    const scan = createRecord(states, answers);
    const response = new StuckResponse();
    await new Promise<void>((resolve) => {
      streamScan(
        scan,
        response as unknown as ServerResponse,
        { ...STREAM_PACE, firstTickMs: 1, tickMs: 2, unreadMs: 60 },
        () => performance.now(),
        resolve,
      );
      states.fill(2, 1, 30_000);
    });
    expect(response.writes).toBe(1);
  });
});
