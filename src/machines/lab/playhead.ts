/**
 * The playhead: at which line of the log one is. It moves line by line; the lab follows to the moment of the line, and
 * runs on where the log ends and something is still under way.
 */
import type { ActorRefFrom } from 'xstate';
import type { labMachine } from './lab.machine.ts';
import { followLog, lineAt, type Log, type LogLine } from './log.ts';
import { isQuiet, momentOf } from './session.ts';

export type LabActor = ActorRefFrom<typeof labMachine>;

/** A step of the network may leave no line (a timer that runs out, a question that is answered). */
const MOST_STEPS_A_LINE = 400;

export interface Playhead {
  readonly log: Log;
  readonly lines: readonly LogLine[];
  /** -1: before the first line. */
  readonly line: number;
}

/** The playhead where the lab looks. `before`: the one before, from whose log this one is made where that is shorter. */
export function playheadOf(lab: LabActor, before?: Playhead): Playhead {
  const { session } = lab.getSnapshot().context;
  const log = followLog(before?.log ?? null, session.timeline);
  const last = session.look === null ? log.lines.length - 1 : lineAt(log.lines, momentOf(session));
  return at(log, last);
}

function at(log: Log, line: number): Playhead {
  return { log, lines: log.lines, line };
}

/** One line further; the same playhead where nothing more will happen. */
export function goForward(lab: LabActor, playhead: Playhead): Playhead {
  const { log, lines, line } = playhead;
  if (line < lines.length - 1) return goTo(lab, log, line + 1);
  for (let step = 0; step < MOST_STEPS_A_LINE; step += 1) {
    const { session } = lab.getSnapshot().context;
    if (session.look !== null) lab.send({ type: 'scrub.end' });
    if (isQuiet(lab.getSnapshot().context.session)) break;
    lab.send({ type: 'clock.step' });
    const further = followLog(log, lab.getSnapshot().context.session.timeline);
    if (further.lines.length > lines.length) return at(further, line + 1);
  }
  return playhead;
}

export function goBack(lab: LabActor, playhead: Playhead): Playhead {
  return playhead.line < 0 ? playhead : goTo(lab, playhead.log, playhead.line - 1);
}

/** To a line of the log; -1 to the start. */
export function goTo(lab: LabActor, log: Log, line: number): Playhead {
  const { lines } = log;
  const { session } = lab.getSnapshot().context;
  const there = lines[line];
  if (line >= lines.length - 1 && lines.length > 0) {
    if (session.look !== null) lab.send({ type: 'scrub.end' });
    return at(log, lines.length - 1);
  }
  lab.send({
    type: 'scrub.to',
    place: there === undefined ? { kind: 'moment', moment: session.start.end } : there.place,
  });
  return at(log, line);
}

/** Whether there is a further line, now or after something that is under way. */
export function canGoForward(lab: LabActor, { lines, line }: Playhead): boolean {
  const { session } = lab.getSnapshot().context;
  return line < lines.length - 1 || (session.look === null && !isQuiet(session)) || session.look !== null;
}
