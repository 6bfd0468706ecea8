/**
 * A network with its past: every command since the start, and checkpoints from which any earlier moment can be computed
 * again. Time and chance are data, so what is computed again is what was (property test: timeline.property.test.ts).
 *
 * A timeline is a value. Checkpoints are shared by all timelines that grew from one another, and they hold no trace: the
 * trace up to a moment is the beginning of the head's trace. Their number is bounded; when there are too many, every
 * second one goes and the distance doubles.
 */
import { ok, type Result } from '#result';
import { copyAgenda, nextDue } from './agenda.ts';
import type { Command, CommandProblem } from './command.ts';
import { Draft, type Changing } from './draft.ts';
import { apply, type Network } from './network.ts';
import type { Scenario } from './scenario.ts';
import { copyScan, isOver } from './scanner/scan.ts';
import { copyTables } from './tables.ts';
import { NEVER, type Instant } from './time.ts';
import type { Topology } from './topology.ts';
import { createTrace, traceUpTo } from './trace.ts';

/** A place in a timeline: what has been carried out, what has fallen due, the clock and the events traced so far. */
export interface Moment {
  readonly commands: number;
  readonly steps: number;
  readonly now: Instant;
  readonly events: number;
}

/** A command, the moment before it, and the settings after it. */
export interface LoggedCommand {
  readonly command: Command;
  readonly moment: Moment;
  readonly scenario: Scenario;
  readonly topology: Topology;
}

interface Checkpoint {
  readonly moment: Moment;
  /** Packets in the trace up to here. */
  readonly rows: number;
  /** With an empty trace. */
  readonly network: Network;
}

export interface Timeline {
  readonly commands: readonly LoggedCommand[];
  readonly end: Moment;
  /** The network at the end. */
  readonly head: Network;
  readonly checkpoints: readonly Checkpoint[];
  /** Work between two checkpoints, see `workOf`. */
  readonly spacing: number;
}

/** The network at some moment of a timeline. */
export interface Look {
  readonly moment: Moment;
  readonly network: Network;
}

const MOST_CHECKPOINTS = 32;
const FIRST_SPACING = 256;
/** Carrying out a command costs about as much as this many due items. */
const COMMAND_WORK = 16;

function workOf({ steps, commands }: Pick<Moment, 'steps' | 'commands'>): number {
  return steps + COMMAND_WORK * commands;
}

/** Begins a timeline with a network that has no past yet. */
export function createTimeline(network: Network): Timeline {
  const { trace } = network.changing;
  const end: Moment = { commands: 0, steps: 0, now: network.changing.now, events: trace.length };
  return {
    commands: [],
    end,
    head: network,
    checkpoints: [checkpointOf(end, trace.rowCount, network, network.changing)],
    spacing: FIRST_SPACING,
  };
}

/** A checkpoint with copies of its own of what a draft goes on changing. */
function checkpointOf(moment: Moment, rows: number, network: Network, changing: Changing): Checkpoint {
  return {
    moment,
    rows,
    network: {
      ...network,
      changing: {
        now: changing.now,
        draws: changing.draws,
        agenda: copyAgenda(changing.agenda),
        tables: changing.tables.map(copyTables),
        scans: changing.scans.map((scan) => (isOver(scan) ? scan : copyScan(scan))),
        trace: createTrace(changing.trace.keepsPackets),
      },
    },
  };
}

type Kept = Pick<Timeline, 'checkpoints' | 'spacing'>;

/** Keeps a checkpoint if enough was done since the last one. */
function keep(kept: Kept, at: Pick<Moment, 'steps' | 'commands'>, make: () => Checkpoint): Kept {
  if (workOf(at) - workOf(kept.checkpoints.at(-1)!.moment) < kept.spacing) return kept;
  const checkpoints = [...kept.checkpoints, make()];
  if (checkpoints.length <= MOST_CHECKPOINTS) return { checkpoints, spacing: kept.spacing };
  return { checkpoints: checkpoints.filter((_, index) => index % 2 === 0), spacing: kept.spacing * 2 };
}

/** Carries out a command at the end of the timeline. */
export function extendByCommand(timeline: Timeline, command: Command): Result<Timeline, CommandProblem> {
  const applied = apply(timeline.head, command);
  if (!applied.ok) return applied;
  const head = applied.value;
  const { trace } = head.changing;
  const logged = { command, moment: timeline.end, scenario: head.scenario, topology: head.topology };
  const end = { ...timeline.end, commands: timeline.end.commands + 1, events: trace.length };
  return ok({
    ...keep(timeline, end, () => checkpointOf(end, trace.rowCount, head, head.changing)),
    commands: [...timeline.commands, logged],
    end,
    head,
  });
}

/** Lets time pass at the end of the timeline, up to an instant, but not more than `mostSteps` due items. */
export function extendByTime(timeline: Timeline, until: Instant, mostSteps = Number.POSITIVE_INFINITY): Timeline {
  const most = timeline.end.steps + mostSteps;
  return extend(timeline, until, (_draft, steps) => steps < most);
}

/** Handles due items until one of them leaves an event in the trace; the same timeline when nothing is due. */
export function extendByEvent(timeline: Timeline): Timeline {
  if (nextDue(timeline.head.changing.agenda) === undefined) return timeline;
  const { events } = timeline.end;
  return extend(timeline, null, (draft) => draft.trace.length === events);
}

