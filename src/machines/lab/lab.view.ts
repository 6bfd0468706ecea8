/** What a screen shows of the lab: values only, worked out from a snapshot. */
import type { SnapshotFrom } from 'xstate';
import type { Command, CommandProblem } from '#sim/command.ts';
import type { Network } from '#sim/network.ts';
import type { Packet } from '#sim/packet.ts';
import type { Scenario } from '#sim/scenario.ts';
import type { Instant } from '#sim/time.ts';
import { isEarlier } from '#sim/timeline.ts';
import { traceEvent, type ArpMessage } from '#sim/trace.ts';
import type { Difference, Sights, Watch } from '#sim/viewpoint.ts';
import type { labMachine } from './lab.machine.ts';
import { isStale } from './lookout.ts';
import { isQuiet, momentOf, networkOf } from './session.ts';

export type LabSnapshot = SnapshotFrom<typeof labMachine>;

export interface LabView {
  /** The network at the moment that is looked at, and its settings. */
  readonly network: Network;
  readonly scenario: Scenario;
  readonly isPlaying: boolean;
  readonly isPast: boolean;
  readonly speed: number;
  readonly now: Instant;
  /** The clock at the end of the timeline. */
  readonly end: Instant;
  /** How many events have happened here, and in all. */
  readonly events: number;
  readonly allEvents: number;
  /** Whether anything is under way at the moment that is looked at. */
  readonly isQuiet: boolean;
  readonly canStep: boolean;
  readonly canStepBack: boolean;
  readonly undoable: number;
  readonly redoable: number;
  readonly refused: { readonly command: Command; readonly problem: CommandProblem } | null;
  readonly watch: Watch | null;
  readonly sights: Sights | null;
  /** What was seen before the last change, for the ports in `differences`. */
  readonly earlier: Sights | null;
  readonly differences: readonly Difference[];
  readonly areSightsStale: boolean;
  readonly changes: readonly ChangeMark[];
}

/** A command on the timeline. */
export interface ChangeMark {
  readonly index: number;
  readonly command: Command;
  readonly at: Instant;
  /** The event that it stands before. */
  readonly event: number;
  /** Whether it has happened at the moment that is looked at. */
  readonly isInForce: boolean;
}

export function labView(snapshot: LabSnapshot): LabView {
  const { session, lookout, speed, refused } = snapshot.context;
  const network = networkOf(session);
  const moment = momentOf(session);
  const isPast = session.look !== null;
  return {
    network,
    scenario: network.scenario,
    isPlaying: snapshot.matches({ clock: 'playing' }),
    isPast,
    speed,
    now: moment.now,
    end: session.timeline.end.now,
    events: moment.events,
    allEvents: session.timeline.end.events,
    isQuiet: isQuiet(session),
    canStep: isPast || !isQuiet(session),
    canStepBack: isEarlier(session.start.end, moment),
    undoable: session.past.length,
    redoable: session.future.length,
    refused,
    watch: lookout.watch,
    sights: lookout.sights,
    earlier: lookout.earlier,
    differences: lookout.differences,
    areSightsStale: isStale(lookout),
    changes: session.timeline.commands.map(({ command, moment: before }, index) => ({
      index,
      command,
      at: before.now,
      event: before.events,
      isInForce: index < moment.commands,
    })),
  };
}

/** A line of the timeline: a packet on a network, or a change. */
export type TimelineItem =
  | {
      readonly kind: 'packet';
      readonly event: number;
      readonly at: Instant;
      readonly cause: number;
      readonly from: string;
      /** Null: to everybody, or to nobody who is there. */
      readonly to: string | null;
      /** Null inside a device (loopback). */
      readonly segment: 'internet' | 'wan' | 'access' | 'lan' | null;
      readonly packet: Packet | ArpMessage;
    }
  | { readonly kind: 'change'; readonly event: number; readonly at: Instant; readonly command: Command };

/** The packets and changes of the whole timeline from one event to before another. */
export function timelineItems(snapshot: LabSnapshot, from = 0, to = Number.POSITIVE_INFINITY): readonly TimelineItem[] {
  const { timeline } = snapshot.context.session;
  const { trace } = timeline.head.changing;
  // Devices never change their places: commands switch them on and off, but add and remove none.
  const { devices, segments } = timeline.head.topology;
  const items: TimelineItem[] = [];
  const changes = timeline.commands.filter(({ moment }) => moment.events >= from && moment.events <= to);
  let next = 0;
  const last = Math.min(to, trace.length);
  for (let event = Math.max(0, from); event <= last; event += 1) {
    for (; next < changes.length && changes[next]!.moment.events <= event; next += 1) {
      const { command, moment } = changes[next]!;
      if (moment.events < to || to >= trace.length)
        items.push({ kind: 'change', event: moment.events, at: moment.now, command });
    }
    if (event === last) break;
    const happened = traceEvent(trace, event);
    if (happened.kind !== 'frame') continue;
    items.push({
      kind: 'packet',
      event,
      at: happened.at,
      cause: happened.cause,
      from: devices[happened.device]!.name,
      to: devices[happened.to]?.name ?? null,
      segment: segments[happened.segment]?.name ?? null,
      packet: happened.packet,
    });
  }
  return items;
}
