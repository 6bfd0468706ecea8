/** The query of the search page in its address, so that a link opens a search. */
const NAME = 'q';

/** What this page's address asks for; empty when it asks for nothing. */
export function queryInAddress(): string {
  return new URLSearchParams(location.search).get(NAME) ?? '';
}

/** Puts a query into the address of this page, in the place of the one before: no letter becomes a step of the history. */
export function showQuery(query: string): void {
  const address = new URL(location.href);
  if (query === '') address.searchParams.delete(NAME);
  else address.searchParams.set(NAME, query);
  if (address.href !== location.href) history.replaceState(history.state, '', address);
}
