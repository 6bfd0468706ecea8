/**
 * The page 自分のPC: promise, choose, scan, look.
 *
 *     promising ── promise.give, all three ticked ──► promised
 *       choosing ── scan.start ──► starting ──► scanning ⇄ stopping ──► finished ── scan.again ──► choosing
 *          ▲           scan.refused ┘              └── scan.lost ──► interrupted
 *     report.opened and hand.entered lead to finished, too: then nothing was scanned from here.
 *
 * Nothing is scanned before the promise. The machine scans nothing itself: it emits wishes and hears events.
 */
import { assign, createActor, emit, setup, type Actor, type SnapshotFrom } from 'xstate';
import type { Listener, Listeners } from '#helper-protocol/listeners.ts';
import type { Report } from '#helper-protocol/report.ts';
import type { Protocol, ScanStatus } from '#helper-protocol/scan.ts';
import { rangeOf, type RangeChoice } from './port-range.ts';
import { compareScans, keptScanOf, type KeptScan, type ScanDifference } from './scan-comparison.ts';

export const PROMISES = ['own', 'told', 'others'] as const;
export type Promised = (typeof PROMISES)[number];

/** From where the result came. */
export type ResultSource = 'helper' | 'report' | 'hand';

/** Why the helper did not begin: its own code, or `unreadable` for an answer that is none. */
export type StartProblem = string;

export interface RealScanContext {
  readonly ticked: readonly Promised[];
  readonly target: string;
  readonly protocol: Protocol;
  readonly range: RangeChoice;
  readonly typed: string;
  readonly complained: boolean;
  readonly startProblem: StartProblem | null;
  readonly scan: ScanStatus | null;
  readonly portsPerSecond: number | null;
  readonly listeners: Listeners | null;
  /** What was entered by hand; it stays, whatever is looked at in between. */
  readonly handRows: readonly Listener[];
  readonly source: ResultSource;
  /** When the scan began, as an instant. */
  readonly at: string | null;
  /** Where the helper waited while it scanned. */
  readonly helperPort: number | null;
  /** The last scan of the same address that is known here. */
  readonly before: KeptScan | null;
}

export type RealScanEvent =
  | { readonly type: 'promise.tick'; readonly promise: Promised }
  | { readonly type: 'promise.give' }
  | { readonly type: 'target.choose'; readonly target: string }
  | { readonly type: 'protocol.choose'; readonly protocol: Protocol }
  | { readonly type: 'range.choose'; readonly range: RangeChoice }
  | { readonly type: 'range.type'; readonly text: string }
  | { readonly type: 'scan.start' }
  | { readonly type: 'scan.begun'; readonly at: string; readonly helperPort: number | null }
  | { readonly type: 'scan.refused'; readonly problem: StartProblem }
  | { readonly type: 'scan.heard'; readonly scan: ScanStatus; readonly portsPerSecond: number | null }
  | { readonly type: 'listeners.heard'; readonly listeners: Listeners }
  | { readonly type: 'before.found'; readonly before: KeptScan | null }
  | { readonly type: 'scan.cancel' }
  | { readonly type: 'scan.lost' }
  | { readonly type: 'scan.resume' }
  | { readonly type: 'scan.again' }
  | { readonly type: 'report.opened'; readonly report: Report }
  | { readonly type: 'hand.entered'; readonly rows: readonly Listener[] };

export type RealScanWish =
  | { readonly type: 'scan.wanted'; readonly target: string; readonly protocol: Protocol; readonly ports: string }
  | { readonly type: 'scan.unwanted' }
  | { readonly type: 'resume.wanted'; readonly id: string };

const FRESH = {
  startProblem: null,
  scan: null,
  portsPerSecond: null,
  listeners: null,
  source: 'helper',
  at: null,
  before: null,
} as const satisfies Partial<RealScanContext>;

