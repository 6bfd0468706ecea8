import { describe, expect, it } from 'vitest';
import { getShortestPaths } from 'xstate/graph';
import { createActor, type ActorLogic } from 'xstate';
import type { Command } from '#sim/command.ts';
import { advance, apply, createNetwork, type Network } from '#sim/network.ts';
import { isOver } from '#sim/scanner/scan.ts';
import { SECOND } from '#sim/time.ts';
import { terminalMachine, type TerminalEvent } from '#machines/terminal/terminal.machine.ts';
import { terminalView, type TerminalSnapshot } from '#machines/terminal/terminal.view.ts';
import { HOME } from '../../support/home.ts';
import { english } from './opened-terminal.ts';

/** What a learner and the clock can do. */
type Step =
  | { readonly type: 'enter'; readonly line: string }
  | { readonly type: 'interrupt' }
  | { readonly type: 'older' }
  | { readonly type: 'second' }
  | { readonly type: 'plug' };

const STEPS: readonly Step[] = [
  ...['ping -n 2 -w 500 192.168.1.99', 'nmap -sT -p 631 192.168.1.30', 'cls', 'wrong', 'hostname'].map(
    (line) => ({ type: 'enter', line }) as const,
  ),
  { type: 'interrupt' },
  { type: 'older' },
  { type: 'second' },
  { type: 'plug' },
];

interface Seat {
  readonly status: 'active';
  readonly output: undefined;
  readonly error: undefined;
  readonly network: Network;
  readonly terminal: TerminalSnapshot;
}

const INPUT = { pc: 'pc', network: createNetwork(HOME, { packets: true }) };

function start(): Seat {
  const terminal = createActor(terminalMachine, { input: INPUT }).getSnapshot();
  return { status: 'active', output: undefined, error: undefined, network: INPUT.network, terminal };
}

/** The prompt and the network that its commands change, as one pure logic. A refused command is an error. */
const logic: ActorLogic<Seat, Step> = {
  getInitialSnapshot: start,
  getPersistedSnapshot: (seat) => seat,
  transition: (seat, step) => {
    let { network } = seat;
    const snapshot = terminalMachine.getPersistedSnapshot(seat.terminal);
    const actor = createActor(terminalMachine, { input: INPUT, snapshot });
    const carryOut = (command: Command): void => {
      const applied = apply(network, command);
      if (!applied.ok) throw new Error(`${command.kind} is refused: ${applied.problem}`);
      network = applied.value;
      actor.send({ type: 'network.shown', network, isPast: false });
    };
    actor.on('command.issued', ({ command }) => carryOut(command));
    actor.start();
    const send = (...events: TerminalEvent[]): void => events.forEach((event) => actor.send(event));
    if (step.type === 'enter') send({ type: 'input.change', text: step.line }, { type: 'line.enter' });
    else if (step.type === 'interrupt') send({ type: 'job.interrupt' });
    else if (step.type === 'older') send({ type: 'history.older' });
    else if (step.type === 'plug') carryOut({ kind: 'host.power', host: 'pc', up: !network.scenario.hosts[0]!.up });
    else {
      network = advance(network, SECOND);
      send({ type: 'network.shown', network, isPast: false });
    }
    return { ...seat, network, terminal: actor.getSnapshot() };
  },
};

/** What differs for whoever sits there, with a bound on what is remembered. */
function phase({ terminal, network }: Seat): string {
  const { job, history, input, entries } = terminal.context;
  const work = job === null ? null : [job.kind, job.scan === null, job.kind === 'ping' ? job.sent : job.phase];
  return JSON.stringify([work, history.slice(-1), input, Math.min(1, entries.length), network.scenario.hosts[0]!.up]);
}

const paths = getShortestPaths(logic, {
  events: [...STEPS],
  serializeState: (state) => phase(state) as never,
  serializeEvent: (event) => JSON.stringify(event) as never,
});

describe('every state of the command prompt that can be reached', () => {
  it('includes both programs at work, and the PC without power', () => {
    const seats = paths.map(({ state }) => state as Seat);
    const jobs = seats.map(({ terminal }) => terminal.context.job);
    expect(jobs.some((job) => job?.kind === 'ping' && job.sent === 2)).toBe(true);
    expect(jobs.some((job) => job?.kind === 'nmap')).toBe(true);
    expect(seats.some(({ network }) => !network.scenario.hosts[0]!.up)).toBe(true);
  });

  it('has a program at work exactly where it waits for something, and nothing is scanned behind its back', () => {
    expect(paths.length).toBeGreaterThan(40);
    for (const { state } of paths) {
      const { terminal, network } = state as Seat;
      const view = terminalView(terminal, english);
      expect(view.isRunning).toBe(terminal.context.job !== null);
      const atWork = network.changing.scans.filter((scan) => !isOver(scan)).map(({ id }) => id);
      if (network.scenario.hosts[0]!.up && !view.isRunning) expect(atWork).toEqual([]);
      for (const id of atWork) if (view.isRunning) expect(terminal.context.job?.scan).toBe(id);
    }
  });
});
