/** Neighbours on one network: ARP (RFC 826) with the patience of a Linux kernel. */
import type { Packet } from './packet.ts';
import type { Neighbour } from './tables.ts';
import { MILLISECOND, type Duration } from './time.ts';

/** Three requests, about a second apart; then the address counts as nobody's. */
export const ARP_TRIES = 3;
export const ARP_INTERVAL: Duration = 1_020 * MILLISECOND;
/** A kernel keeps at most this many packets for an address that it still asks for (unres_qlen); older ones go. */
const MOST_WAITING = 101;

/** A packet that waits for its next hop's hardware address. `original`: as it arrived, for packets that are routed. */
export interface WaitingPacket {
  readonly packet: Packet;
  readonly original: Packet | null;
  readonly cause: number;
}

export const KNOWN_NEIGHBOUR: Neighbour = { known: true, tries: 0, waiting: [] };

/** The first packet to an address: the question is asked once. */
export function startAsking(packet: WaitingPacket): Neighbour {
  return { known: false, tries: 1, waiting: [packet] };
}

export function waitLonger(neighbour: Neighbour, packet: WaitingPacket): Neighbour {
  return { ...neighbour, waiting: [...neighbour.waiting.slice(-(MOST_WAITING - 1)), packet] };
}

export function askAgain(neighbour: Neighbour): Neighbour | null {
  return neighbour.tries < ARP_TRIES ? { ...neighbour, tries: neighbour.tries + 1 } : null;
}
