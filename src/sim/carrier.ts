/**
 * What stands between a home and the internet and belongs to somebody else: the provider's router, and the middlebox
 * that completes handshakes in everybody's place. (A carrier's NAT is a second `gateway.ts` above the home's.)
 */
import { contains } from './address.ts';
import { initialTtl, resetPacket } from './answer.ts';
import type { Outcome } from './outcome.ts';
import type { Packet, TcpOption } from './packet.ts';
import { hasPort } from './port-list.ts';
import type { Middlebox } from './scenario.ts';
import { ownsPort } from './port-set.ts';
import { segmentPacket } from './tcp/endpoint.ts';
import { ACK, FIN, RST, SYN } from './tcp/flags.ts';
import type { Device, Topology } from './topology.ts';

const WINDOW = 64_240;
const ONLY_MSS: readonly TcpOption[] = [{ kind: 'mss', value: 1_460 }];

/**
 * Answers a TCP packet to the shared address as the middlebox does: it accepts whoever knocks, keeps no state (its
 * sequence numbers are drawn, nothing is remembered) and never asks the customer's device.
 */
export function answerForEveryone(
  outcome: Outcome,
  device: Device,
  middlebox: Middlebox,
  packet: Packet,
  cause: number,
): void {
  if (packet.kind !== 'tcp' || hasPort(middlebox.ignores, packet.destinationPort)) {
    outcome.ruling(device, 'middlebox', 'drop', null, cause);
    return;
  }
  // The end of a handshake, and whatever closes it, disappear in the box.
  if (packet.flags & RST || (packet.flags & (SYN | ACK | FIN)) === ACK) return;
  const isSyn = (packet.flags & (SYN | ACK | FIN)) === SYN;
  if (!isSyn || hasPort(middlebox.refuses, packet.destinationPort)) {
    const reset = resetPacket(packet, initialTtl(device.stack));
    outcome.ruling(device, 'middlebox', reset === null ? 'drop' : 'reject', null, cause);
    if (reset !== null) outcome.emitUnjudged(device, reset, cause);
    return;
  }
  outcome.ruling(device, 'middlebox', 'answer', null, cause);
  outcome.emitUnjudged(
    device,
    segmentPacket(
      {
        flags: SYN | ACK,
        sequence: outcome.draw(),
        acknowledgment: (packet.sequence + 1) >>> 0,
        window: WINDOW,
        options: ONLY_MSS,
      },
      { address: packet.destination, port: packet.destinationPort },
      { address: packet.source, port: packet.sourcePort },
      initialTtl(device.stack),
    ),
    cause,
  );
}

/**
 * Whether the provider's router (on a MAP-E line the border relay) hands a packet to another home that shares the
 * address: its port is not in this home's set (RFC 7597 §5.1). An ICMP identifier counts as a port, and an error is for
 * whoever sent what it quotes (§8.2). What the other home makes of it is none of this network's business.
 */
export function isForAnotherCustomer({ devices, gateway, upstream }: Topology, packet: Packet): boolean {
  const outermost = devices[upstream ?? gateway]!.router!;
  if (outermost.portSet === null || packet.destination !== outermost.wan.address) return false;
  return !ownsPort(outermost.portSet, sharedNumber(packet));
}

/** The number by which homes that share an address tell their packets apart. */
function sharedNumber(packet: Packet): number {
  const about = packet.kind === 'icmp-error' ? packet.quote : packet;
  if (about.kind === 'icmp') return about.identifier;
  return packet.kind === 'icmp-error' ? about.sourcePort : about.destinationPort;
}

/** Whether the provider's router knows the network of an address: it knows the two that it stands on. */
export function knowsNetwork(provider: Device, address: number): boolean {
  return provider.interfaces.some((own) => contains({ address: own.address, length: own.length }, address));
}
