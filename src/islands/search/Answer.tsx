import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { MessageKey } from '#i18n/messages.ts';
import type { SearchView } from '#machines/search/search.view.ts';
import { Hits } from './Hits.tsx';
import type { SearchLabels } from './search.labels.ts';
import styles from './search.module.css';

/** Where somebody goes who finds nothing. */
export interface SearchWays {
  readonly words: string;
  readonly ports: string;
  /** The search page itself, and queries to begin with. */
  readonly search: string;
  readonly examples: readonly { readonly label: ExampleLabel; readonly href: string }[];
}

export type ExampleLabel = Extract<keyof SearchLabels, `search.try.${string}`>;

const news = {
  idle: 'search.idle',
  looking: 'search.looking',
  found: 'search.found',
  none: 'search.none',
  failed: 'search.failed',
} as const satisfies Record<SearchView['phase'], MessageKey>;

/** What is said about the query, aloud as well, and below it the pages or a way on. */
export function Answer({
  view,
  ways,
  labels,
}: {
  readonly view: SearchView;
  readonly ways: SearchWays;
  readonly labels: SearchLabels;
}) {
  const { phase, query, hits } = view;
  return (
    <>
      <p class={styles['news']} role="status">
        <Ruby text={labels[news[phase]]} values={{ query: <q>{query}</q>, count: hits.length }} />
      </p>
      {phase === 'idle' && <Examples ways={ways} labels={labels} />}
      {phase === 'found' && <Hits hits={hits} labels={labels} />}
      {(phase === 'none' || phase === 'failed') && (
        <div class="message" data-kind={phase === 'none' ? 'hint' : 'trouble'}>
          <Flag name={phase === 'none' ? 'H' : 'V'} width={42} />
          <div class="message-text">
            <p>
              <Ruby text={labels[`search.${phase}.way`]} />
            </p>
            <div class="actions">
              {phase === 'failed' && (
                // The page anew: a program that once failed to load is not asked for again.
                <Way href={`${ways.search}?q=${encodeURIComponent(query)}`} label={labels['search.failed.again']} />
              )}
              <Way href={ways.words} label={labels['nav.words']} />
              <Way href={ways.ports} label={labels['nav.ports']} />
            </div>
          </div>
        </div>
      )}
    </>
  );
}

function Examples({ ways, labels }: { readonly ways: SearchWays; readonly labels: SearchLabels }) {
  return (
    <nav class={styles['examples']} aria-labelledby="search-try">
      <p id="search-try">
        <Ruby text={labels['search.try']} />
      </p>
      <div class="actions">
        {ways.examples.map(({ label, href }) => (
          <Way key={label} href={href} label={labels[label]} />
        ))}
      </div>
    </nav>
  );
}

function Way({ href, label }: { readonly href: string; readonly label: string }) {
  return (
    <a class="button plain" href={href}>
      <span>
        <Ruby text={label} />
      </span>
    </a>
  );
}
