/**
 * The event stream of a scan for one subscriber.
 *
 * Nothing is queued: at each tick the subscriber is told what has become known since it was last told, so a slow
 * reader gets fewer and larger events. One that does not read for ten seconds is dropped.
 */
import type { ServerResponse } from 'node:http';
import { formatEvent, STREAM_COMMENT } from '#helper-protocol/event-stream.ts';
import { PROTOCOL_LIMITS } from '#helper-protocol/protocol.ts';
import type { ScanDone, ScanProgress, ScanResults } from '#helper-protocol/scan-event.ts';
import { PORT_STATES, type StatePorts } from '#helper-protocol/scan.ts';
import type { Clock } from '../rate.ts';
import type { ScanRecord } from './record.ts';
import { STATE } from './state-byte.ts';
import { createSent, takeNews } from './states.ts';

export interface StreamPace {
  /** Two events at most leave at each tick: with the first and the last ones fewer than 20 a second. */
  readonly tickMs: number;
  readonly firstTickMs: number;
  readonly commentMs: number;
  readonly unreadMs: number;
}

export const STREAM_PACE: StreamPace = { tickMs: 125, firstTickMs: 60, commentMs: 5000, unreadMs: 10_000 };

/** Characters of port lists in one event; the rest of the 16 KiB is for the frame and the other members. */
const LIST_BUDGET = PROTOCOL_LIMITS.eventBytes - 3072;
/** Answer times in one event: as much as the frame leaves room for. */
const MOST_TIMES = 128;

/** Writes the stream until the scan has ended and all is told, or the subscriber is gone. `left` is called once. */
export function streamScan(
  scan: ScanRecord,
  response: ServerResponse,
  pace: StreamPace,
  now: Clock,
  left: () => void,
): void {
  const sent = createSent();
  /** Open ports whose answer time has been told. */
  const timed = new Set<number>();
  let timer: NodeJS.Timeout | undefined;
  let commentedAt = now();
  let blockedSince: number | undefined;
  let isOver = false;

  function sendSnapshot(): void {
    const view = scan.view();
    const { lists } = takeNews(view, sent, LIST_BUDGET);
    response.write(formatEvent('snapshot', { ...scan.describe(view), results: lists }));
  }

  /** True if everything that is known has been told. */
  function sendNews(): boolean {
    const view = scan.view();
    const { lists, complete } = takeNews(view, sent, LIST_BUDGET);
    const results = { ...withoutEmpty(lists), ...newTimes() };
    if (Object.keys(results).length > 0) response.write(formatEvent('results', results));
    if (complete) {
      const elapsedMs = scan.elapsedMs();
      const progress: ScanProgress = {
        done: view.done,
        total: scan.total,
        elapsedMs,
        portsPerSecond: Math.round((view.done * 1000) / Math.max(1, elapsedMs)),
      };
      response.write(formatEvent('progress', progress));
    }
    return complete;
  }

  /** How long the open ports that the subscriber knows of took to accept; those of the snapshot come with the first news. */
  function newTimes(): Pick<ScanResults, 'rttMs'> {
    const times: Record<string, number> = {};
    let room = MOST_TIMES;
    for (const [port, time] of scan.answers()) {
      if (room === 0) break;
      if (sent[port] !== STATE.open || timed.has(port)) continue;
      timed.add(port);
      times[port] = time;
      room -= 1;
    }
    return room === MOST_TIMES ? {} : { rttMs: times };
  }

  function sendDone(): void {
    const { status, reason, counts, elapsedMs } = scan.describe();
    const done: ScanDone = { status, reason, counts, elapsedMs };
    response.write(formatEvent('done', done));
    close();
    response.end();
  }

  function tick(): void {
    if (response.writableNeedDrain) {
      blockedSince ??= now();
      if (now() - blockedSince >= pace.unreadMs) {
        close();
        response.destroy();
        return;
      }
    } else {
      blockedSince = undefined;
      if (now() - commentedAt >= pace.commentMs) {
        commentedAt = now();
        response.write(STREAM_COMMENT);
      }
      const ended = !scan.isRunning;
      const complete = sendIfNews(ended);
      if (ended && complete) {
        sendDone();
        return;
      }
    }
    timer = setTimeout(tick, pace.tickMs);
  }

  let toldDone = -1;
  function sendIfNews(ended: boolean): boolean {
    const { done } = scan.view();
    if (!ended && done === toldDone) return true;
    toldDone = done;
    return sendNews();
  }

  const forgetEnd = scan.onEnd(() => {
    clearTimeout(timer);
    timer = setTimeout(tick, 0);
  });

  function close(): void {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    forgetEnd();
    left();
  }

  response.on('close', close);
  sendSnapshot();
  timer = setTimeout(tick, pace.firstTickMs);
}

function withoutEmpty(lists: StatePorts): ScanResults {
  return Object.fromEntries(PORT_STATES.filter((state) => lists[state] !== '').map((state) => [state, lists[state]]));
}
