/** Which ports to scan: one of two ready lists, or what somebody typed. */
import { ok, type Result } from '#result';
import { formatPortList, parseTypedPortList, type PortList, type PortListProblem } from '#sim/port-list.ts';

export const PORT_CHOICES = ['service', 'common', 'own'] as const;
export type PortChoice = (typeof PORT_CHOICES)[number];

/** The first 1,056 ports: every system port and a few above, as ShieldsUP tests them. */
export const SERVICE_PORTS: PortList = [{ low: 0, high: 1_055 }];

/** The 26 ports of ShieldsUP's quick test. */
export const COMMON_PORTS: PortList = [
  ...[0].map(only),
  { low: 21, high: 23 },
  ...[25].map(only),
  { low: 79, high: 80 },
  ...[110, 113, 119, 135, 139, 143, 389, 443, 445, 1_002].map(only),
  { low: 1_024, high: 1_030 },
  ...[1_720, 5_000].map(only),
];

function only(port: number): { readonly low: number; readonly high: number } {
  return { low: port, high: port };
}

/** The ports of a choice; for `own` what was typed, or what is wrong with it. */
export function portsOf(choice: PortChoice, typed: string): Result<PortList, PortListProblem> {
  if (choice === 'service') return ok(SERVICE_PORTS);
  if (choice === 'common') return ok(COMMON_PORTS);
  return parseTypedPortList(typed);
}

/** The choice that has exactly these ports, and the text for the field. */
export function choiceOf(ports: string): { readonly choice: PortChoice; readonly typed: string } {
  if (ports === formatPortList(SERVICE_PORTS)) return { choice: 'service', typed: '' };
  if (ports === formatPortList(COMMON_PORTS)) return { choice: 'common', typed: '' };
  return { choice: 'own', typed: ports };
}
