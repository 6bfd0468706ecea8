/** On a line where homes share an address (MAP-E): the ports that are this home's, and which of some others are not. */
import { countPorts, eachPort, hasPort, parseTypedPortList, type PortList } from '#sim/port-list.ts';
import { portListOfSet } from '#sim/port-set.ts';
import type { Scenario } from '#sim/scenario.ts';
import { MOST_PORTS } from './forward-draft.ts';

export interface OwnPorts {
  readonly runs: PortList;
  readonly count: number;
}

/** The ports at which boats come to this home, wherever between it and the internet that is decided; null: all. */
export function ownPortsOf({ gateway }: Scenario): OwnPorts | null {
  const { portSet } = gateway.upstream ?? gateway;
  if (portSet === null) return null;
  const runs = portListOfSet(portSet);
  return { runs, count: countPorts(runs) };
}

export function isOwnPort(own: OwnPorts | null, port: number): boolean {
  return own === null || hasPort(own.runs, port);
}

/** The first port of what was typed that is not this home's; null: there is none, or it cannot be read. */
export function portNotOwned(typed: string, own: OwnPorts | null): number | null {
  const ports = parseTypedPortList(typed);
  if (own === null || !ports.ok || countPorts(ports.value) > MOST_PORTS) return null;
  return eachPort(ports.value).find((port) => port > 0 && !isOwnPort(own, port)) ?? null;
}
