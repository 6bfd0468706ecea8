/**
 * The port numbers of a shared IPv4 address that belong to one home (MAP-E, RFC 7597 §5.1).
 *
 *   |  A (a bits)  |  PSID (k bits)  |  j (16 - a - k bits)  |
 *
 * The provider gives the home its PSID; A and j take every value, except that A = 0 is nobody's while a > 0, so that
 * the well-known ports go to no customer. With a = 4 and k = 8 a home has 15 runs of 16 ports.
 */
import { normalizePorts, type PortList } from './port-list.ts';

export interface PortSet {
  /** a: how many leading bits stand before the PSID, 0 to 15. */
  readonly offset: number;
  /** k: how many bits the PSID has, 1 to 16 - a. */
  readonly length: number;
  /** Which of the 2^k homes that share the address this is. */
  readonly psid: number;
}

/** Whether the three numbers fit into the 16 bits of a port. */
export function isPortSet({ offset, length, psid }: PortSet): boolean {
  return offset + length <= 16 && psid < 2 ** length;
}

export function ownsPort({ offset, length, psid }: PortSet, port: number): boolean {
  if (port === 0 || (offset > 0 && port >> (16 - offset) === 0)) return false;
  return ((port >> (16 - offset - length)) & (2 ** length - 1)) === psid;
}

/** How many ports the set has (port 0 counted, which nobody uses). */
export function portSetSize({ offset, length }: PortSet): number {
  const runs = 2 ** offset - (offset > 0 ? 1 : 0);
  return runs * 2 ** (16 - offset - length);
}

/** The port at a place of the set, counted from 0 upwards. */
export function portAt({ offset, length, psid }: PortSet, place: number): number {
  const inner = 16 - offset - length;
  const run = (place >> inner) + (offset > 0 ? 1 : 0);
  return (run << (length + inner)) | (psid << inner) | (place & (2 ** inner - 1));
}

/** The set as ranges, without port 0. */
export function portListOfSet(set: PortSet): PortList {
  const width = 2 ** (16 - set.offset - set.length);
  const runs = portSetSize(set) / width;
  return normalizePorts(
    Array.from({ length: runs }, (_, run) => {
      const low = portAt(set, run * width);
      return { low: Math.max(low, 1), high: low + width - 1 };
    }).filter(({ low, high }) => low <= high),
  );
}
