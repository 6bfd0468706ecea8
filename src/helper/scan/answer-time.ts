/**
 * How long to wait for an answer, learnt from the answers seen (RFC 6298 §2: smoothed round-trip time plus four times
 * its variation), within limits. Times in milliseconds.
 *
 * What is measured is the answer and the time until the event loop came to look at it. A busy machine only ever adds to
 * that, so of each group of answers the fastest is learnt from; otherwise every silent port would have to be waited
 * for as long as the machine is busy.
 */
export interface AnswerTimeLimits {
  readonly least: number;
  readonly most: number;
  /** Before the first answer. */
  readonly initial: number;
}

const GROUP = 8;

export class AnswerTime {
  readonly #limits: AnswerTimeLimits;
  #smoothed = -1;
  #variation = 0;
  #fastest = Number.POSITIVE_INFINITY;
  #inGroup = 0;

  constructor(limits: AnswerTimeLimits) {
    this.#limits = limits;
  }

  /** Whether any answer has been taken in. */
  get hasLearnt(): boolean {
    return this.#smoothed >= 0;
  }

  /** Takes in one measured round trip. */
  learn(roundTrip: number): void {
    if (!this.hasLearnt) {
      this.#smoothed = roundTrip;
      this.#variation = roundTrip / 2;
      return;
    }
    if (roundTrip < this.#fastest) this.#fastest = roundTrip;
    this.#inGroup += 1;
    if (this.#inGroup < GROUP) return;
    this.#variation += (Math.abs(this.#smoothed - this.#fastest) - this.#variation) / 4;
    this.#smoothed += (this.#fastest - this.#smoothed) / 8;
    this.#fastest = Number.POSITIVE_INFINITY;
    this.#inGroup = 0;
  }

  /** How long an answer may take. */
  limit(): number {
    if (!this.hasLearnt) return this.#limits.initial;
    return Math.min(this.#limits.most, Math.max(this.#limits.least, this.#smoothed + 4 * this.#variation));
  }
}
