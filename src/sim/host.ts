/**
 * The stack of a device as the end of a conversation: listeners, TCP endpoints, UDP, ICMP (RFC 1122, RFC 9293, RFC 792).
 * Routers use it for their own services.
 */
import { spokenAs, UNSPECIFIED } from './address.ts';
import { initialTtl, nextIdentification, resetPacket, unreachable } from './answer.ts';
import { isStealthy } from './firewall/host-firewall.ts';
import { track } from './firewall/conntrack.ts';
import { findFlow, removeFlow, setFlow } from './firewall/flow-table.ts';
import type { Outcome } from './outcome.ts';
import {
  UNREACHABLE,
  type IcmpError,
  type IcmpQuery,
  type Packet,
  type TcpOption,
  type TcpPacket,
  type UdpPacket,
} from './packet.ts';
import type { Tables } from './tables.ts';
import {
  abortEndpoint,
  acceptSyn,
  closeEndpoint,
  openActive,
  receiveSegment,
  resend,
  segmentPacket,
  type Endpoint,
  type EndpointStep,
} from './tcp/endpoint.ts';
import { ACK, RST, SYN } from './tcp/flags.ts';
import { MICROSECOND, NEVER, type Duration, type Instant } from './time.ts';
import { isForMany, listenerKey, type Device, type OpenListener } from './topology.ts';

/** A program needs a moment to be woken and to write its datagram; a kernel answers within the same instant. */
const PROGRAM_DELAY: Duration = 500 * MICROSECOND;
const WINDOW = 64_240;
const MSS: TcpOption = { kind: 'mss', value: 1_460 };
const NOP: TcpOption = { kind: 'no-operation' };
const SACK: TcpOption = { kind: 'sack-permitted' };

/** SYN options of today's systems, in their order (reference: p0f fingerprints). */
export const LINUX_SYN: readonly TcpOption[] = [MSS, SACK, NOP, { kind: 'window-scale', shift: 7 }];
export const WINDOWS_SYN: readonly TcpOption[] = [MSS, NOP, { kind: 'window-scale', shift: 8 }, NOP, NOP, SACK];

/** The options of a SYN-ACK: those that the SYN offered, from what this stack would offer itself. */
function acceptedOptions(stack: Device['stack'], offered: readonly TcpOption[]): readonly TcpOption[] {
  const own = stack === 'windows' ? WINDOWS_SYN : LINUX_SYN;
  if (offered.length === 0 || offered.every((option) => option.kind === 'mss')) return ONLY_MSS;
  const kinds = new Set(offered.map((option) => option.kind));
  return own.filter((option) => option.kind === 'no-operation' || kinds.has(option.kind));
}

const ONLY_MSS: readonly TcpOption[] = [MSS];

/** The listener that takes packets for an address and port of the device, if there is one. */
export function findListener(
  device: Device,
  proto: 'tcp' | 'udp',
  address: number,
  port: number,
): OpenListener | undefined {
  const candidates = device.listeners.get(listenerKey(proto, port));
  if (candidates === undefined) return undefined;
  return candidates.find((listener) => isBoundTo(device, listener, address));
}

function isBoundTo(device: Device, listener: OpenListener, address: number): boolean {
  const { bind } = listener;
  if (bind === 'any' || bind === UNSPECIFIED) return true;
  if (bind === 'loopback') return address >>> 24 === 127;
  if (bind === 'wan' || bind === 'lan')
    return device.interfaces.some((own) => own.name === bind && own.address === address);
  return bind === address;
}

/** A packet has passed all filters and is for this device. */
export function deliverLocal(
  outcome: Outcome,
  device: Device,
  tables: Tables,
  packet: Packet,
  cause: number,
  overLoopback: boolean,
): void {
  switch (packet.kind) {
    case 'tcp':
      receiveTcp(outcome, device, tables, packet, cause, overLoopback);
      return;
    case 'udp':
      receiveUdp(outcome, device, tables, packet, cause, overLoopback);
      return;
    case 'icmp':
      answerQuery(outcome, device, tables, packet, cause);
      return;
    case 'icmp-error':
      receiveError(outcome, device, tables, packet);
  }
}

function receiveTcp(
  outcome: Outcome,
  device: Device,
  tables: Tables,
  packet: TcpPacket,
  cause: number,
  overLoopback: boolean,
): void {
  const place = findEndpoint(tables, packet);
  const endpoint = place < 0 ? null : tables.endpoints[place];
  if (endpoint !== null && endpoint !== undefined) {
    applyStep(outcome, device, tables, place, receiveSegment(endpoint, packet, outcome.now), cause);
    return;
  }
  const listener = findListener(device, 'tcp', packet.destination, packet.destinationPort);
  if (listener === undefined) {
    refuse(outcome, device, tables, packet, cause, overLoopback);
    return;
  }
  if (packet.flags & RST) return;
  if (packet.flags & ACK || (!(packet.flags & SYN) && device.stack === 'windows')) {
    // Windows resets FIN, NULL and Xmas probes for open ports too; others keep silent (RFC 9293 §3.10.7.2).
    outcome.ruling(device, 'listener', 'answer', listener.service ?? listener.program, cause);
    sendReset(outcome, device, packet, cause);
    return;
  }
  if (!(packet.flags & SYN)) {
    outcome.ruling(device, 'listener', 'drop', listener.service ?? listener.program, cause);
    return;
  }
  outcome.ruling(device, 'listener', 'answer', listener.program ?? listener.service, cause);
  const options = acceptedOptions(device.stack, packet.options);
  const step = acceptSyn(packet, outcome.draw(), WINDOW, options, outcome.now);
  addEndpoint(outcome, device, tables, step, cause);
}

