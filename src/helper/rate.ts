/** Two ways to say "not so fast". Time is handed in, so that a minute passes in no time in a test. */

/** Milliseconds on a clock that never goes back. */
export type Clock = () => number;

/** A bucket that holds `burst` tokens and gains `perSecond` of them each second. */
export interface Bucket {
  /** Takes one token; false if there is none. */
  take(): boolean;
}

export function createBucket(limits: { readonly perSecond: number; readonly burst: number }, now: Clock): Bucket {
  let tokens = limits.burst;
  let filledAt = now();
  return {
    take() {
      const instant = now();
      tokens = Math.min(limits.burst, tokens + ((instant - filledAt) / 1000) * limits.perSecond);
      filledAt = instant;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}

/** At most `limit` events in any `spanMs`. */
export interface Window {
  /** Seconds until there is room for one more, rounded up; 0 if there is room now. */
  retryAfter(): number;
  /** Notes one event. */
  add(): void;
}

export function createWindow(limits: { readonly limit: number; readonly spanMs: number }, now: Clock): Window {
  let events: number[] = [];
  return {
    retryAfter() {
      const instant = now();
      events = events.filter((event) => instant - event < limits.spanMs);
      const oldest = events[events.length - limits.limit];
      return oldest === undefined ? 0 : Math.max(1, Math.ceil((oldest + limits.spanMs - instant) / 1000));
    },
    add() {
      events.push(now());
      if (events.length > limits.limit) events.shift();
    },
  };
}
