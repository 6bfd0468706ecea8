/**
 * Reading a table of waiting programs: for each row one says from how far away somebody is answered, then compares with what
 * the engine found. Done when every row is read right; what was said first is what the record keeps.
 */
import { assign, createActor, setup, type ActorRefFrom, type SnapshotFrom } from 'xstate';
import type { Reach } from './reach.ts';
import type { ReadRow } from './reading.ts';

/** How far somebody is answered, as it was read, by port. */
export type Picks = Readonly<Record<number, Reach>>;

interface ReadingContext {
  readonly rows: readonly ReadRow[];
  readonly picks: Picks;
  /** What was picked when the table was compared for the first time; empty before. */
  readonly first: Picks;
  /** One asked to compare while rows were open. */
  readonly complained: boolean;
}

export type ReadingEvent =
  | { readonly type: 'reach.pick'; readonly port: number; readonly reach: Reach }
  | { readonly type: 'rows.compare' }
  | { readonly type: 'rows.again' };

const isRead = ({ rows, picks }: ReadingContext): boolean => rows.every(({ port }) => picks[port] !== undefined);
const isRight = ({ rows, picks }: ReadingContext): boolean => rows.every(({ port, reach }) => picks[port] === reach);

export const readingMachine = setup({
  types: {
    context: {} as ReadingContext,
    events: {} as ReadingEvent,
    input: {} as { readonly rows: readonly ReadRow[] },
  },
  guards: {
    isRight: ({ context }) => isRead(context) && isRight(context),
    isRead: ({ context }) => isRead(context),
  },
  actions: {
    pick: assign(({ context, event }) =>
      event.type === 'reach.pick' ? { picks: { ...context.picks, [event.port]: event.reach } } : {},
    ),
    note: assign(({ context }) => ({ first: Object.keys(context.first).length === 0 ? context.picks : context.first })),
    complain: assign({ complained: true }),
    calm: assign({ complained: false }),
    startOver: assign({ picks: {}, first: {}, complained: false }),
  },
}).createMachine({
  id: 'harbourReading',
  context: ({ input: { rows } }) => ({ rows, picks: {}, first: {}, complained: false }),
  initial: 'reading',
  states: {
    reading: {
      on: {
        'reach.pick': { actions: 'pick' },
        'rows.compare': [
          { guard: 'isRight', target: 'finished', actions: ['calm', 'note'] },
          { guard: 'isRead', target: 'compared', actions: ['calm', 'note'] },
          { actions: 'complain' },
        ],
      },
    },
    /** Some rows were read otherwise than they are; a new pick goes back to reading. */
    compared: { on: { 'reach.pick': { target: 'reading', actions: 'pick' } } },
    finished: { on: { 'rows.again': { target: 'reading', actions: 'startOver' } } },
  },
});

export type ReadingSnapshot = SnapshotFrom<typeof readingMachine>;

export function startReading(rows: readonly ReadRow[]): ActorRefFrom<typeof readingMachine> {
  return createActor(readingMachine, { input: { rows } }).start();
}

/** One row as a screen shows it. `judged`: it has been compared, and this is how it was read. */
export interface ReadingRowView extends ReadRow {
  readonly pick: Reach | null;
  readonly judged: 'right' | 'wrong' | null;
}

export interface ReadingView {
  readonly phase: 'reading' | 'compared' | 'finished';
  readonly rows: readonly ReadingRowView[];
  readonly right: number;
  /** Rows that are still open, once one asked to compare. */
  readonly missing: number;
}

export function readingView({ value, context }: ReadingSnapshot): ReadingView {
  const rows = context.rows.map((row): ReadingRowView => {
    const pick = context.picks[row.port] ?? null;
    return {
      ...row,
      pick,
      judged: value === 'reading' || pick === null ? null : pick === row.reach ? 'right' : 'wrong',
    };
  });
  return {
    phase: value,
    rows,
    right: rows.filter(({ judged }) => judged === 'right').length,
    missing: context.complained ? rows.filter(({ pick }) => pick === null).length : 0,
  };
}

/** What the record keeps: the first reading of every row. */
export function readingSteps({ context }: ReadingSnapshot): readonly { readonly id: string; readonly guess: string }[] {
  return context.rows.map(({ port }) => ({ id: `port-${String(port)}`, guess: context.first[port] ?? 'this-pc' }));
}
