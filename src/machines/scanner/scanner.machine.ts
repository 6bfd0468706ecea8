/**
 * The scanner page: choose a home and ports, promise, predict, scan, look.
 *
 *     idle ── consent.give ──► consented
 *                                predicting ── scan.start, prediction.skip ──► scanning ──► finished
 *                                                                              │     └────► failed
 *                                                                              └──────────► cancelled
 *     choice.change leads back to idle from everywhere; scan.again to predicting.
 *
 * The machine scans nothing. It emits `survey.wanted` and `survey.unwanted`, and whoever does the work sends
 * `scan.progressed`, `scan.finished` or `scan.failed`. Time and work are events.
 */
import { assign, createActor, emit, setup, type Actor, type SnapshotFrom } from 'xstate';
import type { FoundState } from './berth.ts';
import { choiceOf, portsOf, type PortChoice } from './port-choice.ts';
import type { DoorList, Findings } from './survey.ts';
import type { PortList } from '#sim/port-list.ts';

/** What most ports will answer, as somebody expects. */
export const GUESSES = ['open', 'closed', 'stealth', 'mixed'] as const;
export type Guess = (typeof GUESSES)[number];

/** Expectations for single ports, in the order in which they are chosen. */
export type Mark = Exclude<FoundState, 'barred'>;

export interface ScannerContext {
  readonly home: string;
  readonly portChoice: PortChoice;
  readonly typed: string;
  /** Somebody tried to go on: now say what is wrong with the ports. */
  readonly complained: boolean;
  readonly guess: Guess | null;
  readonly marks: ReadonlyMap<number, Mark>;
  readonly prediction: 'open' | 'made' | 'skipped';
  readonly findings: Findings | null;
  /** Which door decided each port; null while the scan runs. */
  readonly doors: DoorList | null;
  readonly problem: string | null;
  /** The port that the details are about. */
  readonly selected: number | null;
  readonly filter: FoundState | null;
  readonly shows: 'chart' | 'table';
}

export type ScannerEvent =
  | { readonly type: 'home.choose'; readonly home: string }
  | { readonly type: 'ports.choose'; readonly choice: PortChoice }
  | { readonly type: 'ports.type'; readonly text: string }
  | { readonly type: 'consent.give' }
  | { readonly type: 'choice.change' }
  | { readonly type: 'link.opened'; readonly home: string; readonly ports: string }
  | { readonly type: 'guess.choose'; readonly guess: Guess }
  | { readonly type: 'port.mark'; readonly port: number }
  | { readonly type: 'prediction.skip' }
  | { readonly type: 'scan.start' }
  | { readonly type: 'scan.progressed'; readonly findings: Findings }
  | { readonly type: 'scan.finished'; readonly findings: Findings; readonly doors: DoorList }
  | { readonly type: 'scan.failed'; readonly problem: string }
  | { readonly type: 'scan.cancel' }
  | { readonly type: 'scan.again' }
  | { readonly type: 'port.select'; readonly port: number }
  | { readonly type: 'filter.choose'; readonly filter: FoundState | null }
  | { readonly type: 'view.choose'; readonly shows: 'chart' | 'table' };

export type ScannerWish =
  | { readonly type: 'survey.wanted'; readonly home: string; readonly ports: PortList }
  | { readonly type: 'survey.unwanted' };

const MARK_ORDER: readonly (Mark | null)[] = [null, 'open', 'closed', 'stealth'];

/** One more mark on a port: none, open, closed, stealth, none. */
function markedOnce(marks: ReadonlyMap<number, Mark>, port: number): ReadonlyMap<number, Mark> {
  const next = MARK_ORDER[(MARK_ORDER.indexOf(marks.get(port) ?? null) + 1) % MARK_ORDER.length] ?? null;
  const changed = new Map(marks);
  if (next === null) changed.delete(port);
  else changed.set(port, next);
  return changed;
}

const FRESH = {
  guess: null,
  marks: new Map<number, Mark>(),
  prediction: 'open',
  findings: null,
  doors: null,
  problem: null,
  selected: null,
  filter: null,
  shows: 'chart',
} as const;