export const realScanMachine = setup({
  types: {
    context: {} as RealScanContext,
    events: {} as RealScanEvent,
    emitted: {} as RealScanWish,
  },
  guards: {
    hasPromised: ({ context }) => PROMISES.every((promise) => context.ticked.includes(promise)),
    rangeIsReadable: ({ context }) => rangeOf(context.range, context.typed).ok,
    isOver: ({ event }) => event.type === 'scan.heard' && event.scan.status !== 'running',
    hasScan: ({ context }) => context.scan !== null && context.source === 'helper',
  },
  actions: {
    complain: assign({ complained: true }),
    askForScan: emit(({ context }): RealScanWish => {
      const range = rangeOf(context.range, context.typed);
      return {
        type: 'scan.wanted',
        target: context.target,
        protocol: context.protocol,
        ports: range.ok ? range.value.ports : '',
      };
    }),
    callOff: emit({ type: 'scan.unwanted' }),
    askToResume: emit(({ context }): RealScanWish => ({ type: 'resume.wanted', id: context.scan?.id ?? '' })),
    hearScan: assign(({ context, event }) =>
      event.type === 'scan.heard'
        ? { scan: event.scan, portsPerSecond: event.portsPerSecond ?? context.portsPerSecond }
        : {},
    ),
  },
}).createMachine({
  id: 'real-scan',
  context: {
    ...FRESH,
    handRows: [],
    ticked: [],
    target: '127.0.0.1',
    protocol: 'tcp',
    range: 'service',
    typed: '',
    complained: false,
    helperPort: null,
  },
  initial: 'promising',
  states: {
    promising: {
      on: {
        'promise.tick': {
          actions: assign(({ context, event }) => ({
            ticked: context.ticked.includes(event.promise)
              ? context.ticked.filter((promise) => promise !== event.promise)
              : [...context.ticked, event.promise],
          })),
        },
        'promise.give': { guard: 'hasPromised', target: 'promised' },
      },
    },
    promised: {
      initial: 'choosing',
      on: {
        'listeners.heard': { actions: assign({ listeners: ({ event }) => event.listeners }) },
        'before.found': { actions: assign({ before: ({ event }) => event.before }) },
      },
      states: {
        choosing: {
          on: {
            'target.choose': { actions: assign({ target: ({ event }) => event.target, startProblem: null }) },
            'protocol.choose': { actions: assign({ protocol: ({ event }) => event.protocol, startProblem: null }) },
            'range.choose': {
              actions: assign({ range: ({ event }) => event.range, complained: false, startProblem: null }),
            },
            'range.type': { actions: assign({ range: 'own', typed: ({ event }) => event.text, startProblem: null }) },
            'scan.start': [
              { guard: 'rangeIsReadable', target: 'starting', actions: assign(FRESH) },
              { actions: 'complain' },
            ],
            'report.opened': {
              target: 'finished',
              actions: assign(({ event: { report } }) => ({
                ...FRESH,
                scan: report.scan,
                listeners: report.listeners,
                at: report.takenAt,
                source: 'report' as const,
                helperPort: null,
              })),
            },
            'hand.entered': {
              target: 'finished',
              actions: assign(({ event }) => ({
                ...FRESH,
                handRows: event.rows,
                source: 'hand' as const,
                helperPort: null,
              })),
            },
          },
        },
        starting: {
          entry: 'askForScan',
          on: {
            'scan.begun': { actions: assign(({ event }) => ({ at: event.at, helperPort: event.helperPort })) },
            'scan.heard': [
              { guard: 'isOver', target: 'finished', actions: 'hearScan' },
              { target: 'scanning', actions: 'hearScan' },
            ],
            'scan.refused': { target: 'choosing', actions: assign({ startProblem: ({ event }) => event.problem }) },
            'scan.lost': 'choosing',
          },
        },
        scanning: {
          on: {
            'scan.heard': [{ guard: 'isOver', target: 'finished', actions: 'hearScan' }, { actions: 'hearScan' }],
            'scan.cancel': 'stopping',
            'scan.lost': 'interrupted',
          },
        },
        stopping: {
          entry: 'callOff',
          on: {
            'scan.heard': [{ guard: 'isOver', target: 'finished', actions: 'hearScan' }, { actions: 'hearScan' }],
            'scan.lost': 'interrupted',
          },
        },
        interrupted: {
          on: {
            'scan.resume': { guard: 'hasScan', target: 'resuming' },
            'scan.again': 'choosing',
          },
        },
        resuming: {
          entry: 'askToResume',
          on: {
            'scan.heard': [
              { guard: 'isOver', target: 'finished', actions: 'hearScan' },
              { target: 'scanning', actions: 'hearScan' },
            ],
            'scan.refused': {
              target: 'interrupted',
              actions: assign({ startProblem: ({ event }) => event.problem }),
            },
            'scan.lost': 'interrupted',
          },
        },
        finished: { on: { 'scan.again': { target: 'choosing', actions: assign({ startProblem: null }) } } },
      },
    },
  },
});

export type RealScanSnapshot = SnapshotFrom<typeof realScanMachine>;
export type RealScanActor = Actor<typeof realScanMachine>;

/** A running machine for one page. */
export function startRealScan(): RealScanActor {
  return createActor(realScanMachine).start();
}

/** What is new since the scan before, when there was one of the same address. */
export function differenceIn({ scan, at, before }: RealScanContext): ScanDifference | null {
  return scan === null || at === null || before === null ? null : compareScans(before, keptScanOf(scan, at));
}
