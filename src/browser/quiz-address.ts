/** A trial in the address of the quiz, whose questions are to be practised at once: `/quiz/#trial=guard-rules`. */
const MARK = '#trial=';

/** The trial that this page's address asks for; null when it asks for none. */
export function trialInAddress(): string | null {
  return location.hash.startsWith(MARK) ? location.hash.slice(MARK.length) : null;
}

/** Takes the trial out of the address, so that loading the page again does not begin anew. */
export function forgetTrial(): void {
  if (trialInAddress() !== null) history.replaceState(history.state, '', `${location.pathname}${location.search}`);
}

/** Calls back when another trial may have been put into the address. Returns how to stop. */
export function watchTrial(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}
