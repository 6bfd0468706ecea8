/**
 * A lab with the machines of one home, wired: what the PC and the gateway want done goes to the lab as commands, what is
 * so comes back to them. The one place where they meet.
 */
import { createActor, type ActorRefFrom } from 'xstate';
import { pcMachine } from '../pc/pc.machine.ts';
import { gatewayMachine } from '../gateway/gateway.machine.ts';
import { terminalMachine } from '../terminal/terminal.machine.ts';
import { labMachine, type LabInput } from './lab.machine.ts';
import { networkOf } from './session.ts';

export interface Home {
  readonly lab: ActorRefFrom<typeof labMachine>;
  readonly pc: ActorRefFrom<typeof pcMachine>;
  readonly gateway: ActorRefFrom<typeof gatewayMachine>;
  /** The router between the gateway and the internet; it rests where there is none. */
  readonly outer: ActorRefFrom<typeof gatewayMachine>;
  /** The command prompt of the PC. */
  readonly terminal: ActorRefFrom<typeof terminalMachine>;
  /** Stops them all. */
  stop(): void;
}

/**
 * Starts a lab, the PC of that name in it, and its routers. Throws when the scenario has no such host. A home that is
 * loaded later and has no PC of that name leaves the PC as it was shown last.
 */
export function connectHome(input: LabInput, pcName: string): Home {
  const host = input.scenario.hosts.find(({ name }) => name === pcName);
  if (host === undefined) throw new Error(`the scenario has no host ${pcName}`);
  const lab = createActor(labMachine, { input });
  const pc = createActor(pcMachine, { input: { host } });
  const gateway = createActor(gatewayMachine, { input: { router: input.scenario.gateway } });
  const { upstream } = input.scenario.gateway;
  const outer = createActor(gatewayMachine, {
    input: { router: upstream ?? input.scenario.gateway, place: 'upstream' },
  });
  const start = networkOf(lab.getSnapshot().context.session);
  const terminal = createActor(terminalMachine, { input: { pc: pcName, network: start } });
  let shown = input.scenario;
  lab.subscribe(({ context: { session } }) => {
    const network = networkOf(session);
    const { scenario } = network;
    terminal.send({ type: 'network.shown', network, isPast: session.look !== null });
    if (scenario === shown) return;
    shown = scenario;
    const found = scenario.hosts.find(({ name }) => name === pcName);
    if (found !== undefined) pc.send({ type: 'host.shown', host: found });
    gateway.send({ type: 'router.shown', router: scenario.gateway });
    if (scenario.gateway.upstream !== null) outer.send({ type: 'router.shown', router: scenario.gateway.upstream });
  });
  pc.on('command.issued', ({ command, joins }) => lab.send({ type: 'command.requested', command, joins }));
  terminal.on('command.issued', ({ command, joins }) => lab.send({ type: 'command.requested', command, joins }));
  for (const router of [gateway, outer])
    router.on('command.issued', ({ command }) => lab.send({ type: 'command.requested', command }));
  for (const actor of [lab, pc, gateway, outer, terminal]) actor.start();
  return {
    lab,
    pc,
    gateway,
    outer,
    terminal,
    stop: () => {
      for (const actor of [terminal, pc, gateway, outer, lab]) actor.stop();
    },
  };
}
