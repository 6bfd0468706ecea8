/** What the search page shows, worked out from a snapshot. */
import type { Hit } from './hits.ts';
import type { SearchSnapshot } from './search.machine.ts';

/** The part of the site that a page belongs to. */
export type SearchPlace = 'trial' | 'word' | 'port' | 'mission' | 'teacher' | 'quiz' | 'text';

export interface SearchView {
  readonly phase: 'idle' | 'looking' | 'found' | 'none' | 'failed';
  readonly query: string;
  readonly hits: readonly (Hit & { readonly place: SearchPlace })[];
}

const places: Readonly<Record<string, SearchPlace>> = {
  trials: 'trial',
  words: 'word',
  ports: 'port',
  missions: 'mission',
  teachers: 'teacher',
  quiz: 'quiz',
};

export function searchView(snapshot: SearchSnapshot): SearchView {
  const { query, hits } = snapshot.context;
  return { phase: phaseOf(snapshot), query, hits: hits.map((hit) => ({ ...hit, place: placeOf(hit.path) })) };
}

/** While a reader types on, the answer to what stood there before stays. */
function phaseOf(snapshot: SearchSnapshot): SearchView['phase'] {
  const { query, hits } = snapshot.context;
  switch (snapshot.value) {
    case 'idle':
    case 'failed':
      return snapshot.value;
    case 'shown':
      return hits.length > 0 ? 'found' : 'none';
    default:
      if (hits.length > 0) return 'found';
      return snapshot.value === 'looking' && query !== '' ? 'looking' : 'idle';
  }
}

function placeOf(path: string): SearchPlace {
  return places[path.split('/')[1] ?? ''] ?? 'text';
}
