/** Virtual time. An instant is a whole number of microseconds since the network was made; nobody reads a clock. */
export type Instant = number;
/** A whole number of microseconds. */
export type Duration = number;

export const MICROSECOND: Duration = 1;
export const MILLISECOND: Duration = 1_000;
export const SECOND: Duration = 1_000_000;
export const NEVER: Instant = Number.MAX_SAFE_INTEGER;
