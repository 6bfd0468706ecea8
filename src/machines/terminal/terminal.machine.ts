/**
 * The command prompt of the PC: a line that is typed, what was typed before, what the programs wrote, and the program that
 * is at work.
 *
 *     on:  ready ── line.enter ──► running (ping, nmap) ── it is done, or job.interrupt ──► ready
 *     off: the PC has no power, or its home was left; nothing is remembered
 *
 * It owns no network: it is shown the one that the lab looks at (`network.shown`), and what a program wants done goes out as
 * `command.issued`. A scan that was undone, or whose home was left, ends its program.
 */
import { assign, enqueueActions, setup } from 'xstate';
import type { Command } from '#sim/command.ts';
import { scanOf, type Network } from '#sim/network.ts';
import type { Host } from '#sim/scenario.ts';
import { isOver } from '#sim/scanner/scan.ts';
import { complete, type Completion } from './completion.ts';
import { EMPTY_LINE, say, type Line } from './line.ts';
import { interruptPing } from './ping-job.ts';
import { effectOf, firstStep, nextStep, type Job } from './programs.ts';
import { readLine } from './read-line.ts';

/** A line that was entered, with what came of it. */
export interface Entry {
  readonly id: number;
  /** As it was typed; null: a program wrote on without a new line being entered. */
  readonly typed: string | null;
  readonly lines: readonly Line[];
}

export type TerminalEvent =
  | { readonly type: 'input.change'; readonly text: string }
  | { readonly type: 'line.enter' }
  | { readonly type: 'history.older' }
  | { readonly type: 'history.newer' }
  | { readonly type: 'completion.ask' }
  | { readonly type: 'job.interrupt' }
  /** What the lab looks at now. In the past nothing goes on. */
  | { readonly type: 'network.shown'; readonly network: Network; readonly isPast: boolean };

export type TerminalEmitted =
  | {
      readonly type: 'command.issued';
      readonly command: Command;
      /** Whether it is taken back together with the command before it. */
      readonly joins: boolean;
    }
  /** `exit`: whoever shows the window closes it. */
  | { readonly type: 'exit.asked' };

export interface TerminalContext {
  readonly pc: string;
  readonly network: Network;
  readonly input: string;
  readonly history: readonly string[];
  /** Which line of the history is shown; its length: the line that was being typed, kept in `typing`. */
  readonly place: number;
  readonly typing: string;
  readonly choices: readonly string[];
  readonly entries: readonly Entry[];
  readonly nextEntry: number;
  readonly job: Job | null;
  /** Whether the job has issued a command already. */
  readonly hasBegun: boolean;
}

export const LONGEST_HISTORY = 100;
const MOST_ENTRIES = 200;

function hostIn(network: Network, pc: string): Host | undefined {
  return network.scenario.hosts.find(({ name }) => name === pc);
}

/** What Tab would make of the line; null: nothing. */
export function completionOf({ network, pc, input }: TerminalContext): Completion | null {
  const host = hostIn(network, pc);
  return host === undefined ? null : complete(input, host, network.scenario);
}

function written(context: TerminalContext, typed: string | null, lines: readonly Line[]): Partial<TerminalContext> {
  if (typed === null && lines.length === 0) return {};
  const entry: Entry = { id: context.nextEntry, typed, lines };
  return { entries: [...context.entries.slice(1 - MOST_ENTRIES), entry], nextEntry: context.nextEntry + 1 };
}

/** What is typed becomes part of the history, and the line is empty again. */
function remembered({ history, input }: TerminalContext): Partial<TerminalContext> {
  const isNew = input.trim() !== '' && input !== history.at(-1);
  const kept = isNew ? [...history, input].slice(-LONGEST_HISTORY) : history;
  return { history: kept, place: kept.length, input: '', typing: '', choices: [] };
}

function recalled({ history, place, input, typing }: TerminalContext, step: -1 | 1): Partial<TerminalContext> {
  const next = place + step;
  if (next < 0 || next > history.length) return {};
  const kept = place === history.length ? input : typing;
  return { place: next, typing: kept, input: history[next] ?? kept, choices: [] };
}

function isTakenBack(job: Job | null, network: Network): boolean {
  return job !== null && job.scan !== null && scanOf(network, job.scan) === null;
}

