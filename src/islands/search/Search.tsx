/** The search page: a field, what was found, and a way on when there is nothing. */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { queryInAddress, showQuery } from '#browser/search-address.ts';
import { startSearch } from '#browser/search-index.ts';
import { longestQuery, tidyQuery } from '#machines/search/query.ts';
import { searchView } from '#machines/search/search.view.ts';
import { useSnapshot } from '../use-snapshot.ts';
import { Answer, type SearchWays } from './Answer.tsx';
import type { SearchLabels } from './search.labels.ts';
import styles from './search.module.css';

export interface SearchProps {
  /** The address of the program that reads the index. */
  readonly program: string;
  readonly ways: SearchWays;
  readonly labels: SearchLabels;
}

export function Search({ program, ways, labels }: SearchProps) {
  const actor = useMemo(() => startSearch(program), [program]);
  const view = searchView(useSnapshot(actor));

  // The field holds its own text: somebody may have typed before this program ran.
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const input = field.current!;
    if (input.value === '') input.value = tidyQuery(queryInAddress());
    if (input.value === '') return;
    actor.send({ type: 'query.type', text: input.value });
    actor.send({ type: 'query.submit' });
  }, [actor]);

  // The address follows what was asked, not every letter; it is not touched before anything was.
  useEffect(() => {
    const told = actor.subscribe(({ value, context }) => {
      if (value === 'shown' || value === 'failed' || value === 'idle') showQuery(context.query);
    });
    return () => told.unsubscribe();
  }, [actor]);

  return (
    <div class={styles['search']}>
      <search>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            actor.send({ type: 'query.submit' });
          }}
        >
          <div class="field">
            <label for="search-field">
              <Ruby text={labels['search.label']} />
            </label>
            <div class={styles['row']}>
              <input
                ref={field}
                id="search-field"
                type="search"
                name="q"
                maxLength={longestQuery}
                autocomplete="off"
                spellcheck={false}
                enterkeyhint="search"
                aria-describedby="search-help"
                onInput={({ currentTarget }) => actor.send({ type: 'query.type', text: currentTarget.value })}
              />
              <button type="submit" class="button go">
                <Icon name="search" width={20} />
                <span>
                  <Ruby text={labels['nav.search']} />
                </span>
              </button>
            </div>
            <p id="search-help" class="field-help">
              <Ruby text={labels['search.help']} />
            </p>
          </div>
        </form>
      </search>
      <Answer view={view} ways={ways} labels={labels} />
    </div>
  );
}
