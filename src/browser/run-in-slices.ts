/** Long work of the page's own thread, in slices between which the page answers and paints. */

/** How long a slice may take, in milliseconds: well under the 50 ms that a press of a key may wait. */
const SLICE_MS = 12;

/**
 * Runs work that pauses now and then, and gives its result to `done`. Returns what calls it off: then `done` is never
 * called. Work that fits into the first slice is done when this returns.
 */
export function runInSlices<Result>(work: Generator<void, Result>, done: (result: Result) => void): () => void {
  let isOff = false;
  const slice = (): void => {
    if (isOff) return;
    const end = performance.now() + SLICE_MS;
    for (;;) {
      const step = work.next();
      if (step.done === true) {
        done(step.value);
        return;
      }
      if (performance.now() >= end) break;
    }
    void breathe().then(slice);
  };
  slice();
  return () => {
    isOff = true;
  };
}

/** Resolves as soon as what is more urgent has had its turn. */
export function breathe(): Promise<void> {
  const { scheduler } = globalThis as { readonly scheduler?: { readonly yield?: () => Promise<void> } };
  if (scheduler?.yield !== undefined) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