function refuse(
  outcome: Outcome,
  device: Device,
  tables: Tables,
  packet: TcpPacket | UdpPacket,
  cause: number,
  overLoopback: boolean,
): void {
  if (packet.kind === 'tcp' && packet.flags & RST) return;
  if (!overLoopback && device.host !== null && isStealthy(device.host) && !isOwnConversation(tables, packet, outcome)) {
    outcome.ruling(device, 'stealth', 'drop', null, cause);
    return;
  }
  outcome.ruling(device, 'no-listener', 'answer', null, cause);
  if (packet.kind === 'tcp') sendReset(outcome, device, packet, cause);
  else sendUnreachable(outcome, device, tables, packet, UNREACHABLE.port, cause);
}

/** Whether the packet answers something that this host began (a raw probe has no socket, but it has an entry). */
function isOwnConversation(tables: Tables, packet: Packet, outcome: Outcome): boolean {
  const entry = track(tables.conntrack, packet, outcome.now);
  return entry >= 0 && (entry & 1) === 1;
}

function sendReset(outcome: Outcome, device: Device, packet: TcpPacket, cause: number): void {
  const reset = resetPacket(packet, initialTtl(device.stack));
  if (reset !== null) outcome.emit(device, reset, cause);
}

/** Sends an ICMP unreachable from the address that was asked, unless the device's limit forbids it. */
function sendUnreachable(
  outcome: Outcome,
  device: Device,
  tables: Tables,
  about: Packet,
  code: number,
  cause: number,
): void {
  const error = unreachable(about, code, about.destination, initialTtl(device.stack), tables);
  if (error === null) return;
  if (isRateLimited(device, tables, error.destination, outcome.now)) {
    outcome.ruling(device, 'rate-limit', 'drop', null, cause);
    return;
  }
  outcome.emit(device, error, cause);
}

/** Linux icmp_ratelimit: a least time between two errors to one address. Counts the error that asks. */
export function isRateLimited(device: Device, tables: Tables, to: number, now: Instant): boolean {
  if (device.icmpInterval === null || to >>> 24 === 127) return false;
  const last = tables.icmpSent.get(to);
  if (last !== undefined && now - last < device.icmpInterval) return true;
  tables.icmpSent.set(to, now);
  return false;
}

function receiveUdp(
  outcome: Outcome,
  device: Device,
  tables: Tables,
  packet: UdpPacket,
  cause: number,
  overLoopback: boolean,
): void {
  const listener = findListener(device, 'udp', packet.destination, packet.destinationPort);
  if (listener === undefined) {
    refuse(outcome, device, tables, packet, cause, overLoopback);
    return;
  }
  const name = listener.program ?? listener.service;
  if (!listener.replies) {
    outcome.ruling(device, 'silent-service', 'drop', name, cause);
    return;
  }
  outcome.ruling(device, 'listener', 'answer', name, cause);
  const reply: UdpPacket = {
    kind: 'udp',
    source: spokenAs(packet.destination),
    destination: packet.source,
    ttl: initialTtl(device.stack),
    identification: nextIdentification(tables),
    dontFragment: true,
    sourcePort: packet.destinationPort,
    destinationPort: packet.sourcePort,
    payload: packet.payload,
  };
  outcome.emitAt(outcome.now + PROGRAM_DELAY, device, reply, cause);
}

function answerQuery(outcome: Outcome, device: Device, tables: Tables, packet: IcmpQuery, cause: number): void {
  if (packet.type !== 8 && packet.type !== 13) return;
  outcome.ruling(device, 'listener', 'answer', null, cause);
  outcome.emit(
    device,
    {
      ...packet,
      type: packet.type === 8 ? 0 : 14,
      source: spokenAs(packet.destination),
      destination: packet.source,
      ttl: initialTtl(device.stack),
      identification: nextIdentification(tables),
      dontFragment: false,
    },
    cause,
  );
}

