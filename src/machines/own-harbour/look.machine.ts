/**
 * Charting what somebody outside saw: first one says how one's gateway is set and what one expects, then enters the result
 * port by port, and last compares it with the expectation and with a simulated home whose gateway is set alike.
 *
 * The chart has some ports ready; any others can be put on it. The result is typed in by hand: nobody is asked, and nothing
 * is sent. The simulated home is scanned on wish, by whoever listens to `comparison.wanted`.
 */
import { assign, createActor, emit, setup, type Actor, type SnapshotFrom } from 'xstate';
import { berthAt, berthCode } from '../scanner/berth.ts';
import type { GatewayKind } from '../real-scan/gateway-kind.ts';
import type { Result } from '#result';
import type { PortRange } from '#sim/port-list.ts';
import { chartWith, chartWithout } from './chart.ts';
import type { FurtherProblem } from './further-ports.ts';

/** The states that a service outside may tell of a port. */
export const ENTERED = ['open', 'closed', 'stealth'] as const;
export type Entered = (typeof ENTERED)[number];

/** One's own result, or one for practice from a simulated home. */
export const LOOK_SOURCES = ['practice', 'own'] as const;
export type LookSource = (typeof LOOK_SOURCES)[number];

export type CompareProblem = 'ports' | 'failed';

export interface FurtherDone {
  readonly what: 'entered' | 'removed';
  readonly count: number;
  readonly state: Entered;
}

export interface LookContext {
  /** The ports that lie ready on the chart. */
  readonly ready: Int32Array;
  /** All that are on it, in ascending order. */
  readonly ports: Int32Array;
  readonly source: LookSource;
  readonly gateway: GatewayKind;
  /** Forwarded ports, as typed. */
  readonly forwards: string;
  /** What one expects of most ports. */
  readonly guess: Entered | null;
  readonly states: Uint8Array;
  readonly pen: Entered;
  /** Further ports, as typed, and why they were not taken. */
  readonly further: string;
  readonly furtherProblem: FurtherProblem | null;
  /** What was done last with further ports. */
  readonly furtherDone: FurtherDone | null;
  readonly selected: number;
  /** One asked to go on while something was missing. */
  readonly complained: boolean;
  /** The states of the simulated home, by place; null before it was scanned. */
  readonly simulated: Uint8Array | null;
  readonly problem: CompareProblem | null;
}

export type LookEvent =
  | { readonly type: 'source.choose'; readonly source: LookSource }
  | { readonly type: 'gateway.choose'; readonly gateway: GatewayKind }
  | { readonly type: 'forwards.type'; readonly text: string }
  | { readonly type: 'guess.choose'; readonly guess: Entered }
  | { readonly type: 'plan.settle' }
  | { readonly type: 'plan.change' }
  | { readonly type: 'pen.choose'; readonly pen: Entered }
  | { readonly type: 'port.select'; readonly port: number }
  | { readonly type: 'port.enter'; readonly port: number }
  | { readonly type: 'further.type'; readonly text: string }
  | { readonly type: 'further.enter'; readonly read: Result<readonly number[], FurtherProblem> }
  | { readonly type: 'further.remove'; readonly range: PortRange }
  | { readonly type: 'rest.enter' }
  | { readonly type: 'entry.clear' }
  | { readonly type: 'entry.compare' }
  | { readonly type: 'comparison.made'; readonly simulated: Uint8Array }
  | { readonly type: 'comparison.failed'; readonly problem: CompareProblem }
  | { readonly type: 'entry.change' }
  | { readonly type: 'look.again' };

export interface ComparisonWish {
  readonly type: 'comparison.wanted';
}

function withState(states: Uint8Array, place: number, state: Entered): Uint8Array {
  const next = states.slice();
  if (place in next) next[place] = berthCode(state);
  return next;
}

const UNKNOWN = berthCode('unknown');

