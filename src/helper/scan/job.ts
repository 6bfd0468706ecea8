/** What a probing thread is told to do, and the few shared numbers through which threads speak to each other. */
import type { Protocol } from '#helper-protocol/scan.ts';
import type { AnswerTimeLimits } from './answer-time.ts';

/** Everything here can be handed to a worker thread as it is; the arrays lie in shared memory. */
export interface ProbeJob {
  readonly target: string;
  readonly family: 4 | 6;
  readonly protocol: Protocol;
  /** Bind every socket to the target as its source, so that the kernel refuses a target that is not (any more) local. */
  readonly bindSource: boolean;
  /** The ports in the order in which they are probed. */
  readonly order: Uint16Array;
  readonly states: Uint8Array;
  /** See `answer-log.ts`. */
  readonly answers: Int32Array;
  /** See `CONTROL`. */
  readonly control: Int32Array;
  readonly startSockets: number;
  readonly mostSockets: number;
  /** Attempts for a port that stays silent. */
  readonly attempts: number;
  readonly answerTime: AnswerTimeLimits;
}

/** The places in `control`. */
export const CONTROL = {
  /** The index in `order` of the next chunk. */
  next: 0,
  /** Not 0: start no probe, let go of all. */
  stop: 1,
  /** Not 0: sockets have run out for seconds, and no answer came. */
  starved: 2,
  /** How often the kernel refused the source address. */
  sourceRefused: 3,
  /** How long the first answer of the scan took, in microseconds; 0: none yet. Whoever has seen none learns from it. */
  firstAnswer: 4,
} as const;

export function createControl(): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(Object.keys(CONTROL).length * Int32Array.BYTES_PER_ELEMENT));
}
