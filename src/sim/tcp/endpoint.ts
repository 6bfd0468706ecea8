/**
 * One end of a TCP connection: a value, and what an arriving segment, a call or the clock makes of it.
 *
 * Follows RFC 9293 §3.10.7 (segment arrives) with the RST rules of RFC 5961. Retransmission as in RFC 6298: the first
 * time-out is one second and doubles. There is no data transfer beyond what a scan needs: handshake, close and reset.
 */
import type { Address } from '../address.ts';
import { EMPTY, type TcpOption, type TcpPacket } from '../packet.ts';
import { SECOND, type Instant } from '../time.ts';
import { ACK, FIN, RST, SYN } from './flags.ts';
import { inWindow, sequenceAdd } from './sequence.ts';
import { canTake, takeStep, type TcpEvent, type TcpState } from './states.ts';

export interface Endpoint {
  readonly state: TcpState;
  readonly localAddress: Address;
  readonly localPort: number;
  readonly remoteAddress: Address;
  readonly remotePort: number;
  /** Our initial sequence number, and the next one to send. */
  readonly initialSequence: number;
  readonly nextSequence: number;
  /** The next sequence number that we expect. */
  readonly expected: number;
  readonly window: number;
  readonly options: readonly TcpOption[];
  /** Whether it came from a listener. */
  readonly passive: boolean;
  /** When the last segment is sent again, and how often it has been. */
  readonly resendAt: Instant;
  readonly resends: number;
}

/** What the program behind the endpoint learns. */
export type EndpointNews = 'connected' | 'refused' | 'closed-by-peer' | 'reset-by-peer' | 'gave-up';

/** `endpoint` is null when the connection is over. */
export interface EndpointStep {
  readonly endpoint: Endpoint | null;
  readonly segments: readonly Segment[];
  readonly news: EndpointNews | null;
}

/** What to send, without addresses: `segmentPacket` fills them in. */
export interface Segment {
  readonly flags: number;
  readonly sequence: number;
  readonly acknowledgment: number;
  readonly window: number;
  readonly options: readonly TcpOption[];
}

/** Linux: tcp_syn_retries 6, tcp_synack_retries 5 (ip-sysctl.rst). */
const MOST_SYN_RESENDS = 6;
const MOST_RESENDS = 5;
const TIME_WAIT_LENGTH = 60 * SECOND;

/** A reset in answer to a segment for which there is no connection (RFC 9293 §3.10.7.1); null where none is due. */
export function resetFor(packet: TcpPacket): Segment | null {
  if (packet.flags & RST) return null;
  if (packet.flags & ACK) return bare(RST, packet.acknowledgment, 0);
  const length = packet.payload.length + (packet.flags & SYN ? 1 : 0) + (packet.flags & FIN ? 1 : 0);
  return bare(RST | ACK, 0, sequenceAdd(packet.sequence, length));
}

function bare(flags: number, sequence: number, acknowledgment: number, window = 0): Segment {
  return { flags, sequence, acknowledgment, window, options: [] };
}

/** An active open: the endpoint and its SYN. */
export function openActive(
  local: { readonly address: Address; readonly port: number },
  remote: { readonly address: Address; readonly port: number },
  initialSequence: number,
  window: number,
  options: readonly TcpOption[],
  now: Instant,
): EndpointStep {
  const { to } = takeStep('closed', 'open.active');
  const endpoint: Endpoint = {
    state: to,
    localAddress: local.address,
    localPort: local.port,
    remoteAddress: remote.address,
    remotePort: remote.port,
    initialSequence,
    nextSequence: sequenceAdd(initialSequence, 1),
    expected: 0,
    window,
    options,
    passive: false,
    resendAt: now + SECOND,
    resends: 0,
  };
  return { endpoint, segments: [synOf(endpoint)], news: null };
}

function synOf(endpoint: Endpoint): Segment {
  return {
    flags: SYN,
    sequence: endpoint.initialSequence,
    acknowledgment: 0,
    window: endpoint.window,
    options: endpoint.options,
  };
}

function synAckOf(endpoint: Endpoint): Segment {
  return { ...synOf(endpoint), flags: SYN | ACK, acknowledgment: endpoint.expected };
}

function ackOf(endpoint: Endpoint): Segment {
  return bare(ACK, endpoint.nextSequence, endpoint.expected, endpoint.window);
}

