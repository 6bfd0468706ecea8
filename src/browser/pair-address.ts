/** The one-time code in the address that the helper printed. */
import { formatCode, parsePairFragment } from '#helper-protocol/pairing.ts';

/** What taking the code needs of a window. */
export interface PairPlace {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  readonly history: Pick<History, 'replaceState' | 'state'>;
}

/**
 * Takes the code out of the address, so that it stays in no history; null when there is none. A fragment that only
 * looks like one is removed, too.
 */
export function takePairCode({ location, history }: PairPlace): string | null {
  if (!location.hash.startsWith('#pair=')) return null;
  const code = parsePairFragment(location.hash);
  history.replaceState(history.state, '', `${location.pathname}${location.search}`);
  return code === undefined ? null : formatCode(code);
}
