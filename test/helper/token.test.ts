import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createTokens, type Tokens } from '#helper/token.ts';

const own = 'http://127.0.0.1:47815';
const localhost = 'http://localhost:47815';
const foreign = 'https://minato.example';
const HOUR = 60 * 60_000;

function atTime(): { tokens: Tokens; pass: (ms: number) => void } {
  let time = 0;
  return { tokens: createTokens(() => time, randomBytes, [own, localhost]), pass: (ms) => (time += ms) };
}

const bearer = (token: string): string[] => [`Bearer ${token}`];

describe('a token', () => {
  it('is 32 random bytes in base64url, and names its holder', () => {
    const { tokens } = atTime();
    const { token, holder } = tokens.issue(own);
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(tokens.authenticate(bearer(token), own)).toBe(holder);
    expect(tokens.issue(own).token).not.toBe(token);
  });

  it.each<[string, string | null, string | null, boolean]>([
    ['the own page, whose GET has no Origin', own, null, true],
    ['the own page, whose POST has one', own, own, true],
    ['the own page under its other name', own, localhost, false],
    ['an allowed foreign page with a token of the own page', own, foreign, false],
    ['the allowed foreign page', foreign, foreign, true],
    ['the own page with a token of the foreign page', foreign, own, false],
    ['somebody without an Origin with a token of the foreign page', foreign, null, false],
    ['a program', null, null, true],
    ['the foreign page with a token of a program', null, foreign, false],
  ])('works for the origin that it was issued to: %s', (_name, issuedTo, usedBy, works) => {
    const { tokens } = atTime();
    const { token } = tokens.issue(issuedTo);
    expect(tokens.authenticate(bearer(token), usedBy) !== undefined).toBe(works);
  });

  it('dies after an hour without use', () => {
    const { tokens, pass } = atTime();
    const { token } = tokens.issue(own);
    pass(HOUR - 1);
    expect(tokens.authenticate(bearer(token), own)).toBeDefined();
    pass(HOUR - 1);
    expect(tokens.authenticate(bearer(token), own)).toBeDefined();
    pass(HOUR);
    expect(tokens.authenticate(bearer(token), own)).toBeUndefined();
  });

  it('dies after twelve hours, however busy', () => {
    const { tokens, pass } = atTime();
    const { token } = tokens.issue(own);
    for (let half = 1; half < 24; half += 1) {
      pass(HOUR / 2);
      expect(tokens.authenticate(bearer(token), own)).toBeDefined();
    }
    pass(HOUR / 2);
    expect(tokens.authenticate(bearer(token), own)).toBeUndefined();
  });

  it('dies when it is revoked, and no other with it', () => {
    const { tokens } = atTime();
    const one = tokens.issue(own);
    const other = tokens.issue(own);
    tokens.revoke(one.holder);
    expect(tokens.authenticate(bearer(one.token), own)).toBeUndefined();
    expect(tokens.authenticate(bearer(other.token), own)).toBe(other.holder);
  });

  it('makes room for a fifth: the one unused for longest goes', () => {
    const { tokens, pass } = atTime();
    const issued = [1, 2, 3, 4].map(() => {
      pass(1);
      return tokens.issue(own).token;
    });
    pass(1);
    tokens.authenticate(bearer(issued[0]!), own);
    pass(1);
    const fifth = tokens.issue(own).token;
    const alive = [...issued, fifth].map((token) => tokens.authenticate(bearer(token), own) !== undefined);
    expect(alive).toEqual([true, false, true, true, true]);
  });

  it('is not worn out by wrong uses from another origin', () => {
    const { tokens, pass } = atTime();
    const { token } = tokens.issue(own);
    pass(HOUR - 1);
    tokens.authenticate(bearer(token), foreign);
    pass(1);
    expect(tokens.authenticate(bearer(token), own)).toBeUndefined();
  });
});

describe('what is no token', () => {
  it.each<[string, (token: string) => string[]]>([
    ['nothing', () => []],
    ['two headers', (token) => [`Bearer ${token}`, `Bearer ${token}`]],
    ['another scheme', (token) => [`Basic ${token}`]],
    ['no scheme', (token) => [token]],
    ['two blanks', (token) => [`Bearer  ${token}`]],
    ['something behind it', (token) => [`Bearer ${token} `]],
    ['a line end', (token) => [`Bearer ${token}\n`]],
    ['two in a list', (token) => [`Bearer ${token}, Bearer ${token}`]],
    ['one letter short', (token) => [`Bearer ${token.slice(1)}`]],
    ['one letter more', (token) => [`Bearer ${token}A`]],
    ['padding', (token) => [`Bearer ${token}=`]],
    ['one letter changed', (token) => [`Bearer ${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`]],
  ])('%s', (_name, write) => {
    const { tokens } = atTime();
    const { token } = tokens.issue(own);
    expect(tokens.authenticate(write(token), own)).toBeUndefined();
  });
});
