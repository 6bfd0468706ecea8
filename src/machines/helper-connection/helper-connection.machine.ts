/**
 * The way to the local helper: nobody is called before somebody asked.
 *
 *     unasked ── connect.ask ──► seeking ──► coding (fresh) ── code.submit ──► pairing ──► connected
 *                                 │  ▲          ▲  wrong, misshapen, throttled ◄──┘            │
 *                  askingBrowser ◄┤  │ connect.ask                                             │ helper.lost
 *     absent, declined, unsuitable ◄┴──┴───────────────────────────── lost ◄──────────────────┘
 *
 * The machine calls nobody. It emits wishes, and whoever holds the line answers with events. What was learned of the
 * machine (addresses, listeners) is kept when the helper is lost.
 */
import { assign, createActor, emit, setup, type Actor, type SnapshotFrom } from 'xstate';
import type { OwnAddress } from '#helper-protocol/interfaces.ts';

/** Who answered: the program's version, and where it is. */
export interface FoundHelper {
  readonly version: string;
  /** `127.0.0.1:47815`. */
  readonly place: string;
  /** The letters of the flags that its window shows; null where that is not known. */
  readonly flags: string | null;
}

export interface ConnectionContext {
  /** What stands in the field, or came with the link. */
  readonly code: string;
  /** The code came with the link that the helper printed: it is used at once when the helper has been found. */
  readonly fromLink: boolean;
  readonly helper: FoundHelper | null;
  readonly addresses: readonly OwnAddress[];
  /** Seconds until codes are taken again. */
  readonly waitSeconds: number;
}

export type ConnectionEvent =
  | { readonly type: 'link.opened'; readonly code: string }
  | { readonly type: 'connect.ask' }
  | { readonly type: 'browser.asking' }
  | { readonly type: 'browser.declined' }
  | { readonly type: 'helper.absent' }
  | { readonly type: 'helper.unsuitable' }
  | { readonly type: 'helper.found'; readonly helper: FoundHelper }
  | { readonly type: 'code.type'; readonly text: string }
  | { readonly type: 'code.submit' }
  | { readonly type: 'code.misshapen' }
  | { readonly type: 'code.refused' }
  | { readonly type: 'code.throttled'; readonly seconds: number }
  | { readonly type: 'throttle.passed' }
  | { readonly type: 'pair.accepted'; readonly helper: FoundHelper; readonly addresses: readonly OwnAddress[] }
  | { readonly type: 'addresses.heard'; readonly addresses: readonly OwnAddress[] }
  | { readonly type: 'token.refused' }
  | { readonly type: 'helper.lost' }
  | { readonly type: 'disconnect' };

export type ConnectionWish =
  | { readonly type: 'helper.wanted' }
  | { readonly type: 'pair.wanted'; readonly code: string }
  | { readonly type: 'unpair.wanted' };

export const helperConnectionMachine = setup({
  types: {
    context: {} as ConnectionContext,
    events: {} as ConnectionEvent,
    emitted: {} as ConnectionWish,
  },
  guards: {
    hasLinkedCode: ({ context }) => context.fromLink && context.code !== '',
    hasCode: ({ context }) => context.code.trim() !== '',
  },
  actions: {
    seek: emit({ type: 'helper.wanted' }),
    redeem: emit(({ context }): ConnectionWish => ({ type: 'pair.wanted', code: context.code })),
    unpair: emit({ type: 'unpair.wanted' }),
    // A code works once, so it is not worth keeping; a wrong one stays in the field to be corrected.
    forgetCode: assign({ code: '', fromLink: false }),
    forgetLink: assign({ fromLink: false }),
    forgetHelper: assign({ helper: null }),
  },
}).createMachine({
  id: 'helper-connection',
  context: { code: '', fromLink: false, helper: null, addresses: [], waitSeconds: 0 },
  initial: 'unasked',
  on: {
    'link.opened': { actions: assign(({ event }) => ({ code: event.code, fromLink: true })) },
  },
  states: {
    unasked: { on: { 'connect.ask': 'seeking' } },
    seeking: {
      entry: 'seek',
      on: {
        'browser.asking': 'askingBrowser',
        'browser.declined': 'declined',
        'helper.absent': 'absent',
        'helper.unsuitable': 'unsuitable',
        'helper.found': [
          { guard: 'hasLinkedCode', target: 'pairing', actions: assign({ helper: ({ event }) => event.helper }) },
          { target: 'coding', actions: assign({ helper: ({ event }) => event.helper }) },
        ],
        'pair.accepted': {
          target: 'connected',
          actions: ['forgetCode', assign(({ event }) => ({ helper: event.helper, addresses: event.addresses }))],
        },
      },
    },
    askingBrowser: {
      on: {
        'browser.declined': 'declined',
        'helper.absent': 'absent',
        'helper.unsuitable': 'unsuitable',
        'helper.found': [
          { guard: 'hasLinkedCode', target: 'pairing', actions: assign({ helper: ({ event }) => event.helper }) },
          { target: 'coding', actions: assign({ helper: ({ event }) => event.helper }) },
        ],
        'pair.accepted': {
          target: 'connected',
          actions: ['forgetCode', assign(({ event }) => ({ helper: event.helper, addresses: event.addresses }))],
        },
      },
    },
    absent: { on: { 'connect.ask': 'seeking' } },
    declined: { on: { 'connect.ask': 'seeking' } },
    unsuitable: { on: { 'connect.ask': 'seeking' } },
    coding: {
      initial: 'fresh',
      on: {
        'code.type': { actions: assign({ code: ({ event }) => event.text, fromLink: false }) },
        'code.submit': [{ guard: 'hasCode', target: 'pairing' }, { target: '.misshapen' }],
        'connect.ask': 'seeking',
        'helper.absent': 'absent',
      },
      states: {
        fresh: {},
        wrong: {},
        misshapen: {},
        throttled: { on: { 'throttle.passed': 'fresh' } },
      },
    },
    pairing: {
      entry: 'redeem',
      exit: 'forgetLink',
      on: {
        'pair.accepted': {
          target: 'connected',
          actions: ['forgetCode', assign(({ event }) => ({ helper: event.helper, addresses: event.addresses }))],
        },
        'code.refused': 'coding.wrong',
        'code.misshapen': 'coding.misshapen',
        'code.throttled': {
          target: 'coding.throttled',
          actions: assign({ waitSeconds: ({ event }) => event.seconds }),
        },
        'helper.absent': 'absent',
        'helper.lost': 'absent',
      },
    },
    connected: {
      on: {
        'addresses.heard': { actions: assign({ addresses: ({ event }) => event.addresses }) },
        'token.refused': 'coding',
        'helper.lost': 'lost',
        disconnect: { target: 'unasked', actions: ['unpair', 'forgetHelper'] },
      },
    },
    lost: { on: { 'connect.ask': 'seeking' } },
  },
});

export type ConnectionSnapshot = SnapshotFrom<typeof helperConnectionMachine>;
export type ConnectionActor = Actor<typeof helperConnectionMachine>;

/** A running machine for one page. */
export function startConnection(): ConnectionActor {
  return createActor(helperConnectionMachine).start();
}
