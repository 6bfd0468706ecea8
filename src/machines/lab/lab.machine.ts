/**
 * The lab: the one owner of the network. Commands, time, undo, redo and looking back all come here as events; nobody
 * else holds a network that counts.
 *
 * Two things are so at once: the clock runs or stands, and one looks at the present or at the past. Time is an event:
 * whoever runs the lab says how much has passed.
 */
import { assign, setup } from 'xstate';
import type { Command, CommandProblem } from '#sim/command.ts';
import type { Scenario } from '#sim/scenario.ts';
import type { Place } from '#sim/timeline.ts';
import type { Duration } from '#sim/time.ts';
import type { Sights, Watch } from '#sim/viewpoint.ts';
import {
  carryOut,
  load,
  networkOf,
  pass,
  passAll,
  redo,
  reset,
  scrub,
  startSession,
  stepBack,
  stepForward,
  toPresent,
  undo,
  type Session,
} from './session.ts';
import { blindLookout, lookout, receiveSights, watchOther, type Lookout } from './lookout.ts';

export type LabEvent =
  /** Something is to be done to the network. What `joins` is taken back together with the command before it. */
  | { readonly type: 'command.requested'; readonly command: Command; readonly joins?: boolean }
  /** This much time has passed for whoever watches; the network's share of it follows from the speed. */
  | { readonly type: 'time.advanced'; readonly duration: Duration }
  | { readonly type: 'clock.play' }
  | { readonly type: 'clock.pause' }
  | { readonly type: 'clock.step' }
  | { readonly type: 'clock.step-back' }
  /** To the end of what is under way. */
  | { readonly type: 'clock.skip' }
  /** Microseconds of the network's time for each microsecond that passes outside. */
  | { readonly type: 'speed.choose'; readonly speed: number }
  | { readonly type: 'scrub.to'; readonly place: Place }
  | { readonly type: 'scrub.end' }
  | { readonly type: 'history.undo' }
  | { readonly type: 'history.redo' }
  | { readonly type: 'history.reset' }
  | { readonly type: 'scenario.loaded'; readonly scenario: Scenario }
  | { readonly type: 'watch.choose'; readonly watch: Watch | null }
  /** The viewpoints were looked from elsewhere (a worker), under these settings. */
  | { readonly type: 'sights.seen'; readonly scenario: Scenario; readonly watch: Watch; readonly sights: Sights };

export interface LabInput {
  readonly scenario: Scenario;
  readonly watch?: Watch | null;
  /** Whether the lab looks from the viewpoints itself, or is told what was seen (`sights.seen`). */
  readonly looks?: 'here' | 'elsewhere';
  /** How many due items one event may handle; what is left over comes with the next. */
  readonly mostSteps?: number;
}

export interface LabContext {
  readonly session: Session;
  readonly lookout: Lookout;
  readonly speed: number;
  /** A part of a microsecond that the network has not been given yet. */
  readonly carry: number;
  readonly mostSteps: number;
  /** The last command that could not be carried out, until the next event that changes something. */
  readonly refused: { readonly command: Command; readonly problem: CommandProblem } | null;
}

export const SLOWEST = 1e-6;
export const FASTEST = 1_000;
const MOST_STEPS = 10_000;

/** The context with another session: the lookout looks again where the settings differ. */
function moved(context: LabContext, session: Session): Partial<LabContext> {
  return { session, lookout: lookout(context.lookout, networkOf(session)), refused: null };
}

function commanded(context: LabContext, command: Command, joins: boolean): Partial<LabContext> {
  const done = carryOut(context.session, command, joins);
  return done.ok ? moved(context, done.value) : { refused: { command, problem: done.problem } };
}

function passed(context: LabContext, duration: Duration): Partial<LabContext> {
  const share = duration * context.speed + context.carry;
  const whole = Math.floor(share);
  if (whole <= 0) return { carry: share };
  return { ...moved(context, pass(context.session, whole, context.mostSteps)), carry: share - whole };
}

