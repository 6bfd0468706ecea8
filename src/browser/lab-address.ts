/** A home in the page's address: in the fragment, which is never sent to a server. */
const MARK = '#home=';

/** This page's address with a home. */
export function addressWithHome(text: string): string {
  return `${location.origin}${location.pathname}${MARK}${text}`;
}

/** The home that this page's address carries; null when it carries none. */
export function homeInAddress(): string | null {
  return location.hash.startsWith(MARK) ? location.hash.slice(MARK.length) : null;
}