/** A SYN reached a listener: the new endpoint in SYN-RECEIVED and its SYN-ACK. Options are those that the SYN allows. */
export function acceptSyn(
  packet: TcpPacket,
  initialSequence: number,
  window: number,
  options: readonly TcpOption[],
  now: Instant,
): EndpointStep {
  const { to } = takeStep('listen', 'syn');
  const endpoint: Endpoint = {
    state: to,
    localAddress: packet.destination,
    localPort: packet.destinationPort,
    remoteAddress: packet.source,
    remotePort: packet.sourcePort,
    initialSequence,
    nextSequence: sequenceAdd(initialSequence, 1),
    expected: sequenceAdd(packet.sequence, 1),
    window,
    options,
    passive: true,
    resendAt: now + SECOND,
    resends: 0,
  };
  return { endpoint, segments: [synAckOf(endpoint)], news: null };
}

/** A segment of this connection arrives. */
export function receiveSegment(endpoint: Endpoint, packet: TcpPacket, now: Instant): EndpointStep {
  return endpoint.state === 'syn-sent'
    ? receiveInSynSent(endpoint, packet, now)
    : receiveElsewhere(endpoint, packet, now);
}

function stay(endpoint: Endpoint, ...segments: Segment[]): EndpointStep {
  return { endpoint, segments, news: null };
}

function move(endpoint: Endpoint, event: TcpEvent, change: Partial<Endpoint> = {}): Endpoint {
  return { ...endpoint, ...change, state: takeStep(endpoint.state, event).to };
}

function receiveInSynSent(endpoint: Endpoint, packet: TcpPacket, now: Instant): EndpointStep {
  const acknowledges = (packet.flags & ACK) !== 0;
  if (acknowledges && packet.acknowledgment !== endpoint.nextSequence) {
    // Not about our SYN: answered with a reset, unless it is one (RFC 9293 §3.5.3).
    return packet.flags & RST ? stay(endpoint) : stay(endpoint, bare(RST, packet.acknowledgment, 0));
  }
  if (packet.flags & RST) {
    if (!acknowledges) return stay(endpoint);
    takeStep(endpoint.state, 'reset');
    return { endpoint: null, segments: [], news: 'refused' };
  }
  if (!(packet.flags & SYN)) return stay(endpoint);
  const expected = sequenceAdd(packet.sequence, 1);
  if (!acknowledges) {
    const next = move(endpoint, 'syn', { expected, resendAt: now + SECOND, resends: 0 });
    return stay(next, synAckOf(next));
  }
  const next = move(endpoint, 'syn-ack', { expected, resendAt: Number.MAX_SAFE_INTEGER, resends: 0 });
  return { endpoint: next, segments: [ackOf(next)], news: 'connected' };
}

function receiveElsewhere(endpoint: Endpoint, packet: TcpPacket, now: Instant): EndpointStep {
  if (packet.flags & RST) return receiveReset(endpoint, packet);
  if (packet.flags & SYN) {
    // The peer did not hear our SYN-ACK; a SYN elsewhere gets a challenge ACK (RFC 5961 §4).
    const repeated = endpoint.state === 'syn-received' && sequenceAdd(packet.sequence, 1) === endpoint.expected;
    // Both opened at once: the peer's SYN comes again, now with the acknowledgment of ours (RFC 9293 §3.5, figure 7).
    const acknowledged = (packet.flags & ACK) !== 0 && packet.acknowledgment === endpoint.nextSequence;
    if (repeated && acknowledged && !endpoint.passive) return settle(endpoint, endpoint, true, false, false, now);
    return stay(endpoint, repeated ? synAckOf(endpoint) : ackOf(endpoint));
  }
  if (!inWindow(packet.sequence, endpoint.expected, Math.max(endpoint.window, 1)))
    return stay(endpoint, ackOf(endpoint));
  if (!(packet.flags & ACK)) return stay(endpoint);
  const ours = packet.acknowledgment === endpoint.nextSequence;
  if (endpoint.state === 'syn-received' && !ours) return stay(endpoint, bare(RST, packet.acknowledgment, 0));
  const length = packet.payload.length;
  const fin = (packet.flags & FIN) !== 0;
  const received: Endpoint = { ...endpoint, expected: sequenceAdd(packet.sequence, length + (fin ? 1 : 0)) };
  return settle(endpoint, received, ours, fin, length > 0, now);
}