export const labMachine = setup({
  types: {
    context: {} as LabContext,
    events: {} as LabEvent,
    input: {} as LabInput,
  },
  guards: {
    'looks at the past': ({ context }) => context.session.look !== null,
    'looks at the present': ({ context }) => context.session.look === null,
    'is a duration': (_, { duration }: { duration: number }) => Number.isFinite(duration) && duration >= 0,
    'is a speed': (_, { speed }: { speed: number }) => Number.isFinite(speed) && speed > 0,
  },
  actions: {
    'carry out': assign(({ context }, { command, joins }: { command: Command; joins: boolean }) =>
      commanded(context, command, joins),
    ),
    'let time pass': assign(({ context }, { duration }: { duration: Duration }) => passed(context, duration)),
    'move to': assign(({ context }, { session }: { session: Session }) => moved(context, session)),
    'set speed': assign({
      speed: (_, { speed }: { speed: number }) => Math.min(FASTEST, Math.max(SLOWEST, speed)),
    }),
    watch: assign({
      lookout: ({ context }, { watch }: { watch: Watch | null }) =>
        watchOther(context.lookout, watch, networkOf(context.session)),
    }),
    'note sights': assign({
      lookout: ({ context }, seen: { scenario: Scenario; watch: Watch; sights: Sights }) =>
        receiveSights(context.lookout, seen),
    }),
  },
}).createMachine({
  id: 'lab',
  context: ({ input }) => {
    const session = startSession(input.scenario);
    const start = blindLookout(input.looks ?? 'here');
    return {
      session,
      lookout: watchOther(start, input.watch ?? null, networkOf(session)),
      speed: 1,
      carry: 0,
      mostSteps: input.mostSteps ?? MOST_STEPS,
      refused: null,
    };
  },
  type: 'parallel',
  on: {
    'command.requested': {
      actions: {
        type: 'carry out',
        params: ({ event }) => ({ command: event.command, joins: event.joins === true }),
      },
    },
    'clock.skip': {
      actions: {
        type: 'move to',
        params: ({ context }) => ({ session: passAll(context.session, context.mostSteps) }),
      },
    },
    'speed.choose': {
      guard: { type: 'is a speed', params: ({ event }) => ({ speed: event.speed }) },
      actions: { type: 'set speed', params: ({ event }) => ({ speed: event.speed }) },
    },
    'history.undo': {
      actions: { type: 'move to', params: ({ context }) => ({ session: undo(context.session) }) },
    },
    'history.redo': {
      actions: { type: 'move to', params: ({ context }) => ({ session: redo(context.session) }) },
    },
    'history.reset': {
      actions: { type: 'move to', params: ({ context }) => ({ session: reset(context.session) }) },
    },
    'scenario.loaded': {
      actions: {
        type: 'move to',
        params: ({ context, event }) => ({ session: load(context.session, event.scenario) }),
      },
    },
    'watch.choose': { actions: { type: 'watch', params: ({ event }) => ({ watch: event.watch }) } },
    'sights.seen': { actions: { type: 'note sights', params: ({ event }) => event } },
  },
  states: {
    clock: {
      initial: 'paused',
      on: {
        // Whoever takes the time into the hand stops the clock.
        'scrub.to': {
          target: '.paused',
          actions: {
            type: 'move to',
            params: ({ context, event }) => ({ session: scrub(context.session, event.place) }),
          },
        },
        'clock.step': {
          target: '.paused',
          actions: { type: 'move to', params: ({ context }) => ({ session: stepForward(context.session) }) },
        },
        'clock.step-back': {
          target: '.paused',
          actions: { type: 'move to', params: ({ context }) => ({ session: stepBack(context.session) }) },
        },
      },
      states: {
        paused: { on: { 'clock.play': 'playing' } },
        playing: {
          on: {
            'clock.pause': 'paused',
            'time.advanced': {
              guard: { type: 'is a duration', params: ({ event }) => ({ duration: event.duration }) },
              actions: { type: 'let time pass', params: ({ event }) => ({ duration: event.duration }) },
            },
          },
        },
      },
    },
    place: {
      initial: 'present',
      states: {
        present: { always: { guard: 'looks at the past', target: 'past' } },
        past: {
          always: { guard: 'looks at the present', target: 'present' },
          on: {
            'scrub.end': {
              actions: { type: 'move to', params: ({ context }) => ({ session: toPresent(context.session) }) },
            },
          },
        },
      },
    },
  },
});
