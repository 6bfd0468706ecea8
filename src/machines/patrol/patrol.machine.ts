/**
 * The patrol boat leaves the harbour: whose machine is it aimed at, and who has allowed that?
 *
 *     watching ── aim.choose ──► slip ── slip.show ──► permitted ── scan.ended ──► finished
 *        ▲  (own, or a visit:     ├── slip.none ──► refused            (nothing goes on but turning back)
 *        │   scan.wanted)         └── slip.none, in the story only ──► tempted ── scan.insist ──► scanning
 *        │                                                                                           │
 *        └── permission.given ── asked ◄── letter ◄── log ◄── mail ◄── cut ◄── sensor.alarmed ───────┤
 *                                             ▲────────── unnoticed ◄────────── scan.ended ──────────┘
 *
 * aim.withdraw leads back to watching from slip, refused and tempted. The machine scans nothing: it emits wishes.
 */
import { assign, emit, setup, type SnapshotFrom } from 'xstate';
import { breachesOf, isVisit, type Breach, type Owner, type Permission } from '#sim/permission.ts';
import type { ScanRequest } from '#sim/scenario.ts';
import type { Alarm, Knock } from '#sim/sensor.ts';
import type { Instant } from '#sim/time.ts';
import { faultsOf, withPart, type LetterPart } from './letter.ts';

export interface PatrolContext {
  /** Whether this is the story in which one may find out what happens. */
  readonly story: boolean;
  readonly permission: Permission | null;
  readonly aim: ScanRequest | null;
  readonly owner: Owner | null;
  /** Where the aim goes beyond the permission that was shown. */
  readonly breaches: readonly Breach[];
  readonly alarm: Alarm | null;
  /** The log of the server's owner. */
  readonly log: readonly Knock[];
  readonly letter: readonly LetterPart[];
  /** The letter was sent once though it was not right: now its faults are named. */
  readonly returned: boolean;
}

export type PatrolEvent =
  | { readonly type: 'aim.choose'; readonly scan: ScanRequest; readonly owner: Owner }
  | { readonly type: 'aim.withdraw' }
  | { readonly type: 'slip.show'; readonly at: Instant }
  | { readonly type: 'slip.none' }
  | { readonly type: 'scan.insist' }
  | { readonly type: 'sensor.alarmed'; readonly alarm: Alarm; readonly log: readonly Knock[] }
  | { readonly type: 'scan.ended'; readonly log: readonly Knock[] }
  | { readonly type: 'mail.open' }
  | { readonly type: 'log.open' }
  | { readonly type: 'letter.begin' }
  | { readonly type: 'letter.part'; readonly part: LetterPart }
  | { readonly type: 'letter.send' }
  | { readonly type: 'permission.given'; readonly permission: Permission };

export type PatrolWish =
  | { readonly type: 'scan.wanted'; readonly scan: ScanRequest }
  | { readonly type: 'scan.unwanted' }
  | { readonly type: 'line.cut' }
  | { readonly type: 'line.restored' };

export const patrolMachine = setup({
  types: {
    context: {} as PatrolContext,
    events: {} as PatrolEvent,
    emitted: {} as PatrolWish,
    input: {} as { readonly story: boolean },
  },
  guards: {
    needsNoSlip: ({ event }) =>
      event.type === 'aim.choose' && (event.owner === 'self' || event.owner === 'home' || isVisit(event.scan)),
    isCovered: ({ context, event }) =>
      event.type === 'slip.show' &&
      context.permission !== null &&
      context.aim !== null &&
      breachesOf(context.permission, context.aim, event.at).length === 0,
    hasSlip: ({ context }) => context.permission !== null,
    isStory: ({ context }) => context.story && context.alarm === null,
    isRight: ({ context }) => {
      const { missing, unfit } = faultsOf(context.letter);
      return missing.length + unfit.length === 0;
    },
  },
  actions: {
    takeAim: assign(({ event }) =>
      event.type === 'aim.choose' ? { aim: event.scan, owner: event.owner, breaches: [] } : {},
    ),
    dropAim: assign({ aim: null, owner: null, breaches: [] }),
    nameBreaches: assign(({ context, event }) =>
      event.type === 'slip.show' && context.permission !== null && context.aim !== null
        ? { breaches: breachesOf(context.permission, context.aim, event.at) }
        : {},
    ),
    noteAlarm: assign(({ event }) => (event.type === 'sensor.alarmed' ? { alarm: event.alarm, log: event.log } : {})),
    noteLog: assign(({ event }) => (event.type === 'scan.ended' ? { log: event.log } : {})),
    writePart: assign(({ context, event }) =>
      event.type === 'letter.part' ? { letter: withPart(context.letter, event.part) } : {},
    ),
    keepPermission: assign(({ event }) => (event.type === 'permission.given' ? { permission: event.permission } : {})),
    sendScan: emit(({ context, event }): PatrolWish => {
      const scan = event.type === 'aim.choose' ? event.scan : context.aim;
      return scan === null ? { type: 'scan.unwanted' } : { type: 'scan.wanted', scan };
    }),
    stopScan: emit({ type: 'scan.unwanted' }),
    cutLine: emit({ type: 'line.cut' }),
    restoreLine: emit({ type: 'line.restored' }),
  },
}).createMachine({
  id: 'patrol',
  context: ({ input }) => ({
    story: input.story,
    permission: null,
    aim: null,
    owner: null,
    breaches: [],
    alarm: null,
    log: [],
    letter: [],
    returned: false,
  }),
  initial: 'watching',
  states: {
    watching: {
      on: {
        'aim.choose': [
          { guard: 'needsNoSlip', actions: 'sendScan' },
          { target: 'slip', actions: 'takeAim' },
        ],
      },
    },
    slip: {
      on: {
        'slip.show': [
          { guard: 'isCovered', target: 'permitted', actions: 'sendScan' },
          { guard: 'hasSlip', actions: 'nameBreaches' },
        ],
        'slip.none': [{ guard: 'isStory', target: 'tempted' }, { target: 'refused' }],
        'aim.withdraw': { target: 'watching', actions: 'dropAim' },
      },
    },
    refused: { on: { 'aim.withdraw': { target: 'watching', actions: 'dropAim' } } },
    tempted: {
      on: {
        'scan.insist': { target: 'scanning', actions: 'sendScan' },
        'aim.withdraw': { target: 'watching', actions: 'dropAim' },
      },
    },
    scanning: {
      on: {
        'sensor.alarmed': { target: 'cut', actions: ['noteAlarm', 'stopScan', 'cutLine'] },
        'scan.ended': { target: 'unnoticed', actions: 'noteLog' },
      },
    },
    /** Nobody complained, and nobody had allowed it either. */
    unnoticed: { on: { 'letter.begin': 'letter' } },
    cut: { on: { 'mail.open': 'mail' } },
    mail: { on: { 'log.open': 'log' } },
    log: { on: { 'letter.begin': 'letter' } },
    letter: {
      on: {
        'letter.part': { actions: 'writePart' },
        'letter.send': [{ guard: 'isRight', target: 'asked' }, { actions: assign({ returned: true }) }],
      },
    },
    asked: {
      on: {
        'permission.given': { target: 'watching', actions: ['keepPermission', 'dropAim', 'restoreLine'] },
      },
    },
    permitted: { on: { 'scan.ended': { target: 'finished', actions: 'noteLog' } } },
    finished: { on: { 'aim.withdraw': { target: 'watching', actions: 'dropAim' } } },
  },
});

export type PatrolSnapshot = SnapshotFrom<typeof patrolMachine>;