export const lookMachine = setup({
  types: {
    context: {} as LookContext,
    events: {} as LookEvent,
    emitted: {} as ComparisonWish,
    input: {} as { readonly ports: Int32Array },
  },
  guards: {
    isPlanned: ({ context }) => context.guess !== null,
    isEntered: ({ context }) => !context.states.includes(UNKNOWN),
  },
  actions: {
    complain: assign({ complained: true }),
    calm: assign({ complained: false, problem: null }),
    enter: assign(({ context, event }) =>
      event.type === 'port.enter'
        ? {
            selected: event.port,
            states: withState(context.states, context.ports.indexOf(event.port), context.pen),
          }
        : {},
    ),
    enterFurther: assign(({ context, event }) => {
      if (event.type !== 'further.enter') return {};
      const { read } = event;
      if (!read.ok) return { furtherProblem: read.problem, furtherDone: null };
      return {
        ...chartWith(context, read.value, berthCode(context.pen)),
        selected: read.value[0] ?? context.selected,
        further: '',
        furtherProblem: null,
        furtherDone: { what: 'entered', count: read.value.length, state: context.pen } as const,
      };
    }),
    removeFurther: assign(({ context, event }) => {
      if (event.type !== 'further.remove') return {};
      const chart = chartWithout(context, event.range.low, event.range.high, context.ready);
      return {
        ...chart,
        selected: chart.ports.includes(context.selected) ? context.selected : (chart.ports[0] ?? 0),
        furtherDone: {
          what: 'removed',
          count: context.ports.length - chart.ports.length,
          state: context.pen,
        } as const,
      };
    }),
    enterRest: assign(({ context }) => ({
      states: context.states.map((code) => (code === UNKNOWN ? berthCode(context.pen) : code)),
    })),
    clear: assign(({ context }) => ({ states: new Uint8Array(context.states.length) })),
    want: emit({ type: 'comparison.wanted' }),
  },
}).createMachine({
  id: 'outsideLook',
  context: ({ input: { ports } }) => fresh(ports),
  initial: 'planning',
  states: {
    planning: {
      on: {
        'source.choose': { actions: assign(({ event }) => ({ source: event.source })) },
        'gateway.choose': { actions: assign(({ event }) => ({ gateway: event.gateway })) },
        'forwards.type': { actions: assign(({ event }) => ({ forwards: event.text, problem: null })) },
        'guess.choose': { actions: assign(({ event }) => ({ guess: event.guess })) },
        'plan.settle': [{ guard: 'isPlanned', target: 'entering', actions: 'calm' }, { actions: 'complain' }],
      },
    },
    entering: {
      on: {
        'pen.choose': { actions: assign(({ event }) => ({ pen: event.pen })) },
        'port.select': { actions: assign(({ event }) => ({ selected: event.port })) },
        'port.enter': { actions: 'enter' },
        'further.type': { actions: assign(({ event }) => ({ further: event.text, furtherProblem: null })) },
        'further.enter': { actions: 'enterFurther' },
        'further.remove': { actions: 'removeFurther' },
        'rest.enter': { actions: 'enterRest' },
        'entry.clear': { actions: 'clear' },
        'plan.change': { target: 'planning', actions: 'calm' },
        'entry.compare': [{ guard: 'isEntered', target: 'comparing', actions: 'calm' }, { actions: 'complain' }],
      },
    },
    comparing: {
      entry: 'want',
      on: {
        'comparison.made': { target: 'compared', actions: assign(({ event }) => ({ simulated: event.simulated })) },
        // Forwards that cannot be read are put right where they were typed.
        'comparison.failed': { target: 'planning', actions: assign(({ event }) => ({ problem: event.problem })) },
      },
    },
    compared: {
      on: {
        'port.select': { actions: assign(({ event }) => ({ selected: event.port })) },
        'entry.change': { target: 'entering', actions: assign({ simulated: null }) },
        'look.again': { target: 'planning', actions: assign(({ context }) => fresh(context.ready)) },
      },
    },
  },
});

function fresh(ready: Int32Array): LookContext {
  return {
    ready,
    ports: ready,
    source: 'practice',
    gateway: 'quiet',
    forwards: '',
    guess: null,
    states: new Uint8Array(ready.length),
    pen: 'stealth',
    further: '',
    furtherProblem: null,
    furtherDone: null,
    selected: ready[0] ?? 0,
    complained: false,
    simulated: null,
    problem: null,
  };
}

export type LookSnapshot = SnapshotFrom<typeof lookMachine>;
export type LookActor = Actor<typeof lookMachine>;

export function startLook(ports: Int32Array): LookActor {
  return createActor(lookMachine, { input: { ports } }).start();
}

/** Ports that the simulated home shows otherwise than they were entered, by what was entered. */
export type Differences = Readonly<Record<Entered, readonly number[]>>;

export interface LookView {
  readonly phase: 'planning' | 'entering' | 'comparing' | 'compared';
  /** Ports are on the chart that did not lie ready. */
  readonly hasFurther: boolean;
  readonly left: number;
  readonly counts: Readonly<Record<Entered, number>>;
  /** What most ports were entered as; null while there is nothing, or no such state. */
  readonly most: Entered | null;
  readonly counted: Readonly<Record<Entered, number>> | null;
  readonly differences: Differences | null;
  readonly different: number;
}

export function lookView({ value, context }: LookSnapshot): LookView {
  const { ports, states, simulated } = context;
  const counts = countsOf(states);
  const differences: Record<Entered, number[]> = { open: [], closed: [], stealth: [] };
  if (simulated !== null)
    for (const [place, code] of states.entries()) {
      const state = ENTERED.find((each) => berthCode(each) === code);
      if (state !== undefined && simulated[place] !== code) differences[state].push(ports[place]!);
    }
  const most = ENTERED.find((state) => counts[state] * 2 > ports.length) ?? null;
  return {
    phase: value,
    hasFurther: ports.length > context.ready.length,
    left: states.filter((code) => code === UNKNOWN).length,
    counts,
    most,
    counted: simulated === null ? null : countsOf(simulated),
    differences: simulated === null ? null : differences,
    different: Object.values(differences).reduce((sum, list) => sum + list.length, 0),
  };
}

function countsOf(states: Uint8Array): Readonly<Record<Entered, number>> {
  const counts = { open: 0, closed: 0, stealth: 0 };
  for (let place = 0; place < states.length; place += 1) {
    const state = berthAt(states, place);
    if (state === 'open' || state === 'closed' || state === 'stealth') counts[state] += 1;
  }
  return counts;
}
