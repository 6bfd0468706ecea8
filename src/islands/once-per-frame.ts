/**
 * Calls `go` with what is wanted: at once when nothing was since the last frame, else right after that frame with what was
 * wanted last. A pointer tells of its moves more often than a screen can show them, and its first word need not wait for
 * the next frame to begin: what is drawn from it is then ready when the frame is.
 */
export function oncePerFrame<Wanted>(go: (wanted: Wanted) => void): (wanted: Wanted) => void {
  let isWaiting = false;
  let later: { readonly wanted: Wanted } | null = null;
  const ask = (wanted: Wanted): void => {
    if (isWaiting) {
      later = { wanted };
      return;
    }
    isWaiting = true;
    go(wanted);
    requestAnimationFrame(() => {
      setTimeout(() => {
        isWaiting = false;
        const next = later;
        later = null;
        if (next !== null) ask(next.wanted);
      });
    });
  };
  return ask;
}
