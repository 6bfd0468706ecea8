/**
 * The log: one line for each event on standard error. Codes and numbers only: no token, no code after the banner, no
 * body, nothing of a refused request, no process name.
 */
import type { ProblemCode } from '#helper-protocol/problem.ts';
import type { ScanRecord } from './scan/record.ts';
import type { Clock } from './rate.ts';

export interface Log {
  started(port: number): void;
  /** `origin` is one of the allowed ones, so it is a value of ours and not the request's. */
  paired(origin: string | null): void;
  scanStarted(scan: ScanRecord): void;
  scanEnded(scan: ScanRecord): void;
  /** At most one line a second; the others are counted in the next. */
  refused(code: ProblemCode | 'malformed-http' | 'timeout'): void;
  /** A bug: the name of the error class, never its text, which may hold what came in. */
  failed(error: unknown): void;
  ended(reason: string): void;
}

/** `write` takes a whole line; `date` gives the time for people, `now` the time for the pace. */
export function createLog(write: (line: string) => void, date: () => Date, now: Clock): Log {
  let refusedAt = Number.NEGATIVE_INFINITY;
  let unsaid = 0;
  const line = (event: string, details: Readonly<Record<string, string | number>> = {}): void => {
    const pairs = Object.entries(details).map(([name, value]) => `${name}=${String(value)}`);
    write([date().toISOString(), event, ...pairs].join(' '));
  };
  return {
    started: (port) => line('started', { port }),
    paired: (origin) => line('paired', { origin: origin ?? 'none' }),
    scanStarted: ({ target, protocol, total }) => line('scan-started', { target, protocol, ports: total }),
    scanEnded: (scan) => {
      const { status, reason, counts } = scan.describe();
      line('scan-ended', {
        status,
        reason: reason ?? 'none',
        open: counts.open,
        closed: counts.closed,
        filtered: counts.filtered,
        'open|filtered': counts['open|filtered'],
      });
    },
    refused: (code) => {
      if (now() - refusedAt < 1000) {
        unsaid += 1;
        return;
      }
      refusedAt = now();
      line('refused', unsaid === 0 ? { code } : { code, unsaid });
      unsaid = 0;
    },
    failed: (error) => line('failed', { error: error instanceof Error ? error.constructor.name : 'unknown' }),
    ended: (reason) => line('ended', { reason }),
  };
}
