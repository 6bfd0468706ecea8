import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeIn, judgeOut, numberOf, type OutDraft } from '#machines/router-desk/judge.ts';
import { ownRun, rightDraft } from './support.ts';

const run = ownRun();
const out = run.boats.filter(({ makesRow }) => makesRow);
const came = run.boats.filter(({ goes, byHand }) => goes === 'in' && byHand);
const rows = out.map(({ row }) => row!);
const addresses = ['', run.outside, run.lan, ...run.machines.map(({ address }) => address)];
const numbers = ['', '0', '65536', 'many', '-1', '80', '50216', '50217', '50218', '５０２１６', ' 50217 '];

const drafts: fc.Arbitrary<OutDraft> = fc.record({
  address: fc.constantFrom(...addresses),
  port: fc.constantFrom(...numbers),
  rowAddress: fc.constantFrom(...addresses),
  rowPort: fc.constantFrom(...numbers),
  rowOutside: fc.constantFrom(...numbers),
});

describe('a label and its row', () => {
  it('pass when, and only when, they say what the engine’s NAT wrote', () => {
    fc.assert(
      fc.property(fc.constantFrom(0, 1), drafts, (place, draft) => {
        const right = rightDraft(out[place]!);
        const isSame =
          draft.address === right.address &&
          draft.rowAddress === right.rowAddress &&
          (['port', 'rowPort', 'rowOutside'] as const).every(
            (field) => numberOf(draft[field]) === Number(right[field]),
          );
        const problems = judgeOut(out[place]!, draft, rows.slice(0, place), run);
        expect(Object.keys(problems).length === 0).toBe(isSame);
      }),
    );
  });

  it.each([
    [{ address: '192.168.1.20' }, { address: 'inside-address' }],
    [{ address: '192.168.1.1' }, { address: 'router-inside' }],
    [{ address: '198.51.100.80' }, { address: 'receiver' }],
    [{ port: '50216', rowOutside: '50216' }, { port: 'taken' }],
    [{ port: '50300', rowOutside: '50300' }, { port: 'not-by-rule' }],
    [{ port: '70000' }, { port: 'not-a-number' }],
    [{ rowAddress: '192.168.1.10' }, { rowAddress: 'other-machine' }],
    [{ rowPort: '80' }, { rowPort: 'other-number' }],
    [{ rowOutside: '80' }, { rowOutside: 'not-on-label' }],
    [{ rowOutside: '' }, { rowOutside: 'missing' }],
  ])('are told what is wrong: %j gives %j', (change, problems) => {
    expect(judgeOut(out[1]!, { ...rightDraft(out[1]!), ...change }, rows.slice(0, 1), run)).toEqual(problems);
  });
});

describe('a decision about a boat that comes in', () => {
  const [answer, , unasked, stranger] = came;

  it.each([
    [answer, { machine: 'misaki-pc' }, null],
    [answer, { machine: 'brother-pc' }, 'wrong-machine'],
    [answer, 'nobody', 'turned-away'],
    [answer, 'everybody', 'to-everybody'],
    [answer, null, 'missing'],
    [unasked, 'nobody', null],
    [unasked, { machine: 'misaki-pc' }, 'let-in'],
    [stranger, 'nobody', null],
    [stranger, { machine: 'misaki-pc' }, 'other-conversation'],
  ] as const)('%# is judged by what the router did', (boat, choice, problem) => {
    expect(judgeIn(boat!, choice, rows, run.machines)).toBe(problem);
  });
});
