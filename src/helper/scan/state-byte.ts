/** What a probing thread writes for a port. Free of imports: the threads load this and little else. */

export const STATE = { none: 0, open: 1, closed: 2, filtered: 3, openFiltered: 4 } as const;
export type StateByte = (typeof STATE)[keyof typeof STATE];

/**
 * The bit that says "to be probed once more". A port that is neither open nor closed is first noted as unsure; while
 * there are few of those they are not reported (contract §8.6).
 */
export const UNSURE = 8;
