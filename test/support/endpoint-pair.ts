/** Two TCP endpoints and a wire between them that can lose segments; virtual time only. */
import type { Segment } from '#sim/tcp/endpoint.ts';
import {
  acceptSyn,
  closeEndpoint,
  openActive,
  receiveSegment,
  resend,
  resetFor,
  segmentPacket,
  type Endpoint,
  type EndpointNews,
  type EndpointStep,
} from '#sim/tcp/endpoint.ts';
import type { TcpPacket } from '#sim/packet.ts';
import { formatFlags } from '#sim/tcp/flags.ts';
import type { TcpState } from '#sim/tcp/states.ts';
import { MILLISECOND, SECOND, type Instant } from '#sim/time.ts';

export type Side = 'left' | 'right';
const PLACE = {
  left: { address: 0xc0a80102, port: 40_000 },
  right: { address: 0xc0a80103, port: 80 },
} as const;
const DELAY = 10 * MILLISECOND;
const OTHER = { left: 'right', right: 'left' } as const;
const FIRST_NUMBER = { left: 0xffff_fff0, right: 0x7fff_ffff } as const;

interface Flying {
  readonly at: Instant;
  readonly to: Side;
  readonly packet: TcpPacket;
}

/** A segment that was sent: when (seconds), by whom, its flags, and whether the wire lost it. */
export interface Sent {
  readonly at: number;
  readonly by: Side;
  readonly flags: string;
  readonly lost: boolean;
}

export class EndpointPair {
  readonly sent: Sent[] = [];
  readonly news: { readonly side: Side; readonly news: EndpointNews }[] = [];
  /** Every state that an endpoint entered, in order. */
  readonly states: { readonly side: Side; readonly state: TcpState }[] = [];
  private readonly ends: { left: Endpoint | null; right: Endpoint | null } = { left: null, right: null };
  private readonly wire: Flying[] = [];
  private now: Instant = 0;
  private readonly loses: (sent: Omit<Sent, 'lost'>, number: number) => boolean;
  private readonly listens: boolean;

  constructor(
    loses: (sent: Omit<Sent, 'lost'>, number: number) => boolean = () => false,
    { listens = true }: { readonly listens?: boolean } = {},
  ) {
    this.loses = loses;
    this.listens = listens;
  }

  stateOf(side: Side): TcpState {
    return this.ends[side]?.state ?? 'closed';
  }

  open(side: Side): void {
    this.take(side, openActive(PLACE[side], PLACE[OTHER[side]], FIRST_NUMBER[side], 1_000, [], this.now));
  }

  close(side: Side): void {
    this.take(side, closeEndpoint(this.ends[side]!, this.now));
  }

  /** Lets everything happen that is due until then (seconds), at most a thousand things. */
  runUntil(seconds: number): void {
    for (let count = 0; this.step(seconds * SECOND); count += 1)
      if (count > 1_000) throw new Error('the two endpoints never come to rest');
    this.now = seconds * SECOND;
  }

  private step(until: Instant): boolean {
    const flying = this.wire.toSorted((a, b) => a.at - b.at)[0];
    const waking = (['left', 'right'] as const)
      .filter((side) => this.ends[side] !== null)
      .toSorted((a, b) => this.ends[a]!.resendAt - this.ends[b]!.resendAt)[0];
    const wakeAt = waking === undefined ? Number.POSITIVE_INFINITY : this.ends[waking]!.resendAt;
    const at = Math.min(flying?.at ?? Number.POSITIVE_INFINITY, wakeAt);
    if (at > until) return false;
    this.now = at;
    if (flying !== undefined && flying.at <= wakeAt) {
      this.wire.splice(this.wire.indexOf(flying), 1);
      this.arrive(flying.to, flying.packet);
    } else this.take(waking!, resend(this.ends[waking!]!, this.now));
    return true;
  }

  private arrive(side: Side, packet: TcpPacket): void {
    const endpoint = this.ends[side];
    if (endpoint !== null) this.take(side, receiveSegment(endpoint, packet, this.now));
    else if (this.listens && side === 'right' && formatFlags(packet.flags) === 'S')
      this.take(side, acceptSyn(packet, FIRST_NUMBER[side], 1_000, [], this.now));
    else {
      const reset = resetFor(packet);
      if (reset !== null) this.send(side, reset);
    }
  }

  private take(side: Side, step: EndpointStep): void {
    const before = this.stateOf(side);
    this.ends[side] = step.endpoint;
    const after = this.stateOf(side);
    if (after !== before) this.states.push({ side, state: after });
    if (step.news !== null) this.news.push({ side, news: step.news });
    for (const segment of step.segments) this.send(side, segment);
  }

  private send(side: Side, segment: Segment): void {
    const packet = segmentPacket(segment, PLACE[side], PLACE[OTHER[side]], 64);
    const sent = { at: Math.round(this.now / MILLISECOND) / 1_000, by: side, flags: formatFlags(packet.flags) };
    const lost = this.loses(sent, this.sent.length);
    this.sent.push({ ...sent, lost });
    if (!lost) this.wire.push({ at: this.now + DELAY, to: OTHER[side], packet });
  }
}
