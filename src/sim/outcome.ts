/**
 * The one outcome shape: what a device step wants to happen. The network (network.ts) hands devices an `Outcome` to fill
 * in; it alone composes, delivers and keeps the clock.
 *
 * A step works on *its own device's tables*, which belong to the current draft, and reports everything else here. (The
 * plan had each step return four lists; filling in one object makes the same four facts about three times as fast, and
 * a scan of all ports takes a million steps.)
 */
import type { Address } from './address.ts';
import type { Packet } from './packet.ts';
import type { Ruling, Stage } from './stage.ts';
import type { EndpointNews } from './tcp/endpoint.ts';
import type { TcpState } from './tcp/states.ts';
import type { Device } from './topology.ts';
import type { Instant } from './time.ts';

export interface Outcome {
  readonly now: Instant;
  /** The next word of chance. */
  draw(): number;
  /** A packet from the device's own stack, judged by its outbound firewall on its way. */
  emit(device: Device, packet: Packet, cause: number): void;
  /** The answer of a reject: it is judged by nothing. */
  emitUnjudged(device: Device, packet: Packet, cause: number): void;
  /** A packet of the device's own making that leaves later. */
  emitAt(at: Instant, device: Device, packet: Packet, cause: number): void;
  /** A TCP endpoint (by its place in the device's list) must be woken at an instant. */
  wakeEndpoint(at: Instant, device: Device, endpoint: number): void;
  ruling(device: Device, stage: Stage, ruling: Ruling, ref: string | null, cause: number): void;
  translated(device: Device, packet: Packet, ref: string | null, cause: number): void;
  tcp(device: Device, state: TcpState, cause: number): void;
  /** What a program behind an endpoint learns; the scanner's connect probes listen to it. */
  news(device: Device, localPort: number, remoteAddress: Address, remotePort: number, news: EndpointNews): void;
  /** An ICMP error that a connecting endpoint got. */
  connectError(device: Device, localPort: number, remotePort: number, code: number): void;
}
