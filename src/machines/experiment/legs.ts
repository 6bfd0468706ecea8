/** The boats of an exchange: packets of the trace between the one who asks and the one who is asked. */
import { formatAddress } from '#sim/address.ts';
import { traceOf, type Network } from '#sim/network.ts';
import type { Packet } from '#sim/packet.ts';
import type { ScannerSetup } from '#sim/scenario.ts';
import { ACK, FIN, RST, SYN, XMAS } from '#sim/tcp/flags.ts';
import { scanningDevice } from '#sim/topology.ts';
import { traceEvents } from '#sim/trace.ts';
import type { BoatKind, Leg } from './run-words.ts';

/** Every packet between the caller and the address that was asked, in the order of sailing. */
export function legsOf(network: Network, scanner: ScannerSetup, target: number): readonly Leg[] {
  const caller = scanningDevice(network.topology, scanner);
  const legs: Leg[] = [];
  let start: number | null = null;
  for (const event of traceEvents(traceOf(network))) {
    if (event.kind !== 'frame' || event.packet.kind === 'arp') continue;
    const fromCaller = event.device === caller && event.packet.destination === target;
    const toCaller = event.to === caller;
    if (!fromCaller && !toCaller) continue;
    start ??= event.at;
    const leg = legOf(event.packet, fromCaller ? 'caller' : 'target', (event.at - start) / 1_000);
    // Whoever asks itself is both ends: what goes to the port that the question left from is the answer.
    const isToItself = fromCaller && toCaller && leg.destinationPort === legs[0]?.sourcePort;
    legs.push(isToItself ? { ...leg, from: 'target' } : leg);
  }
  return legs;
}

/** A packet between the two ends, `at` in milliseconds. */
export function legOf(packet: Packet, from: Leg['from'], at: number): Leg {
  const hasPorts = packet.kind === 'tcp' || packet.kind === 'udp';
  return {
    from,
    kind: kindOf(packet),
    at,
    source: formatAddress(packet.source),
    destination: formatAddress(packet.destination),
    sourcePort: hasPorts ? packet.sourcePort : null,
    destinationPort: hasPorts ? packet.destinationPort : null,
    sequence: packet.kind === 'tcp' ? packet.sequence : null,
    acknowledgment: packet.kind === 'tcp' && packet.flags & ACK ? packet.acknowledgment : null,
  };
}

function kindOf(packet: Packet): BoatKind {
  if (packet.kind === 'udp') return 'udp';
  if (packet.kind === 'icmp-error') return 'unreachable';
  if (packet.kind === 'icmp') return packet.type === 8 ? 'echo' : packet.type === 0 ? 'echo-reply' : 'other';
  if (packet.kind !== 'tcp') return 'other';
  if (packet.flags & RST) return 'rst';
  if (packet.flags & SYN) return packet.flags & ACK ? 'syn-ack' : 'syn';
  if (packet.flags & ACK) return 'ack';
  if (packet.flags === 0) return 'null';
  return packet.flags === FIN ? 'fin' : packet.flags === XMAS ? 'xmas' : 'other';
}