function settle(
  endpoint: Endpoint,
  received: Endpoint,
  acknowledged: boolean,
  fin: boolean,
  hasData: boolean,
  now: Instant,
): EndpointStep {
  let next = received;
  let news: EndpointNews | null = null;
  const event: TcpEvent | null =
    acknowledged && fin && canTake(next.state, 'fin-ack')
      ? 'fin-ack'
      : acknowledged && canTake(next.state, 'ack')
        ? 'ack'
        : null;
  if (event !== null) {
    if (endpoint.state === 'syn-received') news = 'connected';
    if (endpoint.state === 'last-ack') return { endpoint: null, segments: [], news: null };
    next = move(next, event, { resendAt: Number.MAX_SAFE_INTEGER, resends: 0 });
  }
  if (fin && event !== 'fin-ack' && canTake(next.state, 'fin')) {
    next = move(next, 'fin');
    news = news ?? 'closed-by-peer';
  }
  if (next.state === 'time-wait') next = { ...next, resendAt: now + TIME_WAIT_LENGTH };
  return { endpoint: next, segments: fin || hasData ? [ackOf(next)] : [], news };
}

function receiveReset(endpoint: Endpoint, packet: TcpPacket): EndpointStep {
  if (!inWindow(packet.sequence, endpoint.expected, Math.max(endpoint.window, 1))) return stay(endpoint);
  if (packet.sequence !== endpoint.expected) return stay(endpoint, ackOf(endpoint));
  takeStep(endpoint.state, 'reset');
  const silent = endpoint.state === 'syn-received' && endpoint.passive;
  return { endpoint: null, segments: [], news: silent ? null : 'reset-by-peer' };
}

/** The program closes in good order. */
export function closeEndpoint(endpoint: Endpoint, now: Instant): EndpointStep {
  const { to, send } = takeStep(endpoint.state, 'close');
  if (send !== 'fin') return { endpoint: null, segments: [], news: null };
  const fin = bare(FIN | ACK, endpoint.nextSequence, endpoint.expected, endpoint.window);
  const next = { ...endpoint, state: to, nextSequence: sequenceAdd(endpoint.nextSequence, 1), resendAt: now + SECOND };
  return { endpoint: next, segments: [fin], news: null };
}

/** The program throws the connection away: a reset to the peer, as nmap's connect scan does (SO_LINGER 0). */
export function abortEndpoint(endpoint: Endpoint): EndpointStep {
  const { send } = takeStep(endpoint.state, 'abort');
  const segments = send === 'reset' ? [bare(RST | ACK, endpoint.nextSequence, endpoint.expected)] : [];
  return { endpoint: null, segments, news: null };
}

/** `resendAt` has come: the unanswered segment goes out again, or the endpoint gives up. */
export function resend(endpoint: Endpoint, now: Instant): EndpointStep {
  if (endpoint.state === 'time-wait') {
    takeStep(endpoint.state, 'expire');
    return { endpoint: null, segments: [], news: null };
  }
  const most = endpoint.state === 'syn-sent' ? MOST_SYN_RESENDS : MOST_RESENDS;
  if (endpoint.resends >= most) {
    takeStep(endpoint.state, 'give-up');
    return { endpoint: null, segments: [], news: 'gave-up' };
  }
  const resends = endpoint.resends + 1;
  const next: Endpoint = { ...endpoint, resends, resendAt: now + SECOND * 2 ** resends };
  if (endpoint.state === 'syn-sent') return stay(next, synOf(next));
  if (endpoint.state === 'syn-received') return stay(next, synAckOf(next));
  return stay(next, bare(FIN | ACK, sequenceAdd(next.nextSequence, -1), next.expected, next.window));
}

/** The packet that carries a segment. */
export function segmentPacket(
  segment: Segment,
  from: { readonly address: Address; readonly port: number },
  to: { readonly address: Address; readonly port: number },
  ttl: number,
): TcpPacket {
  return {
    kind: 'tcp',
    source: from.address,
    destination: to.address,
    ttl,
    // Linux sends SYN-ACKs and resets with identification 0 and DF set (RFC 6864 allows it for atomic datagrams).
    identification: 0,
    dontFragment: true,
    sourcePort: from.port,
    destinationPort: to.port,
    sequence: segment.sequence,
    acknowledgment: segment.acknowledgment,
    flags: segment.flags,
    window: segment.window,
    urgentPointer: 0,
    options: segment.options,
    payload: EMPTY,
  };
}
