/**
 * How long open TCP ports took to accept, written by the probing threads and read by the main one: a short list in
 * shared memory, for open ports are few. What comes after the last place is not noted.
 */
const MOST_NOTED = 1024;
/** The first number counts; each other one is a port and, in its lower half, a time of so many milliseconds a step. */
const MS_PER_STEP = 0.02;
const LONGEST_STEPS = 0xffff;

export function createAnswerLog(): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer((1 + MOST_NOTED) * Int32Array.BYTES_PER_ELEMENT));
}

/** Notes a time in milliseconds, from the call of `connect()` until the runtime told of the connection. */
export function noteAnswer(log: Int32Array, port: number, ms: number): void {
  const place = Atomics.add(log, 0, 1);
  if (place >= MOST_NOTED) return;
  const steps = Math.min(LONGEST_STEPS, Math.max(1, Math.round(ms / MS_PER_STEP)));
  Atomics.store(log, 1 + place, (port << 16) | steps);
}

/** The ports that have been noted so far, with their times in milliseconds. */
export function* readAnswers(log: Int32Array): Generator<readonly [number, number]> {
  const count = Math.min(MOST_NOTED, Atomics.load(log, 0));
  for (let place = 1; place <= count; place += 1) {
    const entry = Atomics.load(log, place);
    // Counted, but not written yet.
    if (entry !== 0) yield [entry >>> 16, Math.round((entry & 0xffff) * MS_PER_STEP * 100) / 100];
  }
}
