/**
 * TCP options (RFC 9293 §3.2).
 *
 * The options area is a whole number of 32-bit words. Options that leave part of a word free are followed by the
 * end-of-list option and zero octets; the decoder shows that end as `{ kind: 'end' }`. So a list in canonical form
 * ends with `end` wherever its octets do not fill whole words, and only such lists come back from the wire unchanged
 * (`[window-scale]` comes back as `[window-scale, end]`).
 */
import { fail, ok, type Result } from '#result';
import type { TcpOption } from '../packet.ts';
import { get16, get32, put16, put32 } from './octets.ts';
import type { CodecProblem } from './problem.ts';

/** The kind octets (IANA, TCP Option Kind Numbers). */
export const OPTION_KIND = {
  end: 0,
  'no-operation': 1,
  mss: 2,
  'window-scale': 3,
  'sack-permitted': 4,
  timestamps: 8,
} as const satisfies Record<TcpOption['kind'], number>;

/** Octets of an option, kind and length octets included. */
export const OPTION_OCTETS = {
  end: 1,
  'no-operation': 1,
  mss: 4,
  'window-scale': 3,
  'sack-permitted': 2,
  timestamps: 10,
} as const satisfies Record<TcpOption['kind'], number>;

const MAXIMUM_OCTETS = 40;
const NONE: readonly TcpOption[] = [];

/** Octets of the whole area, padded to a multiple of four. Throws where the data offset field could not say it. */
export function optionsOctets(options: readonly TcpOption[]): number {
  let octets = 0;
  for (const option of options) octets += OPTION_OCTETS[option.kind];
  const padded = (octets + 3) & ~3;
  if (padded > MAXIMUM_OCTETS) throw new RangeError(`TCP options of ${padded} octets do not fit in a header`);
  return padded;
}

/** Writes the options at `at`; the padding behind them must be zero already. */
export function writeTcpOptions(bytes: Uint8Array, at: number, options: readonly TcpOption[]): void {
  let next = at;
  for (const option of options) {
    const octets = OPTION_OCTETS[option.kind];
    bytes[next] = OPTION_KIND[option.kind];
    if (octets > 1) bytes[next + 1] = octets;
    if (option.kind === 'mss') put16(bytes, next + 2, option.value);
    else if (option.kind === 'window-scale') bytes[next + 2] = option.shift;
    else if (option.kind === 'timestamps') {
      put32(bytes, next + 2, option.value);
      put32(bytes, next + 6, option.echo);
    }
    next += octets;
  }
}

/**
 * Reads the options that fill the octets from `start` to `end`. Kinds that a `TcpOption` cannot hold are a problem, so
 * is anything but the shortest zero padding after the end of the list.
 */
export function readTcpOptions(
  bytes: Uint8Array,
  start: number,
  end: number,
): Result<readonly TcpOption[], CodecProblem> {
  if (start === end) return ok(NONE);
  const options: TcpOption[] = [];
  let at = start;
  while (at < end) {
    const kind = bytes[at]!;
    if (kind === OPTION_KIND.end) {
      options.push({ kind: 'end' });
      for (let padding = at + 1; padding < end; padding += 1) {
        if (bytes[padding] !== 0 || padding - at > 3 - ((at - start) & 3)) {
          return fail({ code: 'tcp-option-padding', offset: padding });
        }
      }
      return ok(options);
    }
    if (kind === OPTION_KIND['no-operation']) {
      options.push({ kind: 'no-operation' });
      at += 1;
      continue;
    }
    const octets = octetsOf(kind);
    if (octets === undefined) return fail({ code: 'tcp-option-unknown', offset: at });
    if (at + 1 >= end || bytes[at + 1] !== octets || at + octets > end) {
      return fail({ code: 'tcp-option-length', offset: at + 1 });
    }
    options.push(readOption(bytes, at, kind));
    at += octets;
  }
  return ok(options);
}

function octetsOf(kind: number): number | undefined {
  if (kind === OPTION_KIND.mss) return OPTION_OCTETS.mss;
  if (kind === OPTION_KIND['window-scale']) return OPTION_OCTETS['window-scale'];
  if (kind === OPTION_KIND['sack-permitted']) return OPTION_OCTETS['sack-permitted'];
  if (kind === OPTION_KIND.timestamps) return OPTION_OCTETS.timestamps;
  return undefined;
}

function readOption(bytes: Uint8Array, at: number, kind: number): TcpOption {
  if (kind === OPTION_KIND.mss) return { kind: 'mss', value: get16(bytes, at + 2) };
  if (kind === OPTION_KIND['window-scale']) return { kind: 'window-scale', shift: bytes[at + 2]! };
  if (kind === OPTION_KIND['sack-permitted']) return { kind: 'sack-permitted' };
  return { kind: 'timestamps', value: get32(bytes, at + 2), echo: get32(bytes, at + 6) };
}
