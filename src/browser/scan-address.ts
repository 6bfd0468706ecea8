/** A scan in the page's address: in the fragment, which is never sent to a server. */
const MARK = '#scan=';

/** This page's address with a scan. */
export function addressWithScan(text: string): string {
  return `${location.origin}${location.pathname}${MARK}${text}`;
}

/** The scan that this page's address carries; null when it carries none. */
export function scanInAddress(): string | null {
  return location.hash.startsWith(MARK) ? location.hash.slice(MARK.length) : null;
}

/** Calls back when another scan is put into the address. Returns how to stop. */
export function watchAddress(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}