export const terminalMachine = setup({
  types: {
    context: {} as TerminalContext,
    events: {} as TerminalEvent,
    emitted: {} as TerminalEmitted,
    input: {} as { readonly pc: string; readonly network: Network },
  },
  guards: {
    'works no more': ({ context }) => context.job === null,
    'has work': ({ context }) => context.job !== null,
    'is on': ({ context }, { network }: { network: Network }) => hostIn(network, context.pc)?.up === true,
    'is off': ({ context }, { network }: { network: Network }) => hostIn(network, context.pc)?.up !== true,
    'is present': (_, { isPast }: { isPast: boolean }) => !isPast,
  },
  actions: {
    'note network': assign({ network: (_, { network }: { network: Network }) => network }),
    'take input': assign((_, { text }: { text: string }) => ({ input: text, choices: [] })),
    recall: assign(({ context }, { step }: { step: -1 | 1 }) => recalled(context, step)),
    complete: assign(({ context }) => {
      const done = completionOf(context);
      return done === null ? { choices: [] } : { input: done.text, choices: done.choices };
    }),
    'carry out': enqueueActions(({ context, enqueue }) => {
      const { network, pc, input } = context;
      const host = hostIn(network, pc);
      if (host === undefined) return;
      const read = readLine(input, host, network);
      enqueue.assign(remembered(context));
      if (!read.ok) {
        enqueue.assign(written(context, input, [say(read.problem.code, read.problem.values), EMPTY_LINE]));
        return;
      }
      if (read.value?.program === 'cls') enqueue.assign({ entries: [] });
      if (read.value?.program === 'cls') return;
      const step = read.value === null ? null : firstStep(read.value, host, network);
      const effect = read.value === null ? null : effectOf(read.value, host, network);
      enqueue.assign({
        ...written(context, input, step?.lines ?? effect?.lines ?? []),
        job: step?.job ?? null,
        hasBegun: false,
      });
      for (const [index, command] of (effect?.commands ?? []).entries())
        enqueue.emit({ type: 'command.issued', command, joins: index > 0 });
      if (read.value?.program === 'exit') enqueue.emit({ type: 'exit.asked' });
    }),
    /** One step of the program at work, as far as the network has come. */
    'go on': enqueueActions(({ context, enqueue }) => {
      const { network, pc, job } = context;
      if (job === null) return;
      if (isTakenBack(job, network)) {
        enqueue.assign({ job: null, ...written(context, null, [say('problem.taken-back'), EMPTY_LINE]) });
        return;
      }
      const { job: next, lines, command } = nextStep(job, pc, network);
      enqueue.assign({ job: next, ...written(context, null, lines) });
      if (command === null) return;
      enqueue.assign({ hasBegun: true });
      enqueue.emit({ type: 'command.issued', command, joins: context.hasBegun });
    }),
    interrupt: enqueueActions(({ context, enqueue }) => {
      const { job, network } = context;
      if (job === null) return;
      const scan = job.scan === null ? null : scanOf(network, job.scan);
      const lines = job.kind === 'ping' ? interruptPing(job) : [{ text: '^C' }, say('nmap.quit')];
      enqueue.assign({ job: null, ...written(context, null, [...lines, EMPTY_LINE]) });
      if (scan === null || isOver(scan)) return;
      enqueue.emit({ type: 'command.issued', command: { kind: 'scan.cancel', scan: scan.id }, joins: true });
    }),
    forget: assign(({ context }) => fresh(context.pc, context.network)),
  },
}).createMachine({
  id: 'terminal',
  context: ({ input }) => fresh(input.pc, input.network),
  initial: 'settling',
  states: {
    settling: {
      always: [{ guard: { type: 'is on', params: ({ context }) => context }, target: 'on' }, { target: 'off' }],
    },
    /** Nobody types at a PC without power. */
    off: {
      on: {
        'network.shown': [
          {
            guard: { type: 'is on', params: ({ event }) => event },
            target: 'on',
            actions: { type: 'note network', params: ({ event }) => event },
          },
          { actions: { type: 'note network', params: ({ event }) => event } },
        ],
      },
    },
    on: {
      initial: 'ready',
      on: {
        'input.change': { actions: { type: 'take input', params: ({ event }) => event } },
        'history.older': { actions: { type: 'recall', params: { step: -1 } } },
        'history.newer': { actions: { type: 'recall', params: { step: 1 } } },
        'completion.ask': { actions: 'complete' },
        'network.shown': [
          {
            guard: { type: 'is off', params: ({ event }) => event },
            target: 'off',
            actions: [{ type: 'note network', params: ({ event }) => event }, 'forget'],
          },
          { actions: { type: 'note network', params: ({ event }) => event } },
        ],
      },
      states: {
        ready: {
          always: { guard: 'has work', target: 'running' },
          on: { 'line.enter': { actions: 'carry out' } },
        },
        running: {
          entry: 'go on',
          always: { guard: 'works no more', target: 'ready' },
          on: {
            'job.interrupt': { actions: 'interrupt' },
            'network.shown': [
              {
                guard: { type: 'is off', params: ({ event }) => event },
                target: '#terminal.off',
                actions: [{ type: 'note network', params: ({ event }) => event }, 'forget'],
              },
              {
                guard: { type: 'is present', params: ({ event }) => event },
                actions: [{ type: 'note network', params: ({ event }) => event }, 'go on'],
              },
              { actions: { type: 'note network', params: ({ event }) => event } },
            ],
          },
        },
      },
    },
  },
});

function fresh(pc: string, network: Network): TerminalContext {
  return {
    pc,
    network,
    input: '',
    history: [],
    place: 0,
    typing: '',
    choices: [],
    entries: [],
    nextEntry: 1,
    job: null,
    hasBegun: false,
  };
}
