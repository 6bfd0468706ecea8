/**
 * Whose machine is it, and who has said that it may be scanned? The party who may say so is the one who administers the
 * machine; being reachable is not consent. What a good slip names follows the list of written consent in the course's
 * reference: who allows it, which address and ports, from where, when, how fast, and whom to call.
 */
import { contains, isInsideOnly, type Address } from './address.ts';
import { countPorts, eachPort, hasPort, type PortList } from './port-list.ts';
import type { Scenario, ScanRequest } from './scenario.ts';
import type { Instant } from './time.ts';
import { publicAddress } from './viewpoint.ts';

export type Owner = 'self' | 'home' | 'carrier' | 'somebody-else';

/**
 * Whose an address is, seen by who lives in this home. A public address behind a carrier's NAT, or one of which this home
 * has only some ports, is shared with others and belongs to the carrier.
 */
export function ownerOf(scenario: Scenario, target: Address): Owner {
  if (isInsideOnly(target)) return 'self';
  const { gateway, line } = scenario;
  if (target === gateway.wan.address && gateway.portSet !== null) return 'carrier';
  if (contains(gateway.lan, target) || target === gateway.wan.address) return 'home';
  if (target === publicAddress(scenario)) return line === 'double-router' ? 'home' : 'carrier';
  return 'somebody-else';
}

/** Where pages are offered to everybody: HTTP and HTTPS (IANA service names). */
const PAGE_PORTS: readonly number[] = [80, 443];

/**
 * Whether this is what a browser does: one connection to one port where pages are offered. Nobody asks for a permission
 * slip to read a page; to try several doors, or another one, is a scan.
 */
export function isVisit({ technique, ports }: Pick<ScanRequest, 'technique' | 'ports'>): boolean {
  return technique === 'connect' && countPorts(ports) === 1 && PAGE_PORTS.some((port) => hasPort(ports, port));
}

/** What the administrator of a machine allows. */
export interface Permission {
  readonly target: Address;
  readonly ports: PortList;
  readonly from: Instant;
  readonly until: Instant;
  /** Probes under way at once, at most. */
  readonly parallelism: number;
}

export const BREACHES = ['other-target', 'other-ports', 'other-time', 'too-fast'] as const;
export type Breach = (typeof BREACHES)[number];

/** Where a scan goes beyond its permission; empty: it keeps to it. */
export function breachesOf(permission: Permission, scan: ScanRequest, at: Instant): readonly Breach[] {
  const breaches: Breach[] = [];
  if (scan.target !== permission.target) breaches.push('other-target');
  const isWithin =
    countPorts(scan.ports) <= countPorts(permission.ports) &&
    eachPort(scan.ports).every((port) => hasPort(permission.ports, port));
  if (!isWithin) breaches.push('other-ports');
  if (at < permission.from || at > permission.until) breaches.push('other-time');
  if (scan.parallelism > permission.parallelism) breaches.push('too-fast');
  return breaches;
}
