/**
 * The Windows PC: off, booting, running, shutting down; its programs; and the security alert that waits for an answer.
 *
 * It owns phases and questions, never the network: what is to be done is emitted as `command.issued`, and what is so
 * comes back as `host.shown`. Wire it to the lab with `connectHome`.
 */
import { assign, emit, enqueueActions, setup } from 'xstate';
import type { Command } from '#sim/command.ts';
import { uncoveredListeners } from '#sim/firewall/coverage.ts';
import type { Profile } from '#sim/firewall/rule.ts';
import type { Host, Listener } from '#sim/scenario.ts';
import { SECOND, type Duration } from '#sim/time.ts';
import { programRules } from './program-rules.ts';

export type PcEvent =
  | { readonly type: 'power.on' }
  | { readonly type: 'power.off' }
  | { readonly type: 'power.restart' }
  | { readonly type: 'time.advanced'; readonly duration: Duration }
  | { readonly type: 'program.start'; readonly program: string }
  | { readonly type: 'program.stop'; readonly program: string }
  /** The program listens elsewhere from now on. */
  | { readonly type: 'program.listen'; readonly program: string; readonly listeners: readonly Listener[] }
  | { readonly type: 'profile.choose'; readonly profile: Profile }
  /** The answers to the security alert that is shown. `name`: the program's description, after which the rules are named. */
  | { readonly type: 'alert.allow'; readonly name: string; readonly profiles: readonly Profile[] }
  | { readonly type: 'alert.cancel'; readonly name: string }
  /** The PC as it is in the network: after each command, and after undo, redo, scrubbing, reset and loading. */
  | { readonly type: 'host.shown'; readonly host: Host };

export interface PcEmitted {
  readonly type: 'command.issued';
  readonly command: Command;
  /** Whether it belongs to the command before it, so that both are taken back in one step. */
  readonly joins: boolean;
}

export interface PcContext {
  /** As it was last shown. */
  readonly host: Host;
  /** How long the present phase still takes. */
  readonly left: Duration;
  readonly restarts: boolean;
  /** Programs that Windows wants to ask about, the first one now. */
  readonly asked: readonly string[];
}

interface Answer {
  readonly name: string;
  readonly action: 'allow' | 'block';
  readonly profiles: readonly Profile[];
}

export const BOOT_TIME: Duration = 4 * SECOND;
export const SHUTDOWN_TIME: Duration = 2 * SECOND;

function programOf(host: Host, name: string) {
  return host.programs.find((program) => program.name === name);
}

/** Whether Windows would ask about a program if it listened at these places. */
function wouldAsk(host: Host, name: string, listeners?: readonly Listener[]): boolean {
  const program = programOf(host, name);
  if (program === undefined) return false;
  return uncoveredListeners(host, { ...program, listeners: listeners ?? program.listeners }).length > 0;
}

/** The questions that still have a point: the program runs, and no rule has answered in the meantime. */
function openQuestions({ asked }: PcContext, host: Host): readonly string[] {
  return asked.filter((name) => programOf(host, name)?.running === true && wouldAsk(host, name));
}

