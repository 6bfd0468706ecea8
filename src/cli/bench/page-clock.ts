/**
 * What the bench puts into a page, to see from inside when something was painted, how long tasks were, and how much the
 * layout shifted. `installPageClock` runs in the page: nothing of the module's surroundings may be used in it.
 */

export interface PageClock {
  /** Milliseconds of every task of more than 50 ms since the last call. */
  takeLongTasks(): number[];
  /** Cumulative layout shift so far. */
  layoutShift(): number;
  /** Begins to look; a move of the pointer after it begins anew, with the time at which it was made. */
  begin(): void;
  /** Milliseconds from the beginning to the frame that showed the last change, when nothing changes any more. */
  settled(): Promise<number>;
}

/** `quiet`: how many milliseconds nothing may change before a page counts as settled. They are not counted. */
export function installPageClock(quiet: number): void {
  const tasks: number[] = [];
  let shift = 0;
  let began = 0;
  let changed = 0;
  let painted = 0;

  function notePaint(): void {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      painted = performance.now();
    };
    requestAnimationFrame(() => {
      port2.postMessage(null);
    });
  }

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) tasks.push(entry.duration);
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shift += (entry as PerformanceEntry & { readonly value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
  /** What is only heard is not waited for. */
  function isSeen({ target }: MutationRecord): boolean {
    const element = target instanceof Element ? target : target.parentElement;
    return element?.closest('[role=status].quiet') === null;
  }

  new MutationObserver((records) => {
    if (!records.some(isSeen)) return;
    changed = performance.now();
    notePaint();
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  addEventListener(
    'pointermove',
    ({ timeStamp }) => {
      began = timeStamp;
    },
    { capture: true },
  );

  const clock: PageClock = {
    takeLongTasks: () => tasks.splice(0),
    layoutShift: () => shift,
    begin: () => {
      began = performance.now();
      changed = 0;
      painted = 0;
    },
    settled: () =>
      new Promise((resolve) => {
        const look = (): void => {
          if (performance.now() - Math.max(began, changed, painted) < quiet) setTimeout(look, 20);
          else resolve(Math.max(0, painted - began));
        };
        setTimeout(look, quiet);
      }),
  };
  Object.assign(globalThis, { pageClock: clock });
}
