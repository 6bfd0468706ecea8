/** Sending a boat to one port or a few, from where the learner stands. */
import { LOOPBACK, type Address } from '#sim/address.ts';
import type { Command } from '#sim/command.ts';
import type { PortList } from '#sim/port-list.ts';
import type { Scenario, Transport } from '#sim/scenario.ts';
import { publicAddress, type Viewpoint } from '#sim/viewpoint.ts';

/** The machine of the home network from which the LAN is looked at: another one than the PC, and switched on. */
export function neighbourOf(scenario: Scenario, pc: string): string | null {
  return scenario.hosts.find(({ name, network, up }) => network === 'lan' && name !== pc && up)?.name ?? null;
}

/** The command that sends the boats; null where nobody is there to send them. */
export function probe(
  scenario: Scenario,
  pc: string,
  from: Viewpoint,
  proto: Transport,
  ports: PortList,
): Extract<Command, { kind: 'scan.start' }> | null {
  const host = from === 'internet' ? null : from === 'self' ? pc : neighbourOf(scenario, pc);
  if (from === 'lan' && host === null) return null;
  return {
    kind: 'scan.start',
    scanner: {
      vantage: from,
      host,
      address: scenario.scanner.address,
    },
    scan: {
      technique: proto === 'tcp' ? 'syn' : 'udp',
      target: targetOf(scenario, pc, from),
      ports,
      ping: 'default',
      timeoutMs: 1_000,
      adaptive: true,
      parallelism: 10,
    },
  };
}

function targetOf(scenario: Scenario, pc: string, from: Viewpoint): Address {
  if (from === 'internet') return publicAddress(scenario);
  if (from === 'self') return LOOPBACK;
  return scenario.hosts.find(({ name }) => name === pc)?.address.address ?? LOOPBACK;
}

/** The PC of a home that the learner sits at: the one that a forward, a mapping or most programs lead to. */
export function mainPc(scenario: Scenario): string {
  const pcs = scenario.hosts.filter(({ network, stack, up }) => network === 'lan' && stack === 'windows' && up);
  const { forwards } = scenario.gateway;
  const served = pcs.find(({ address }) => forwards.some(({ toAddress }) => toAddress === address.address));
  const busiest = [...pcs].sort((a, b) => b.programs.length - a.programs.length)[0];
  const chosen = served ?? busiest ?? scenario.hosts.find(({ network }) => network === 'lan');
  if (chosen === undefined) throw new Error(`${scenario.name} has no machine in the home`);
  return chosen.name;
}
