/**
 * The page where a learner owns their record: showing ── file.chosen ──► reading ── file.read ──► previewing ──► keeping
 * ──► done. Replacing and erasing pass through confirming; whatever goes wrong ends in refused, and nothing has changed.
 *
 * Nothing is read or written here: `keep.asked` and `erase.asked` are emitted, and what came of them arrives as an event.
 */
import { assign, createActor, emit, setup, type SnapshotFrom } from 'xstate';
import type { ProgressFile, ProgressFileProblem } from '../progress/progress-file.ts';

/** How a file is taken. */
export type Way = 'merge' | 'replace';

/** What can be erased, each on its own. `scans`: kept real scans, and the pairing with the helper. */
export const erasables = ['progress', 'scans', 'settings'] as const;
export type Erasable = (typeof erasables)[number];

/** What is wrong with a file, or with the place where its record should be kept. */
export type RecordFault = ProgressFileProblem | { readonly code: 'unreadable' | 'no-storage' | 'newer-here' };

export type Done = 'merged' | 'replaced' | 'erased';

export interface RecordDeskContext {
  /** Counts the files that were chosen: what is heard of an earlier one is let go. */
  readonly turn: number;
  /** The name of the file that was chosen last. */
  readonly name: string;
  readonly file: ProgressFile | null;
  readonly way: Way;
  readonly erasing: readonly Erasable[];
  readonly fault: RecordFault | null;
  readonly done: Done | null;
}

export type RecordDeskEvent =
  | { readonly type: 'file.chosen'; readonly name: string }
  | { readonly type: 'file.read'; readonly turn: number; readonly file: ProgressFile }
  | { readonly type: 'file.refused'; readonly turn: number; readonly fault: RecordFault }
  | { readonly type: 'way.choose'; readonly way: Way }
  | { readonly type: 'erase.ask'; readonly what: readonly Erasable[] }
  | { readonly type: 'confirm' }
  | { readonly type: 'cancel' }
  | { readonly type: 'record.kept' }
  | { readonly type: 'record.refused'; readonly fault: RecordFault };

export type RecordDeskOrder =
  | { readonly type: 'keep.asked'; readonly file: ProgressFile; readonly way: Way }
  | { readonly type: 'erase.asked'; readonly what: readonly Erasable[] };

export const recordDeskMachine = setup({
  types: {
    context: {} as RecordDeskContext,
    events: {} as RecordDeskEvent,
    emitted: {} as RecordDeskOrder,
  },
  guards: {
    isOfThisTurn: ({ context, event }) => 'turn' in event && event.turn === context.turn,
    replaces: ({ event }) => event.type === 'way.choose' && event.way === 'replace',
    erasesSomething: ({ event }) => event.type === 'erase.ask' && event.what.length > 0,
  },
  actions: {
    choose: assign(({ context, event }) =>
      event.type === 'file.chosen' ? { turn: context.turn + 1, name: event.name, file: null } : {},
    ),
    hold: assign(({ event }) => (event.type === 'file.read' ? { file: event.file } : {})),
    takeWay: assign(({ event }) => (event.type === 'way.choose' ? { way: event.way } : {})),
    takeErasing: assign(({ event }) => (event.type === 'erase.ask' ? { erasing: event.what } : {})),
    takeFault: assign(({ event }) => ('fault' in event ? { fault: event.fault, file: null } : {})),
    askToKeep: emit(({ context: { file, way } }): RecordDeskOrder => ({ type: 'keep.asked', file: file!, way })),
    askToErase: emit(({ context }): RecordDeskOrder => ({ type: 'erase.asked', what: context.erasing })),
    finishKeeping: assign(({ context }) => ({
      done: context.way === 'merge' ? ('merged' as const) : ('replaced' as const),
      file: null,
    })),
    finishErasing: assign({ done: 'erased' }),
    letGo: assign({ file: null }),
  },
}).createMachine({
  id: 'record-desk',
  context: { turn: 0, name: '', file: null, way: 'merge', erasing: [], fault: null, done: null },
  initial: 'showing',
  states: {
    showing: {},
    reading: {
      on: {
        'file.read': { guard: 'isOfThisTurn', target: 'previewing', actions: 'hold' },
        'file.refused': { guard: 'isOfThisTurn', target: 'refused', actions: 'takeFault' },
      },
    },
    previewing: {
      on: {
        'way.choose': [
          { guard: 'replaces', target: 'confirming.replacing', actions: 'takeWay' },
          { target: 'keeping', actions: 'takeWay' },
        ],
        cancel: { target: 'showing', actions: 'letGo' },
      },
    },
    confirming: {
      initial: 'erasing',
      states: {
        replacing: { on: { confirm: '#record-desk.keeping', cancel: '#record-desk.previewing' } },
        erasing: { on: { confirm: '#record-desk.erasing', cancel: '#record-desk.showing' } },
      },
      on: {
        // A question is answered before the next one is put.
        'file.chosen': {},
        'erase.ask': {},
      },
    },
    keeping: {
      entry: 'askToKeep',
      on: {
        'record.kept': { target: 'done', actions: 'finishKeeping' },
        'record.refused': { target: 'refused', actions: 'takeFault' },
        'file.chosen': {},
      },
    },
    erasing: {
      entry: 'askToErase',
      on: {
        'record.kept': { target: 'done', actions: 'finishErasing' },
        'record.refused': { target: 'refused', actions: 'takeFault' },
        'file.chosen': {},
      },
    },
    done: {},
    refused: {},
  },
  on: {
    'file.chosen': { target: '.reading', actions: 'choose' },
    'erase.ask': { guard: 'erasesSomething', target: '.confirming.erasing', actions: ['letGo', 'takeErasing'] },
  },
});

export type RecordDeskSnapshot = SnapshotFrom<typeof recordDeskMachine>;

export function startRecordDesk() {
  return createActor(recordDeskMachine).start();
}
