/**
 * Follows one conversation boat by boat and tells in which TCP state each end is after every boat: from the trace, for
 * the chart that a lesson draws of the engine's own table.
 */
import { fail, ok, type Result } from '#result';
import { advance, apply, runScan, traceOf, type Network } from '#sim/network.ts';
import { TCP_TABLE, type TcpState } from '#sim/tcp/states.ts';
import { listenerKey, scanningDevice } from '#sim/topology.ts';
import { traceEvents, type TraceEvent } from '#sim/trace.ts';
import { legOf } from './legs.ts';
import { prepare } from './prepare.ts';
import type { Change, Leg, RunProblem, Shot } from './run-words.ts';

/** After a boat arrived; the first moment is before any boat. */
export interface Moment {
  readonly leg: Leg | null;
  readonly caller: TcpState;
  readonly target: TcpState;
}

type Frame = Extract<TraceEvent, { kind: 'frame' }>;

/** Enough simulated time for the last boat to arrive, in microseconds. */
const A_WHILE = 1_000_000;
const MOST_STEPS = 100_000;

/** The scenario's scanner asks its target at a port; TCP techniques only. */
export function followConnection(
  scenario: unknown,
  before: readonly Change[],
  shot: Pick<Shot, 'technique' | 'port'>,
): Result<readonly Moment[], RunProblem> {
  const home = prepare(scenario, before);
  if (!home.ok) return home;
  const { scanner, scan } = home.value.scenario;
  const ports = [{ low: shot.port, high: shot.port }];
  const started = apply(home.value, {
    kind: 'scan.start',
    scanner,
    scan: { ...scan, technique: shot.technique, ports },
  });
  if (!started.ok) return fail({ code: 'refused', command: 'scan.start', problem: started.problem });
  return ok(momentsOf(advance(runScan(started.value, 1, MOST_STEPS), A_WHILE), shot.port));
}

function momentsOf(network: Network, port: number): readonly Moment[] {
  const { topology, scenario } = network;
  const caller = scanningDevice(topology, scenario.scanner);
  const target = topology.devices.findIndex(({ host }) => host?.address.address === scenario.scan.target);
  const events = [...traceEvents(traceOf(network))];
  const ends = [caller, target];
  // A conversation across a router passes several networks: its boats are told where they leave their own end.
  const frames = events.filter(
    (event): event is Frame => event.kind === 'frame' && event.packet.kind === 'tcp' && ends.includes(event.device),
  );
  const arrivals = events.filter(
    (event): event is Frame => event.kind === 'frame' && event.packet.kind === 'tcp' && ends.includes(event.to),
  );
  const listens = topology.devices[target]?.listeners.has(listenerKey('tcp', port)) ?? false;
  const start: Moment = { leg: null, caller: 'closed', target: listens ? 'listen' : 'closed' };
  const after = frames.map(() => ({ caller: null as TcpState | null, target: null as TcpState | null }));
  for (const event of events) {
    if (event.kind !== 'tcp' || !ends.includes(event.device)) continue;
    const place = causeOf(event, frames, arrivals, network);
    if (place >= 0) after[place]![event.device === caller ? 'caller' : 'target'] = event.state;
  }
  const moments: Moment[] = [start];
  frames.forEach((frame, place) => {
    const last = moments.at(-1)!;
    if (frame.packet.kind !== 'tcp') return;
    moments.push({
      leg: legOf(frame.packet, frame.device === caller ? 'caller' : 'target', (frame.at - frames[0]!.at) / 1_000),
      caller: after[place]!.caller ?? last.caller,
      target: endOf(last.target, after[place]!.target ?? last.target),
    });
  });
  return moments;
}

/** A connection that came from a listener and was reset half-way leaves the listener where it was (RFC 9293 §3.10.7.4). */
function endOf(before: TcpState, now: TcpState): TcpState {
  return before === 'syn-received' && now === 'closed' ? TCP_TABLE['syn-received'].reset!.to : now;
}

/** The boat with which an end changed its state: the one that arrived at that instant, else the next that it sends. */
function causeOf(
  event: Extract<TraceEvent, { kind: 'tcp' }>,
  frames: readonly Frame[],
  arrivals: readonly Frame[],
  { topology }: Network,
): number {
  const arrived = arrivals.findIndex(
    (frame) => frame.to === event.device && frame.at + topology.segments[frame.segment]!.delay === event.at,
  );
  if (arrived >= 0) return arrived;
  return frames.findIndex((frame) => frame.device === event.device && frame.at >= event.at);
}