export const scannerMachine = setup({
  types: {
    context: {} as ScannerContext,
    events: {} as ScannerEvent,
    emitted: {} as ScannerWish,
    input: {} as { readonly home: string },
  },
  guards: {
    portsAreReadable: ({ context }) => portsOf(context.portChoice, context.typed).ok,
    hasGuessed: ({ context }) => context.guess !== null,
  },
  actions: {
    complain: assign({ complained: true }),
    forgetScan: assign(FRESH),
    recordPrediction: assign({ prediction: 'made' }),
    recordSkip: assign({ prediction: 'skipped', guess: null, marks: new Map() }),
    askForSurvey: emit(({ context }): ScannerWish => {
      const ports = portsOf(context.portChoice, context.typed);
      return { type: 'survey.wanted', home: context.home, ports: ports.ok ? ports.value : [] };
    }),
    callSurveyOff: emit({ type: 'survey.unwanted' }),
  },
}).createMachine({
  id: 'scanner',
  context: ({ input }) => ({
    ...FRESH,
    home: input.home,
    portChoice: 'service',
    typed: '',
    complained: false,
  }),
  initial: 'idle',
  on: {
    'link.opened': {
      target: '.idle',
      actions: assign(({ event }) => {
        const { choice, typed } = choiceOf(event.ports);
        return { ...FRESH, home: event.home, portChoice: choice, typed, complained: false };
      }),
    },
  },
  states: {
    idle: {
      on: {
        'home.choose': { actions: assign({ home: ({ event }) => event.home }) },
        'ports.choose': { actions: assign({ portChoice: ({ event }) => event.choice, complained: false }) },
        'ports.type': { actions: assign({ portChoice: 'own', typed: ({ event }) => event.text }) },
        'consent.give': [{ guard: 'portsAreReadable', target: 'consented' }, { actions: 'complain' }],
      },
    },
    consented: {
      initial: 'predicting',
      on: { 'choice.change': { target: 'idle', actions: 'forgetScan' } },
      states: {
        predicting: {
          on: {
            'guess.choose': { actions: assign({ guess: ({ event }) => event.guess }) },
            'port.mark': { actions: assign({ marks: ({ context, event }) => markedOnce(context.marks, event.port) }) },
            'port.select': { actions: assign({ selected: ({ event }) => event.port }) },
            'scan.start': { guard: 'hasGuessed', target: 'scanning', actions: 'recordPrediction' },
            'prediction.skip': { target: 'scanning', actions: 'recordSkip' },
          },
        },
        scanning: {
          entry: 'askForSurvey',
          exit: 'callSurveyOff',
          on: {
            'scan.progressed': { actions: assign({ findings: ({ event }) => event.findings }) },
            'scan.finished': {
              target: 'finished',
              actions: assign({ findings: ({ event }) => event.findings, doors: ({ event }) => event.doors }),
            },
            'scan.failed': { target: 'failed', actions: assign({ problem: ({ event }) => event.problem }) },
            'scan.cancel': 'cancelled',
          },
        },
        finished: {
          on: {
            'scan.again': { target: 'predicting', actions: 'forgetScan' },
            'port.select': { actions: assign({ selected: ({ event }) => event.port }) },
            'filter.choose': { actions: assign({ filter: ({ event }) => event.filter }) },
            'view.choose': { actions: assign({ shows: ({ event }) => event.shows }) },
          },
        },
        cancelled: { on: { 'scan.again': { target: 'predicting', actions: 'forgetScan' } } },
        failed: { on: { 'scan.again': { target: 'predicting', actions: 'forgetScan' } } },
      },
    },
  },
});

export type ScannerSnapshot = SnapshotFrom<typeof scannerMachine>;
export type ScannerActor = Actor<typeof scannerMachine>;

/** A running machine for one page. */
export function startScanner(input: { readonly home: string }): ScannerActor {
  return createActor(scannerMachine, { input }).start();
}
