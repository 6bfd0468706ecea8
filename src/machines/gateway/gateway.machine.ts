/**
 * The home gateway: off, booting, running, and for a moment applying what was saved on its settings pages.
 *
 * It owns phases and what waits to be applied, never the network: commands are emitted as `command.issued`, and what is
 * so comes back as `router.shown`. Wire it to the lab with `connectHome`.
 */
import { assign, emit, enqueueActions, setup } from 'xstate';
import type { Command, RouterPlace } from '#sim/command.ts';
import type { Router } from '#sim/scenario.ts';
import { SECOND, type Duration } from '#sim/time.ts';
import { readChange, type ChangeProblem, type GatewayChange } from './gateway-change.ts';

export type GatewayEvent =
  | { readonly type: 'power.on' }
  | { readonly type: 'power.off' }
  | { readonly type: 'power.restart' }
  | { readonly type: 'time.advanced'; readonly duration: Duration }
  /** A page of the settings was saved. */
  | { readonly type: 'change.save'; readonly change: GatewayChange }
  /** What was saved last and is not in force yet is given up. */
  | { readonly type: 'change.cancel' }
  /** The gateway as it is in the network: after each command, and after undo, redo, scrubbing, reset and loading. */
  | { readonly type: 'router.shown'; readonly router: Router };

export interface GatewayEmitted {
  readonly type: 'command.issued';
  readonly command: Command;
}

export interface GatewayContext {
  readonly place: RouterPlace;
  /** As it was last shown. */
  readonly router: Router;
  /** How long the present phase still takes. */
  readonly left: Duration;
  /** The change that is being applied, and its commands. */
  readonly applied: { readonly change: GatewayChange; readonly commands: readonly Command[] } | null;
  /** What is wrong with the change that was saved last. */
  readonly problems: readonly ChangeProblem[];
}

export const START_TIME: Duration = 6 * SECOND;
export const APPLY_TIME: Duration = 2 * SECOND;

/** A saved change: its commands wait, or its problems are shown. */
function saved({ router, place }: GatewayContext, change: GatewayChange): Partial<GatewayContext> {
  const commands = readChange(change, router, place);
  if (!commands.ok) return { problems: commands.problem };
  return { problems: [], applied: commands.value.length === 0 ? null : { change, commands: commands.value } };
}

export const gatewayMachine = setup({
  types: {
    context: {} as GatewayContext,
    events: {} as GatewayEvent,
    emitted: {} as GatewayEmitted,
    input: {} as { readonly router: Router; readonly place?: RouterPlace },
  },
  guards: {
    'is up': ({ context }) => context.router.up,
    'is over': ({ context }, { duration }: { duration: Duration }) => duration >= context.left,
    'is a duration': (_, { duration }: { duration: Duration }) => Number.isFinite(duration) && duration > 0,
    'has something to apply': ({ context }) => context.applied !== null,
    // The network's power changed, and not as the present phase would have it: undo, redo, scrubbing, another home.
    'shows on': ({ context }, { router }: { router: Router }) => router.up && !context.router.up,
    'shows off': ({ context }, { router }: { router: Router }) => !router.up && context.router.up,
  },
  actions: {
    'take time': assign({ left: (_, { time }: { time: Duration }) => time }),
    'let time pass': assign({
      left: ({ context }, { duration }: { duration: Duration }) => context.left - duration,
    }),
    'note router': assign({ router: (_, { router }: { router: Router }) => router }),
    'read change': assign(({ context }, { change }: { change: GatewayChange }) => saved(context, change)),
    apply: enqueueActions(({ context, enqueue }) => {
      // Read once more: the network may have moved on while the change waited.
      const { applied } = context;
      enqueue.assign({ applied: null });
      if (applied === null) return;
      const commands = readChange(applied.change, context.router, context.place);
      if (!commands.ok) {
        enqueue.assign({ problems: commands.problem });
        return;
      }
      for (const command of commands.value) enqueue.emit({ type: 'command.issued', command });
    }),
    'give up': assign({ applied: null, problems: [] }),
    'switch on': emit(({ context }): GatewayEmitted => power(context, true)),
    'switch off': emit(({ context }): GatewayEmitted => power(context, false)),
  },
}).createMachine({
  id: 'gateway',
  context: ({ input }) => ({
    place: input.place ?? 'gateway',
    router: input.router,
    left: 0,
    applied: null,
    problems: [],
  }),
  initial: 'settling',
  states: {
    settling: { always: [{ guard: 'is up', target: 'running' }, { target: 'off' }] },
    off: {
      on: {
        'power.on': 'booting',
        'router.shown': [
          {
            guard: { type: 'shows on', params: ({ event }) => event },
            target: 'running',
            actions: ['give up', { type: 'note router', params: ({ event }) => event }],
          },
          { actions: { type: 'note router', params: ({ event }) => event } },
        ],
      },
    },
    booting: {
      entry: { type: 'take time', params: { time: START_TIME } },
      on: {
        'power.off': 'off',
        'router.shown': [
          {
            guard: { type: 'shows on', params: ({ event }) => event },
            target: 'running',
            actions: ['give up', { type: 'note router', params: ({ event }) => event }],
          },
          { actions: { type: 'note router', params: ({ event }) => event } },
        ],
        'time.advanced': [
          { guard: { type: 'is over', params: ({ event }) => event }, target: 'running', actions: 'switch on' },
          {
            guard: { type: 'is a duration', params: ({ event }) => event },
            actions: { type: 'let time pass', params: ({ event }) => event },
          },
        ],
      },
    },
    running: {
      initial: 'idle',
      on: {
        'router.shown': [
          {
            guard: { type: 'shows off', params: ({ event }) => event },
            target: 'off',
            actions: ['give up', { type: 'note router', params: ({ event }) => event }],
          },
          { actions: { type: 'note router', params: ({ event }) => event } },
        ],
        'power.off': { target: 'off', actions: ['give up', 'switch off'] },
        'power.restart': { target: 'booting', actions: ['give up', 'switch off'] },
      },
      states: {
        idle: {
          always: { guard: 'has something to apply', target: 'applying' },
          on: { 'change.save': { actions: { type: 'read change', params: ({ event }) => event } } },
        },
        applying: {
          entry: { type: 'take time', params: { time: APPLY_TIME } },
          on: {
            'change.cancel': { target: 'idle', actions: 'give up' },
            'time.advanced': [
              { guard: { type: 'is over', params: ({ event }) => event }, target: 'idle', actions: 'apply' },
              {
                guard: { type: 'is a duration', params: ({ event }) => event },
                actions: { type: 'let time pass', params: ({ event }) => event },
              },
            ],
          },
        },
      },
    },
  },
});

function power({ place }: GatewayContext, up: boolean): GatewayEmitted {
  return { type: 'command.issued', command: { kind: 'router.power', router: place, up } };
}
