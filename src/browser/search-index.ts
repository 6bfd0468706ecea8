/**
 * The search index that the build lays beside the pages (`cli/search-index.ts`), asked through Pagefind's own program. The
 * program, its WebAssembly and the parts of the index that a query needs come from this site and nowhere else.
 */
import { createActor, fromPromise } from 'xstate';
import { findHits } from '#machines/search/find.ts';
import { decodeFoundPage, type FoundPage } from '#machines/search/found-page.ts';
import type { Hit } from '#machines/search/hits.ts';
import { searchMachine, type SearchActor } from '#machines/search/search.machine.ts';

/** The part of Pagefind's program that is used. */
interface Pagefind {
  options(options: Readonly<Record<string, unknown>>): Promise<void>;
  search(words: string): Promise<{ readonly results: readonly { data(): Promise<unknown> }[] } | null>;
}

/** No page is left out at today's size of the course; were it ten times larger, reading all of them would be slow. */
const mostPages = 60;

/** The running search of a page. `program` is the address of `pagefind.js`; it is fetched with the first query. */
export function startSearch(program: string): SearchActor {
  let opened: Promise<Pagefind> | undefined;
  const ask = async (words: string): Promise<readonly FoundPage[]> => {
    opened ??= open(program);
    try {
      return await pagesOf(await opened, words);
    } catch (reason) {
      // The next query tries anew: the network may be back.
      opened = undefined;
      throw reason;
    }
  };
  const look = fromPromise<readonly Hit[], string>(({ input }) => findHits(input, ask));
  return createActor(searchMachine.provide({ actors: { look } })).start();
}

async function open(program: string): Promise<Pagefind> {
  const pagefind = (await import(/* @vite-ignore */ program)) as Pagefind;
  // か and が are different letters.
  await pagefind.options({ exactDiacritics: true });
  return pagefind;
}

async function pagesOf(pagefind: Pagefind, words: string): Promise<readonly FoundPage[]> {
  const found = await pagefind.search(words);
  const pages = await Promise.all((found?.results ?? []).slice(0, mostPages).map((result) => result.data()));
  return pages.map(decodeFoundPage).filter((page) => page !== undefined);
}
