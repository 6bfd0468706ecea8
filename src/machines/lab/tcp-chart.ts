/** The chart of a TCP connection, drawn from the table that the engine runs on (RFC 9293 §3.3.2). */
import { TCP_TABLE, type TcpEvent, type TcpReply, type TcpState } from '#sim/tcp/states.ts';
import { causeAt, traceEvent } from '#sim/trace.ts';
import type { Network } from '#sim/network.ts';

export type { TcpEvent, TcpReply, TcpState } from '#sim/tcp/states.ts';
export { TCP_STATES } from '#sim/tcp/states.ts';

export interface TcpEdge {
  readonly from: TcpState;
  readonly to: TcpState;
  /** Everything that leads this way, each with what is sent on it. */
  readonly ways: readonly { readonly event: TcpEvent; readonly send: TcpReply }[];
}

/** Every step of the table, those with the same ends together. */
export function tcpEdges(): readonly TcpEdge[] {
  const edges = new Map<string, { from: TcpState; to: TcpState; ways: { event: TcpEvent; send: TcpReply }[] }>();
  for (const [from, steps] of Object.entries(TCP_TABLE) as [TcpState, (typeof TCP_TABLE)[TcpState]][])
    for (const [event, { to, send }] of Object.entries(steps) as [TcpEvent, { to: TcpState; send: TcpReply }][]) {
      const key = `${from} ${to}`;
      const edge = edges.get(key) ?? { from, to, ways: [] };
      edge.ways.push({ event, send });
      edges.set(key, edge);
    }
  return [...edges.values()];
}

/** How far the connection has come on each device that keeps one, up to an event of the trace. */
export interface TcpEnd {
  readonly device: number;
  readonly state: TcpState;
  /** The states before it, first to last. */
  readonly past: readonly TcpState[];
}

export function tcpEnds({ changing: { trace } }: Network, cause: number, events: number): readonly TcpEnd[] {
  const ends = new Map<number, TcpState[]>();
  for (let index = 0; index < Math.min(events, trace.length); index += 1) {
    if (causeAt(trace, index) !== cause) continue;
    const event = traceEvent(trace, index);
    if (event.kind !== 'tcp') continue;
    const states = ends.get(event.device);
    if (states === undefined) ends.set(event.device, [event.state]);
    else states.push(event.state);
  }
  return [...ends].map(([device, states]) => ({ device, state: states.at(-1)!, past: states.slice(0, -1) }));
}
