/** What one can aim at out at sea, and the scan that an aim stands for. */
import type { Address } from '#sim/address.ts';
import { isVisit, ownerOf } from '#sim/permission.ts';
import type { PortList } from '#sim/port-list.ts';
import type { Host, Scenario, ScanRequest, Transport } from '#sim/scenario.ts';
import type { PatrolEvent } from './patrol.machine.ts';

/** The machines that stand in the internet by themselves: somebody else's. */
export function strangersOf({ hosts }: Scenario): readonly Host[] {
  return hosts.filter(({ network }) => network === 'internet');
}

/** The scan of these ports from the home. One page port alone is asked as a browser asks, with a whole connection. */
export function outwardScan(target: Address, proto: Transport, ports: PortList, parallelism: number): ScanRequest {
  const isPage = proto === 'tcp' && isVisit({ technique: 'connect', ports });
  return {
    technique: isPage ? 'connect' : proto === 'tcp' ? 'syn' : 'udp',
    target,
    ports,
    ping: 'default',
    timeoutMs: 1_000,
    adaptive: true,
    parallelism,
  };
}

/** Aiming at a machine out at sea; null where no such machine is there. */
export function aimAt(
  scenario: Scenario,
  host: string,
  proto: Transport,
  ports: PortList,
  parallelism: number,
): PatrolEvent | null {
  const stranger = strangersOf(scenario).find(({ name }) => name === host);
  if (stranger === undefined) return null;
  const scan = outwardScan(stranger.address.address, proto, ports, parallelism);
  return { type: 'aim.choose', scan, owner: ownerOf(scenario, scan.target) };
}
