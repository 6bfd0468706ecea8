/**
 * The search page: asks the index a moment after the last letter, and at once when Enter is pressed.
 *
 *     idle ── query.type ──► waiting ── 300 ms, query.submit ──► looking ──► shown
 *       ▲                       ▲  ▲                               │
 *       └─ nothing to look for ─┘  └──────── query.type ───────────┴──► failed ── query.submit ──► looking
 */
import { assign, fromPromise, setup, type Actor, type SnapshotFrom } from 'xstate';
import type { Hit } from './hits.ts';
import { termsOf, tidyQuery } from './query.ts';

export interface SearchContext {
  /** As it stands in the field. */
  readonly text: string;
  /** What `hits` are the answer to; in the address of the page. */
  readonly query: string;
  readonly hits: readonly Hit[];
}

export type SearchEvent =
  | { readonly type: 'query.type'; readonly text: string }
  /** Enter, or a page that was opened with a query in its address. */
  | { readonly type: 'query.submit' };

/** Milliseconds without a further letter, after which the index is asked. */
const pause = 300;

export const searchMachine = setup({
  types: { context: {} as SearchContext, events: {} as SearchEvent },
  actors: {
    /** What the course has on a query; whoever holds the index provides it. */
    look: fromPromise<readonly Hit[], string>(() => Promise.reject(new Error('no index'))),
  },
  delays: { pause },
  guards: { isEmpty: ({ context }) => termsOf(tidyQuery(context.text)).length === 0 },
  actions: { note: assign(({ context }) => ({ query: tidyQuery(context.text) })) },
}).createMachine({
  id: 'search',
  context: { text: '', query: '', hits: [] },
  initial: 'idle',
  on: {
    'query.type': { target: '.waiting', actions: assign({ text: ({ event }) => event.text }) },
    'query.submit': '.deciding',
  },
  states: {
    idle: { entry: assign({ query: '', hits: [] }) },
    waiting: { after: { pause: 'deciding' } },
    deciding: {
      always: [
        { guard: 'isEmpty', target: 'idle' },
        { target: 'looking', actions: 'note' },
      ],
    },
    looking: {
      invoke: {
        src: 'look',
        input: ({ context }) => context.query,
        onDone: { target: 'shown', actions: assign({ hits: ({ event }) => event.output }) },
        onError: { target: 'failed', actions: assign({ hits: [] }) },
      },
    },
    shown: {},
    failed: {},
  },
});

export type SearchSnapshot = SnapshotFrom<typeof searchMachine>;
export type SearchActor = Actor<typeof searchMachine>;
