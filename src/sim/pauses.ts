/** Long work that can be interrupted: a generator that yields where it may rest, and returns its result. */

/** Does the work at one go. */
export function withoutPauses<Result>(work: Generator<void, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