/** Runs while `goesOn`, at most until an instant, where the clock then stands; null: until nothing is due. */
function extend(timeline: Timeline, until: Instant | null, goesOn: (draft: Draft, steps: number) => boolean): Timeline {
  const { head } = timeline;
  const { commands } = timeline.end;
  let { steps } = timeline.end;
  let kept: Kept = timeline;
  const draft = new Draft(head.topology, head.scenario.seed, head.changing);
  let wentOn = true;
  while ((wentOn = goesOn(draft, steps)) && draft.step(until ?? NEVER)) {
    steps += 1;
    kept = keep(kept, { steps, commands }, () => {
      const moment = { commands, steps, now: draft.now, events: draft.trace.length };
      return checkpointOf(moment, draft.trace.rowCount, head, draft);
    });
  }
  if (wentOn && until !== null && until > draft.now) draft.now = until;
  return {
    commands: timeline.commands,
    checkpoints: kept.checkpoints,
    spacing: kept.spacing,
    end: { commands, steps, now: draft.now, events: draft.trace.length },
    head: { ...head, changing: draft.finish() },
  };
}

/** Where to look: at a moment, just after a traced event (counted from 0), or at an instant of the clock. */
export type Place =
  | { readonly kind: 'moment'; readonly moment: Moment }
  | { readonly kind: 'event'; readonly event: number }
  | { readonly kind: 'instant'; readonly instant: Instant };

/** Whether the last thing done lies at or beyond the place, so that nothing more may be done. */
function isReached(place: Place, commands: number, steps: number, events: number): boolean {
  switch (place.kind) {
    case 'moment':
      return commands > place.moment.commands || (commands === place.moment.commands && steps >= place.moment.steps);
    case 'event':
      return events > place.event;
    case 'instant':
      return false;
  }
}

/** Whether the next thing may be done at `at` without going beyond the place. */
function mayGoTo(place: Place, at: Instant): boolean {
  return place.kind !== 'instant' || at <= place.instant;
}

function isBefore(checkpoint: Checkpoint, place: Place): boolean {
  const { commands, steps, events, now } = checkpoint.moment;
  switch (place.kind) {
    case 'moment':
      return commands <= place.moment.commands && steps <= place.moment.steps;
    case 'event':
      return events <= place.event;
    case 'instant':
      return now < place.instant;
  }
}

function isAtEnd(place: Place, end: Moment): boolean {
  switch (place.kind) {
    case 'moment':
      return !isEarlier(place.moment, end);
    case 'event':
      return place.event >= end.events;
    case 'instant':
      return place.instant >= end.now;
  }
}

/**
 * The network as it was at a place. A place before the start gives the start, one after the end the end. The work is
 * bounded by the distance between two checkpoints.
 */
export function lookAt(timeline: Timeline, place: Place): Look {
  const { end, head } = timeline;
  if (isAtEnd(place, end)) return { moment: end, network: head };
  const from = timeline.checkpoints.findLast((checkpoint) => isBefore(checkpoint, place)) ?? timeline.checkpoints[0]!;
  return replay(timeline, from, place);
}

function replay(timeline: Timeline, from: Checkpoint, place: Place): Look {
  let { commands, steps, now } = from.moment;
  let { network } = from;
  const eventsSoFar = () => from.moment.events + network.changing.trace.length;
  while (!isReached(place, commands, steps, eventsSoFar())) {
    const next = timeline.commands[commands];
    const lastStep = next?.moment.steps ?? timeline.end.steps;
    const draft = new Draft(network.topology, network.scenario.seed, network.changing);
    while (
      steps < lastStep &&
      !isReached(place, commands, steps, from.moment.events + draft.trace.length) &&
      mayGoTo(place, nextDue(draft.agenda) ?? NEVER) &&
      draft.step(NEVER)
    ) {
      steps += 1;
      now = draft.now;
    }
    const stopped = isReached(place, commands, steps, from.moment.events + draft.trace.length);
    const goesOn = !stopped && steps === lastStep && next !== undefined && mayGoTo(place, next.moment.now);
    if (goesOn) now = draft.now = next.moment.now;
    network = { ...network, changing: draft.finish() };
    if (!goesOn) break;
    const applied = apply(network, next.command);
    if (!applied.ok) throw new Error(`a command of the past is refused: ${applied.problem}`);
    network = { ...applied.value, scenario: next.scenario, topology: next.topology };
    commands += 1;
  }
  if (place.kind === 'moment') now = place.moment.now;
  if (place.kind === 'instant') now = Math.max(now, Math.min(place.instant, timeline.end.now));
  const { trace: part } = network.changing;
  const events = from.moment.events + part.length;
  const trace = traceUpTo(timeline.head.changing.trace, events, from.rows + part.rowCount);
  return {
    moment: { commands, steps, now, events },
    network: { ...network, changing: { ...network.changing, now, trace } },
  };
}

/** The timeline as it was at a moment that was looked at: what came later is gone from it. */
export function cutAt(timeline: Timeline, { moment, network }: Look): Timeline {
  return {
    ...timeline,
    commands: timeline.commands.slice(0, moment.commands),
    checkpoints: timeline.checkpoints.filter(
      ({ moment: { commands, steps } }) => commands <= moment.commands && steps <= moment.steps,
    ),
    end: moment,
    head: network,
  };
}

/** Whether the first moment comes before the second one of the same timeline. */
export function isEarlier(a: Moment, b: Moment): boolean {
  if (a.commands !== b.commands) return a.commands < b.commands;
  return a.steps !== b.steps ? a.steps < b.steps : a.now < b.now;
}
