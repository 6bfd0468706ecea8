/**
 * A small dictionary compressor for short texts: back-references (LZ77) into a dictionary that both sides have and into
 * what was written before. No entropy coding: links stay short because nearly everything in them is in the dictionary.
 *
 * Stream: a sequence of tokens. A token starts with a variable-length number n: even, n/2 literal octets follow; odd,
 * a match of (n-1)/2 + 4 octets, whose distance follows as another number.
 */
import { fail, ok, type Result } from '#result';

const LEAST_MATCH = 4;
const CANDIDATES = 48;

export type DecompressProblem = 'stream-damaged' | 'stream-too-long';

export function compress(data: Uint8Array, dictionary: Uint8Array): Uint8Array {
  const all = new Uint8Array(dictionary.length + data.length);
  all.set(dictionary);
  all.set(data, dictionary.length);
  const places = new Map<number, number[]>();
  for (let at = 0; at < dictionary.length; at += 1) remember(places, all, at);
  const out: number[] = [];
  let literalStart = dictionary.length;
  let at = dictionary.length;
  while (at < all.length) {
    const match = longestMatch(places, all, at);
    const length = match.length >= LEAST_MATCH ? match.length : 1;
    if (length > 1) {
      writeLiterals(out, all, literalStart, at);
      writeNumber(out, (length - LEAST_MATCH) * 2 + 1);
      writeNumber(out, match.distance);
      literalStart = at + length;
    }
    for (let step = 0; step < length; step += 1) remember(places, all, at + step);
    at += length;
  }
  writeLiterals(out, all, literalStart, all.length);
  return Uint8Array.from(out);
}

function keyAt(all: Uint8Array, at: number): number {
  return (all[at]! << 24) | (all[at + 1]! << 16) | (all[at + 2]! << 8) | all[at + 3]!;
}

function remember(places: Map<number, number[]>, all: Uint8Array, at: number): void {
  if (at + LEAST_MATCH > all.length) return;
  const key = keyAt(all, at);
  const there = places.get(key);
  if (there === undefined) places.set(key, [at]);
  else there.push(at);
}

function longestMatch(
  places: Map<number, number[]>,
  all: Uint8Array,
  at: number,
): { readonly length: number; readonly distance: number } {
  let best = { length: 0, distance: 0 };
  if (at + LEAST_MATCH > all.length) return best;
  for (const from of (places.get(keyAt(all, at)) ?? []).slice(-CANDIDATES)) {
    let length = LEAST_MATCH;
    while (at + length < all.length && all[from + length] === all[at + length]) length += 1;
    if (length >= best.length) best = { length, distance: at - from };
  }
  return best;
}

function writeLiterals(out: number[], all: Uint8Array, from: number, to: number): void {
  if (from >= to) return;
  writeNumber(out, (to - from) * 2);
  for (let at = from; at < to; at += 1) out.push(all[at]!);
}

/** Seven bits an octet, the lowest first; the top bit says that more follow. */
function writeNumber(out: number[], value: number): void {
  let rest = value;
  while (rest >= 128) {
    out.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  out.push(rest);
}

/** Undoes `compress`. Hostile input gives a problem; the result has at most `longest` octets. */
export function decompress(
  stream: Uint8Array,
  dictionary: Uint8Array,
  longest: number,
): Result<Uint8Array, DecompressProblem> {
  const out: number[] = [];
  let at = 0;
  const readNumber = (): number => {
    let value = 0;
    for (let shift = 0; shift < 4; shift += 1) {
      const octet = stream[at];
      if (octet === undefined) return -1;
      at += 1;
      value += (octet % 128) * 128 ** shift;
      if (octet < 128) return value;
    }
    return -1;
  };
  while (at < stream.length) {
    const token = readNumber();
    if (token < 0) return fail('stream-damaged');
    const isMatch = token % 2 === 1;
    const length = isMatch ? (token - 1) / 2 + LEAST_MATCH : token / 2;
    if (out.length + length > longest) return fail('stream-too-long');
    if (!isMatch) {
      if (at + length > stream.length) return fail('stream-damaged');
      for (let step = 0; step < length; step += 1) out.push(stream[at + step]!);
      at += length;
      continue;
    }
    const distance = readNumber();
    const start = dictionary.length + out.length - distance;
    if (distance <= 0 || start < 0) return fail('stream-damaged');
    for (let step = 0; step < length; step += 1) {
      const from = start + step;
      out.push(from < dictionary.length ? dictionary[from]! : out[from - dictionary.length]!);
    }
  }
  return ok(Uint8Array.from(out));
}