/** An ICMP error about a connection that is still opening ends it (RFC 9293 §3.9.2.2; Linux treats all codes so). */
function receiveError(outcome: Outcome, device: Device, tables: Tables, packet: IcmpError): void {
  const { quote } = packet;
  if (quote.kind !== 'tcp' || packet.type !== 3) return;
  const place = findFlow(
    tables.endpointIndex,
    6,
    quote.destination,
    quote.destinationPort,
    quote.source,
    quote.sourcePort,
  );
  const endpoint = place < 0 ? null : tables.endpoints[place];
  if (endpoint === null || endpoint === undefined || endpoint.state !== 'syn-sent') return;
  dropEndpoint(tables, place, endpoint);
  outcome.connectError(device, endpoint.localPort, endpoint.remotePort, packet.code);
}

/** A program of the device connects to somewhere. TCP speaks with one partner only (RFC 1122 §4.2.3.10). */
export function connect(
  outcome: Outcome,
  device: Device,
  tables: Tables,
  local: { readonly address: number; readonly port: number },
  remote: { readonly address: number; readonly port: number },
  cause: number,
): void {
  if (isForMany(device, remote.address)) {
    outcome.connectError(device, local.port, remote.port, UNREACHABLE.net);
    return;
  }
  const options = device.stack === 'windows' ? WINDOWS_SYN : LINUX_SYN;
  addEndpoint(outcome, device, tables, openActive(local, remote, outcome.draw(), WINDOW, options, outcome.now), cause);
}

/** The program gives a connection up, whatever its state. */
export function abandon(
  outcome: Outcome,
  device: Device,
  tables: Tables,
  localAddress: number,
  localPort: number,
  remoteAddress: number,
  remotePort: number,
): void {
  const place = findFlow(tables.endpointIndex, 6, remoteAddress, remotePort, localAddress, localPort);
  const endpoint = place < 0 ? null : tables.endpoints[place];
  if (endpoint !== null && endpoint !== undefined)
    applyStep(outcome, device, tables, place, abortEndpoint(endpoint), tables.endpointCauses[place]!);
}

/** An endpoint's time has come. Late or cancelled wake-ups are ignored. */
export function wakeEndpoint(outcome: Outcome, device: Device, tables: Tables, place: number): void {
  const endpoint = tables.endpoints[place];
  if (endpoint === null || endpoint === undefined || endpoint.resendAt > outcome.now) return;
  applyStep(outcome, device, tables, place, resend(endpoint, outcome.now), tables.endpointCauses[place]!);
}

function findEndpoint(tables: Tables, packet: TcpPacket): number {
  return findFlow(
    tables.endpointIndex,
    6,
    packet.source,
    packet.sourcePort,
    packet.destination,
    packet.destinationPort,
  );
}

function addEndpoint(outcome: Outcome, device: Device, tables: Tables, step: EndpointStep, cause: number): void {
  const endpoint = step.endpoint!;
  const place = tables.endpoints.length;
  tables.endpoints.push(endpoint);
  tables.endpointCauses.push(cause);
  setFlow(
    tables.endpointIndex,
    6,
    endpoint.remoteAddress,
    endpoint.remotePort,
    endpoint.localAddress,
    endpoint.localPort,
    place,
  );
  outcome.tcp(device, endpoint.state, cause);
  outcome.wakeEndpoint(endpoint.resendAt, device, place);
  send(outcome, device, endpoint, step, cause);
}

function dropEndpoint(tables: Tables, place: number, endpoint: Endpoint): void {
  tables.endpoints[place] = null;
  removeFlow(
    tables.endpointIndex,
    6,
    endpoint.remoteAddress,
    endpoint.remotePort,
    endpoint.localAddress,
    endpoint.localPort,
  );
}

function applyStep(
  outcome: Outcome,
  device: Device,
  tables: Tables,
  place: number,
  step: EndpointStep,
  cause: number,
): void {
  const before = tables.endpoints[place]!;
  if (step.endpoint === null) dropEndpoint(tables, place, before);
  else {
    tables.endpoints[place] = step.endpoint;
    if (step.endpoint.resendAt !== before.resendAt && step.endpoint.resendAt < NEVER)
      outcome.wakeEndpoint(step.endpoint.resendAt, device, place);
  }
  const state = step.endpoint?.state ?? 'closed';
  if (state !== before.state) outcome.tcp(device, state, cause);
  send(outcome, device, before, step, cause);
  if (step.news !== null) outcome.news(device, before.localPort, before.remoteAddress, before.remotePort, step.news);
  // A server program that hears the other side close, closes too.
  if (step.news === 'closed-by-peer' && step.endpoint?.state === 'close-wait' && step.endpoint.passive)
    applyStep(outcome, device, tables, place, closeEndpoint(step.endpoint, outcome.now), cause);
}

function send(outcome: Outcome, device: Device, endpoint: Endpoint, step: EndpointStep, cause: number): void {
  const local = { address: endpoint.localAddress, port: endpoint.localPort };
  const remote = { address: endpoint.remoteAddress, port: endpoint.remotePort };
  for (const segment of step.segments)
    outcome.emit(device, segmentPacket(segment, local, remote, initialTtl(device.stack)), cause);
}
