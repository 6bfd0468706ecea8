/**
 * The playhead: at which line of the log one is. It moves line by line; the lab follows to the moment of the line, and
 * runs on where the log ends and something is still under way.
 */
import type { ActorRefFrom } from 'xstate';
import type { labMachine } from './lab.machine.ts';
import { lineAt, logOf, type LogLine } from './log.ts';
import { isQuiet, momentOf } from './session.ts';

export type LabActor = ActorRefFrom<typeof labMachine>;

/** A step of the network may leave no line (a timer that runs out, a question that is answered). */
const MOST_STEPS_A_LINE = 400;

export interface Playhead {
  readonly lines: readonly LogLine[];
  /** -1: before the first line. */
  readonly line: number;
}

/** The playhead where the lab looks. */
export function playheadOf(lab: LabActor): Playhead {
  const { session } = lab.getSnapshot().context;
  const lines = logOf(session.timeline);
  const last = session.look === null ? lines.length - 1 : lineAt(lines, momentOf(session));
  return { lines, line: last };
}

/** One line further; the same playhead where nothing more will happen. */
export function goForward(lab: LabActor, { lines, line }: Playhead): Playhead {
  if (line < lines.length - 1) return goTo(lab, lines, line + 1);
  for (let step = 0; step < MOST_STEPS_A_LINE; step += 1) {
    const { session } = lab.getSnapshot().context;
    if (session.look !== null) lab.send({ type: 'scrub.end' });
    if (isQuiet(lab.getSnapshot().context.session)) break;
    lab.send({ type: 'clock.step' });
    const further = logOf(lab.getSnapshot().context.session.timeline);
    if (further.length > lines.length) return { lines: further, line: line + 1 };
  }
  return { lines, line };
}

export function goBack(lab: LabActor, { lines, line }: Playhead): Playhead {
  return line < 0 ? { lines, line } : goTo(lab, lines, line - 1);
}

/** To a line of the log; -1 to the start. */
export function goTo(lab: LabActor, lines: readonly LogLine[], line: number): Playhead {
  const { session } = lab.getSnapshot().context;
  const there = lines[line];
  if (line >= lines.length - 1 && lines.length > 0) {
    if (session.look !== null) lab.send({ type: 'scrub.end' });
    return { lines, line: lines.length - 1 };
  }
  lab.send({
    type: 'scrub.to',
    place: there === undefined ? { kind: 'moment', moment: session.start.end } : there.place,
  });
  return { lines, line };
}

/** Whether there is a further line, now or after something that is under way. */
export function canGoForward(lab: LabActor, { lines, line }: Playhead): boolean {
  const { session } = lab.getSnapshot().context;
  return line < lines.length - 1 || (session.look === null && !isQuiet(session)) || session.look !== null;
}