export const pcMachine = setup({
  types: {
    context: {} as PcContext,
    events: {} as PcEvent,
    emitted: {} as PcEmitted,
    input: {} as { readonly host: Host },
  },
  guards: {
    'is up': ({ context }) => context.host.up,
    'is over': ({ context }, { duration }: { duration: Duration }) => duration >= context.left,
    'is a duration': (_, { duration }: { duration: Duration }) => Number.isFinite(duration) && duration > 0,
    'starts again': ({ context }) => context.restarts,
    'has a question': ({ context }) => context.asked.length > 0,
    'is to be started': ({ context }, { program }: { program: string }) =>
      programOf(context.host, program)?.running === false,
    'is to be stopped': ({ context }, { program }: { program: string }) =>
      programOf(context.host, program)?.running === true,
    'is installed': ({ context }, { program }: { program: string }) => programOf(context.host, program) !== undefined,
    'is another profile': ({ context }, { profile }: { profile: Profile }) => context.host.profile !== profile,
    // The network's power changed, and not as the present phase would have it: undo, redo, scrubbing, another home.
    'shows on': ({ context }, { host }: { host: Host }) => host.up && !context.host.up,
    'shows off': ({ context }, { host }: { host: Host }) => !host.up && context.host.up,
  },
  actions: {
    'take time': assign({ left: (_, { time }: { time: Duration }) => time }),
    'let time pass': assign({
      left: ({ context }, { duration }: { duration: Duration }) => context.left - duration,
    }),
    'intend to restart': assign({ restarts: (_, { restarts }: { restarts: boolean }) => restarts }),
    'note host': assign(({ context }, { host }: { host: Host }) => ({ host, asked: openQuestions(context, host) })),
    'switch on': emit(({ context }): PcEmitted => power(context, true)),
    'switch off': emit(({ context }): PcEmitted => power(context, false)),
    'run program': enqueueActions(
      ({ context, enqueue }, { program, running }: { program: string; running: boolean }) => {
        enqueue.emit(issue({ kind: 'program.run', host: context.host.name, program, running }));
        enqueue.assign({ asked: () => questionAbout(context, program, running && wouldAsk(context.host, program)) });
      },
    ),
    'let program listen': enqueueActions(
      ({ context, enqueue }, { program, listeners }: { program: string; listeners: readonly Listener[] }) => {
        enqueue.emit(issue({ kind: 'program.listen', host: context.host.name, program, listeners }));
        const runs = programOf(context.host, program)?.running === true;
        enqueue.assign({
          asked: () => questionAbout(context, program, runs && wouldAsk(context.host, program, listeners)),
        });
      },
    ),
    'choose profile': emit(({ context }, { profile }: { profile: Profile }): PcEmitted =>
      issue({ kind: 'profile.choose', host: context.host.name, profile }),
    ),
    answer: enqueueActions(({ context, enqueue }, { name, action, profiles }: Answer) => {
      const [program, ...others] = context.asked;
      if (program === undefined) return;
      // First the question goes, so that the rules that come back with `host.shown` find none.
      enqueue.assign({ asked: others });
      for (const [index, rule] of programRules(context.host, program, name, action, profiles).entries())
        enqueue.emit(issue({ kind: 'rule.add', host: context.host.name, rule }, index > 0));
    }),
    'forget questions': assign({ asked: [] }),
  },
}).createMachine({
  id: 'pc',
  context: ({ input }) => ({ host: input.host, left: 0, restarts: false, asked: [] }),
  initial: 'settling',
  states: {
    settling: { always: [{ guard: 'is up', target: 'running' }, { target: 'off' }] },
    off: {
      on: {
        'power.on': 'booting',
        'host.shown': [
          {
            guard: { type: 'shows on', params: ({ event }) => event },
            target: 'running',
            actions: ['forget questions', { type: 'note host', params: ({ event }) => event }],
          },
          { actions: { type: 'note host', params: ({ event }) => event } },
        ],
      },
    },
    booting: {
      entry: { type: 'take time', params: { time: BOOT_TIME } },
      on: {
        // Pulling the plug is allowed at any time.
        'power.off': 'off',
        'host.shown': [
          {
            guard: { type: 'shows on', params: ({ event }) => event },
            target: 'running',
            actions: ['forget questions', { type: 'note host', params: ({ event }) => event }],
          },
          { actions: { type: 'note host', params: ({ event }) => event } },
        ],
        'time.advanced': [
          {
            guard: { type: 'is over', params: ({ event }) => event },
            target: 'running',
            actions: 'switch on',
          },
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
        'host.shown': [
          {
            guard: { type: 'shows off', params: ({ event }) => event },
            target: 'off',
            actions: ['forget questions', { type: 'note host', params: ({ event }) => event }],
          },
          { actions: { type: 'note host', params: ({ event }) => event } },
        ],
        'power.off': {
          target: 'shuttingDown',
          actions: { type: 'intend to restart', params: { restarts: false } },
        },
        'power.restart': {
          target: 'shuttingDown',
          actions: { type: 'intend to restart', params: { restarts: true } },
        },
        'program.start': {
          guard: { type: 'is to be started', params: ({ event }) => event },
          actions: { type: 'run program', params: ({ event }) => ({ program: event.program, running: true }) },
        },
        'program.stop': {
          guard: { type: 'is to be stopped', params: ({ event }) => event },
          actions: { type: 'run program', params: ({ event }) => ({ program: event.program, running: false }) },
        },
        'program.listen': {
          guard: { type: 'is installed', params: ({ event }) => event },
          actions: { type: 'let program listen', params: ({ event }) => event },
        },
        'profile.choose': {
          guard: { type: 'is another profile', params: ({ event }) => event },
          actions: { type: 'choose profile', params: ({ event }) => event },
        },
      },
      states: {
        idle: { always: { guard: 'has a question', target: 'firstRunPending' } },
        firstRunPending: {
          always: { guard: ({ context }) => context.asked.length === 0, target: 'idle' },
          on: {
            'alert.allow': {
              guard: ({ event }) => event.profiles.length > 0,
              actions: { type: 'answer', params: ({ event }) => ({ ...event, action: 'allow' }) },
            },
            'alert.cancel': {
              actions: {
                type: 'answer',
                params: ({ context, event }) => ({ ...event, action: 'block', profiles: [context.host.profile] }),
              },
            },
          },
        },
      },
    },
    shuttingDown: {
      entry: ['forget questions', { type: 'take time', params: { time: SHUTDOWN_TIME } }],
      on: {
        'host.shown': [
          {
            guard: { type: 'shows off', params: ({ event }) => event },
            target: 'off',
            actions: ['forget questions', { type: 'note host', params: ({ event }) => event }],
          },
          { actions: { type: 'note host', params: ({ event }) => event } },
        ],
        'time.advanced': [
          {
            guard: ({ context, event }) => event.duration >= context.left && context.restarts,
            target: 'booting',
            actions: 'switch off',
          },
          {
            guard: { type: 'is over', params: ({ event }) => event },
            target: 'off',
            actions: 'switch off',
          },
          {
            guard: { type: 'is a duration', params: ({ event }) => event },
            actions: { type: 'let time pass', params: ({ event }) => event },
          },
        ],
      },
    },
  },
});

function issue(command: Command, joins = false): PcEmitted {
  return { type: 'command.issued', command, joins };
}

function power({ host }: PcContext, up: boolean): PcEmitted {
  return issue({ kind: 'host.power', host: host.name, up });
}

function questionAbout({ asked }: PcContext, program: string, asks: boolean): readonly string[] {
  const others = asked.filter((name) => name !== program);
  return asks ? [...others, program] : others;
}
