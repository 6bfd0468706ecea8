import { describe, expect, it } from 'vitest';
import { createPairing, type Pairing } from '#helper/pairing.ts';
import { HELPER_FLAGS } from '#islands/real-scan/helper-flags.ts';
import { FLAG_LETTERS, formatCode } from '#helper-protocol/pairing.ts';

const MINUTE = 60_000;

/** Bytes that count up, so that each code differs from the one before. */
function counting(): (count: number) => Uint8Array {
  let next = 0;
  return (count) => Uint8Array.from({ length: count }, () => next++ % 251);
}

function atTime(): { pairing: Pairing; pass: (ms: number) => void } {
  let time = 1_000_000;
  return { pairing: createPairing(() => time, counting()), pass: (ms) => (time += ms) };
}

describe('the flags of a helper', () => {
  it('are four that the course can draw, and stay when the code is renewed', () => {
    const { pairing } = atTime();
    const { flags } = pairing;
    pairing.renew();
    expect(pairing.flags).toBe(flags);
    expect(flags).toMatch(/^[KLHPVQMIATO]{4}$/);
    expect([...FLAG_LETTERS]).toEqual(HELPER_FLAGS);
  });
});

const refused = { outcome: 'refused' };
const accepted = { outcome: 'accepted' };

describe('a pairing code', () => {
  it('has ten letters of an alphabet without look-alikes', () => {
    expect(atTime().pairing.renew()).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
  });

  it('is good once', () => {
    const { pairing } = atTime();
    const code = pairing.renew();
    expect(pairing.redeem(code)).toEqual(accepted);
    expect(pairing.redeem(code)).toEqual(refused);
  });

  it('may be typed in small letters, with or without hyphens', () => {
    const { pairing } = atTime();
    expect(pairing.redeem(formatCode(pairing.renew()).toLowerCase())).toEqual(accepted);
  });

  it('lives for ten minutes and not a moment longer', () => {
    const { pairing, pass } = atTime();
    const early = pairing.renew();
    pass(10 * MINUTE - 1);
    expect(pairing.redeem(early)).toEqual(accepted);
    const late = pairing.renew();
    pass(10 * MINUTE);
    expect(pairing.redeem(late)).toEqual(refused);
  });

  it('dies when a fresh one is made', () => {
    const { pairing } = atTime();
    const old = pairing.renew();
    const fresh = pairing.renew();
    expect(pairing.redeem(old)).toEqual(refused);
    expect(pairing.redeem(fresh)).toEqual(accepted);
  });

  it('cannot be redeemed before one was made', () => {
    expect(atTime().pairing.redeem('')).toEqual(refused);
  });
});

describe('wrong codes', () => {
  it('make everybody wait after five in a minute, the right code too', () => {
    const { pairing, pass } = atTime();
    const code = pairing.renew();
    for (let attempt = 0; attempt < 5; attempt += 1) expect(pairing.redeem('WRONG-WRONG')).toEqual(refused);
    expect(pairing.redeem(code)).toEqual({ outcome: 'throttled', retryAfter: 60 });
    pass(MINUTE - 1500);
    expect(pairing.redeem(code)).toEqual({ outcome: 'throttled', retryAfter: 2 });
    pass(1500);
    expect(pairing.redeem(code)).toEqual(accepted);
  });

  it('discard the code after twenty, even when the minutes are waited for', () => {
    const { pairing, pass } = atTime();
    const code = pairing.renew();
    for (let attempt = 1; attempt <= 20; attempt += 1) {
      expect(pairing.redeem('00000-00000')).toEqual(refused);
      if (attempt % 5 === 0) pass(MINUTE);
    }
    expect(pairing.redeem(code)).toEqual(refused);
  });

  it('do not discard the code after nineteen', () => {
    const { pairing, pass } = atTime();
    const code = pairing.renew();
    for (let attempt = 1; attempt <= 19; attempt += 1) {
      pairing.redeem('00000-00000');
      if (attempt % 5 === 0) pass(MINUTE);
    }
    expect(pairing.redeem(code)).toEqual(accepted);
  });

  it('count afresh for a fresh code', () => {
    const { pairing, pass } = atTime();
    pairing.renew();
    for (let attempt = 1; attempt <= 15; attempt += 1) {
      pairing.redeem('00000-00000');
      if (attempt % 5 === 0) pass(MINUTE);
    }
    const fresh = pairing.renew();
    for (let attempt = 1; attempt <= 15; attempt += 1) {
      pairing.redeem('00000-00000');
      if (attempt % 5 === 0) pass(40_000);
    }
    pass(MINUTE);
    expect(pairing.redeem(fresh)).toEqual(accepted);
  });

  it.each(['', 'x', 'K7QX2', '💥'.repeat(5), '__proto__', '0'.repeat(64)])('are all answered alike: %j', (typed) => {
    const { pairing } = atTime();
    pairing.renew();
    expect(pairing.redeem(typed)).toEqual(refused);
  });
});
