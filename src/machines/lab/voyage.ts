/** The way of one boat: where it has been, and where it is, at a line of the log. Devices by their index. */
import type { LogLine } from './log.ts';

export interface Voyage {
  readonly cause: number;
  /** The devices it has come by, first to last; the last one is where it is. */
  readonly stops: readonly number[];
  /** Where it came from with this line; null where it only lies there and is judged. */
  readonly from: number | null;
  /** Whether somebody kept it: it goes no further. */
  readonly isStopped: boolean;
}

/** The boat that a line is about; null for a change of settings, or before anything has sailed. */
export function voyageAt(lines: readonly LogLine[], index: number): Voyage | null {
  const line = lines[index];
  if (line === undefined || line.kind === 'change') return null;
  const { cause } = line;
  const stops: number[] = [];
  let isStopped = false;
  for (let place = 0; place <= index; place += 1) {
    const before = lines[place]!;
    if (before.kind === 'change' || before.cause !== cause) continue;
    if (before.kind === 'sail') {
      if (stops.at(-1) !== before.device) stops.push(before.device);
      if (before.to !== null && before.to !== before.device) stops.push(before.to);
      isStopped = false;
    } else if (before.kind !== 'verdict' && stops.length === 0) stops.push(before.device);
    if (before.kind === 'ruling') isStopped = before.ruling === 'drop';
  }
  if (stops.length === 0) stops.push(line.device);
  const sails = line.kind === 'sail' && line.to !== null;
  return { cause, stops, from: sails ? line.device : null, isStopped };
}
