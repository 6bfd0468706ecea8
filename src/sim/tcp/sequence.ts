/** Sequence-number arithmetic modulo 2^32 (RFC 9293 §3.4). All values are unsigned 32-bit integers. */

export function sequenceAdd(sequence: number, count: number): number {
  return (sequence + count) >>> 0;
}

/** Whether `a` comes before `b` in the half of the circle that follows it. */
export function sequenceBefore(a: number, b: number): boolean {
  return ((a - b) | 0) < 0;
}

/** Whether `sequence` lies in the window of `size` that starts at `start`. */
export function inWindow(sequence: number, start: number, size: number): boolean {
  return (sequence - start) >>> 0 < size;
}
