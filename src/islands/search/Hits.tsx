import { Ruby } from '#art/Ruby.tsx';
import type { Piece } from '#machines/search/hits.ts';
import type { SearchView } from '#machines/search/search.view.ts';
import { plain } from '../fill.ts';
import type { SearchLabels } from './search.labels.ts';
import styles from './search.module.css';

type ShownHit = SearchView['hits'][number];

/** The pages found, best first: what kind of page, its title, and the parts of it that have the words. */
export function Hits({ hits, labels }: { readonly hits: readonly ShownHit[]; readonly labels: SearchLabels }) {
  return (
    <ol class={styles['hits']} aria-label={plain(labels['search.results'])}>
      {hits.map((hit) => (
        <li key={hit.url}>
          <p class={styles['place']}>
            <Ruby text={labels[`search.place.${hit.place}`]} />
          </p>
          <h2>
            <a href={hit.url}>
              <Pieces pieces={hit.title} />
            </a>
          </h2>
          {hit.parts.map((part) => (
            <div key={part.url} class={styles['part']}>
              {part.title.length > 0 && (
                <h3>
                  <a href={part.url}>
                    <Pieces pieces={part.title} />
                  </a>
                </h3>
              )}
              <p>
                <Pieces pieces={part.excerpt} />
              </p>
            </div>
          ))}
          {hit.more > 0 && (
            <p class="quiet">
              <Ruby text={labels['search.more']} values={{ count: hit.more }} />
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return (
    <>
      {pieces.map(({ text, marked }) =>
        marked ? (
          <mark>
            <Ruby text={text} />
          </mark>
        ) : (
          <Ruby text={text} />
        ),
      )}
    </>
  );
}
