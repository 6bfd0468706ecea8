/** The ranges of port numbers: which one a number lies in, and how a typed number is read. */
import { fail, ok, type Result } from '#result';
import { parseTypedPortList } from '#sim/port-list.ts';

/** The last number of each range (RFC 6335 §6); they come from `content/sources.yaml`. */
export interface RangeEnds {
  readonly system: number;
  readonly registered: number;
  readonly dynamic: number;
}

export const rangeNames = ['system', 'registered', 'dynamic'] as const;

export type RangeName = (typeof rangeNames)[number];

export interface NumberRange {
  readonly name: RangeName;
  readonly first: number;
  readonly last: number;
  readonly count: number;
}

export function rangesOf(ends: RangeEnds): readonly NumberRange[] {
  return rangeNames.map((name, place) => {
    const before = rangeNames[place - 1];
    const first = before === undefined ? 0 : ends[before] + 1;
    return { name, first, last: ends[name], count: ends[name] - first + 1 };
  });
}

/** The range of a number from 0 to the last. */
export function rangeAt(ends: RangeEnds, port: number): NumberRange {
  const ranges = rangesOf(ends);
  return ranges.find(({ last }) => port <= last) ?? ranges.at(-1)!;
}

export type NumberProblem = 'not-a-number' | 'too-large';

/** Reads one number as people type it, full-width digits too. */
export function readNumber(text: string): Result<number, NumberProblem> {
  const list = parseTypedPortList(text);
  if (!list.ok) return fail(list.problem.code === 'port-too-large' ? 'too-large' : 'not-a-number');
  const [range, ...others] = list.value;
  return range !== undefined && others.length === 0 && range.low === range.high ? ok(range.low) : fail('not-a-number');
}
