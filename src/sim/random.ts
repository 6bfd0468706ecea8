/**
 * Chance as data: a counter and a seed give a word, always the same one.
 *
 * Counter-based (no hidden state), so that a copied network draws the same numbers as the original.
 * The mixing function is the finaliser of MurmurHash3 (public domain), applied to seed and counter.
 */
function mix(word: number): number {
  let h = word >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** An unsigned 32-bit word drawn from `seed` at position `counter`. */
export function randomWord(seed: number, counter: number): number {
  return mix(mix(seed ^ 0x9e3779b9) + Math.imul(counter, 0x9e3779b1) + 0x7f4a7c15);
}

/** A whole number from `low` to `high`, both included. */
export function randomBetween(seed: number, counter: number, low: number, high: number): number {
  return low + (randomWord(seed, counter) % (high - low + 1));
}
