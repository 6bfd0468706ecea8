/** What passed one interface, as a capture program on that machine would have seen it. */
import { ARP_REPLY, ARP_REQUEST, type ArpPacket } from './codec/arp.ts';
import { BROADCAST_MAC, encodeFrame, macOf } from './codec/ethernet.ts';
import type { CapturedFrame } from './codec/pcap.ts';
import type { Network } from './network.ts';
import { traceEvent, type ArpMessage, type TraceEvent } from './trace.ts';
import type { Topology } from './topology.ts';

/** A place to listen: a device and one of its interfaces, or its loopback. */
export interface CapturePoint {
  readonly device: number;
  readonly interface: number | 'loopback';
}

type FrameEvent = Extract<TraceEvent, { kind: 'frame' }>;

/** The frames of a trace that pass a point, in order. Empty for a network that keeps no packets. */
export function captureFrames(network: Network, point: CapturePoint): readonly CapturedFrame[] {
  const { trace } = network.changing;
  const frames: CapturedFrame[] = [];
  for (let index = 0; index < trace.length; index += 1) {
    const event = traceEvent(trace, index);
    if (event.kind !== 'frame' || !passes(network.topology, event, point)) continue;
    frames.push({ at: event.at, frame: frameOctets(network.topology, event) });
  }
  return frames;
}

function passes(topology: Topology, event: FrameEvent, point: CapturePoint): boolean {
  if (point.interface === 'loopback') return event.segment < 0 && event.device === point.device;
  if (event.segment !== topology.devices[point.device]!.interfaces[point.interface]!.segment) return false;
  return event.device === point.device || event.to === point.device || isBroadcast(event);
}

/** ARP requests are heard by everybody; a frame for an absent neighbour never leaves its sender. */
function isBroadcast(event: FrameEvent): boolean {
  return event.packet.kind === 'arp' && event.packet.operation === 'request';
}

function interfaceOn(topology: Topology, device: number, segment: number): number {
  return Math.max(
    0,
    topology.devices[device]!.interfaces.findIndex((own) => own.segment === segment),
  );
}

function frameOctets(topology: Topology, event: FrameEvent): Uint8Array {
  const { packet } = event;
  const overLoopback = event.segment < 0;
  const source = overLoopback ? 0 : macOf(event.device, interfaceOn(topology, event.device, event.segment));
  const destination = overLoopback
    ? 0
    : event.to < 0
      ? BROADCAST_MAC
      : macOf(event.to, interfaceOn(topology, event.to, event.segment));
  return encodeFrame({
    source,
    destination,
    body: packet.kind === 'arp' ? arpPacket(packet, source, destination) : packet,
  });
}

function arpPacket(message: ArpMessage, source: number, destination: number): ArpPacket {
  const isRequest = message.operation === 'request';
  return {
    kind: 'arp',
    operation: isRequest ? ARP_REQUEST : ARP_REPLY,
    senderMac: source,
    senderAddress: message.senderAddress,
    targetMac: isRequest ? 0 : destination,
    targetAddress: message.targetAddress,
  };
}
