/**
 * What the lab remembers: the one timeline, where in it one is looking, and what can be undone and redone. Values and
 * pure functions; the chart in lab.machine.ts says when they apply.
 *
 * Undoing goes back to the moment before a command, computed again from the timeline's own past, so hundreds of steps
 * cost next to nothing. Where the timeline itself was replaced (a command given while looking at the past, a reset,
 * another home), the old one is kept whole.
 */
import { ok, type Result } from '#result';
import { nextDue } from '#sim/agenda.ts';
import type { Command, CommandProblem } from '#sim/command.ts';
import { createNetwork, type Network } from '#sim/network.ts';
import type { Scenario } from '#sim/scenario.ts';
import {
  createTimeline,
  cutAt,
  extendByCommand,
  extendByEvent,
  extendByTime,
  lookAt,
  type Look,
  type Moment,
  type Place,
  type Timeline,
} from '#sim/timeline.ts';
import { NEVER, type Duration } from '#sim/time.ts';

/** Where one is: a timeline, and the moment of it that one looks at; null: its end. */
interface Whereabouts {
  readonly start: Timeline;
  readonly timeline: Timeline;
  readonly look: Look | null;
}

/** What undoing goes back to: an earlier moment of the present timeline, or another timeline. */
type Before =
  { readonly kind: 'moment'; readonly moment: Moment } | { readonly kind: 'whole'; readonly at: Whereabouts };

interface After {
  readonly at: Whereabouts;
  readonly before: Before;
}

export interface Session extends Whereabouts {
  readonly past: readonly Before[];
  /** Soonest first. */
  readonly future: readonly After[];
}

/** How many commands can be undone; the oldest are forgotten first. */
export const DEEPEST_UNDO = 1_000;

export function startSession(scenario: Scenario): Session {
  const start = createTimeline(createNetwork(scenario, { packets: true }));
  return { start, timeline: start, look: null, past: [], future: [] };
}

/** The network at the moment that is looked at. */
export function networkOf({ timeline, look }: Session): Network {
  return look === null ? timeline.head : look.network;
}

export function momentOf({ timeline, look }: Session): Moment {
  return look === null ? timeline.end : look.moment;
}

function whereabouts({ start, timeline, look }: Session): Whereabouts {
  return { start, timeline, look };
}

function remember(past: readonly Before[], before: Before): readonly Before[] {
  return [...past.slice(-(DEEPEST_UNDO - 1)), before];
}

/**
 * Carries out a command where one is. Given in the past, it begins another future; undoing brings the old one back. One
 * that joins belongs to the command before it: both are taken back in one step.
 */
export function carryOut(session: Session, command: Command, joins = false): Result<Session, CommandProblem> {
  const { timeline, look } = session;
  const extended = extendByCommand(look === null ? timeline : cutAt(timeline, look), command);
  if (!extended.ok) return extended;
  const before: Before =
    look === null ? { kind: 'moment', moment: timeline.end } : { kind: 'whole', at: whereabouts(session) };
  return ok({
    start: session.start,
    timeline: extended.value,
    look: null,
    past: joins && look === null && session.past.length > 0 ? session.past : remember(session.past, before),
    future: [],
  });
}

/** Takes the last command back, and the time since. The same session when there is none. */
export function undo(session: Session): Session {
  const before = session.past.at(-1);
  if (before === undefined) return session;
  const at: Whereabouts =
    before.kind === 'whole'
      ? before.at
      : {
          start: session.start,
          timeline: cutAt(session.timeline, lookAt(session.timeline, before)),
          look: null,
        };
  return {
    ...at,
    past: session.past.slice(0, -1),
    future: [{ at: whereabouts(session), before }, ...session.future],
  };
}

/** Puts back what was undone last, with the time that had passed. The same session when there is nothing. */
export function redo(session: Session): Session {
  const [after, ...future] = session.future;
  if (after === undefined) return session;
  return { ...after.at, past: remember(session.past, after.before), future };
}

/** Back to the start. It can be undone. */
export function reset(session: Session): Session {
  return replace(session, session.start);
}

/** Another home. It can be undone. */
export function load(session: Session, scenario: Scenario): Session {
  return replace(session, startSession(scenario).start);
}

function replace(session: Session, start: Timeline): Session {
  return {
    start,
    timeline: start,
    look: null,
    past: remember(session.past, { kind: 'whole', at: whereabouts(session) }),
    future: [],
  };
}

/** Looks at another place of the timeline. */
export function scrub(session: Session, place: Place): Session {
  const look = lookAt(session.timeline, place);
  return { ...session, look: look.moment === session.timeline.end ? null : look };
}

/** Looks at the end of the timeline again, where things go on. */
export function toPresent(session: Session): Session {
  return session.look === null ? session : { ...session, look: null };
}

/** Lets time pass. In the past it passes as it did, and then goes on. */
export function pass(session: Session, duration: Duration, mostSteps: number): Session {
  const { timeline, look } = session;
  if (look === null) return { ...session, timeline: extendByTime(timeline, timeline.end.now + duration, mostSteps) };
  return scrub(session, { kind: 'instant', instant: look.moment.now + duration });
}

/** Lets everything that is under way come to its end, but not more than `mostSteps` due items. */
export function passAll(session: Session, mostSteps: number): Session {
  if (session.look !== null) return toPresent(session);
  const { timeline } = session;
  if (nextDue(timeline.head.changing.agenda) === undefined) return session;
  return { ...session, timeline: extendToQuiet(timeline, mostSteps) };
}

function extendToQuiet(timeline: Timeline, mostSteps: number): Timeline {
  let last = timeline;
  for (let left = mostSteps; left > 0;) {
    const due = nextDue(last.head.changing.agenda);
    if (due === undefined || due >= NEVER) break;
    // One second at a time, so that the clock stops soon after the last thing that happened.
    const next = extendByTime(last, due + 1_000_000, left);
    left -= Math.max(1, next.end.steps - last.end.steps);
    last = next;
  }
  return last;
}

/** One event further; the same session where nothing more will happen. */
export function stepForward(session: Session): Session {
  if (session.look === null) {
    const timeline = extendByEvent(session.timeline);
    return timeline === session.timeline ? session : { ...session, timeline };
  }
  return scrub(session, { kind: 'event', event: session.look.moment.events });
}

/** Back to before the last thing that happened. */
export function stepBack(session: Session): Session {
  const here = momentOf(session);
  const { timeline } = session;
  // A due item may leave several events; go back until one of an earlier item is found.
  for (let event = here.events - 2; event >= 0; event -= 1) {
    const look = lookAt(timeline, { kind: 'event', event });
    if (look.moment.events < here.events) return { ...session, look };
  }
  return scrub(session, { kind: 'moment', moment: session.start.end });
}

export function isQuiet(session: Session): boolean {
  return nextDue(networkOf(session).changing.agenda) === undefined;
}
