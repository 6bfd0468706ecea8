import { describe, expect, it } from 'vitest';
import { deskRun } from '#machines/router-desk/desk-run.ts';
import { lessonHome } from '../../support/lessons.ts';
import { ownRun } from './support.ts';

describe('the run of the router’s desk', () => {
  const { boats, outside } = ownRun();
  const hand = boats.filter(({ byHand }) => byHand);

  it('has two boats that leave from the same number, and NAT gives the second the next one', () => {
    const [first, second] = hand;
    expect(first?.before.source.port).toBe(second?.before.source.port);
    expect(first?.before.source.address).not.toBe(second?.before.source.address);
    expect(first?.row?.outsidePort).toBe(first?.before.source.port);
    expect(second?.row?.outsidePort).toBe(first!.row!.outsidePort + 1);
  });

  it('lets every boat out under the outside address, and every answer in to who asked', () => {
    for (const { goes, before, after, row } of boats)
      if (goes === 'out') expect(after).toEqual({ ...before, source: { address: outside, port: row?.outsidePort } });
      else if (after !== null) expect(after).toEqual({ ...before, destination: row?.inside });
  });

  it('turns away what nobody asked for, also where its number stands in a row', () => {
    const refused = boats.filter(({ after }) => after === null);
    expect(refused).toHaveLength(2);
    const rows = boats.flatMap(({ row }) => (row === null ? [] : [row.outsidePort]));
    expect(refused.map(({ before }) => rows.includes(before.destination.port))).toEqual([false, true]);
  });

  it('asks for each conversation once by hand, there and back', () => {
    expect(hand.map(({ goes, makesRow }) => `${goes}${makesRow ? '+' : ''}`)).toEqual([
      'out+',
      'out+',
      'in',
      'in',
      'in',
      'in',
    ]);
    expect(boats.length).toBeGreaterThan(hand.length);
  });

  it('says what is wrong with calls that cannot be made', () => {
    const home = lessonHome('two-pcs-home');
    expect(deskRun(home, [{ from: 'nobody', to: '198.51.100.80', port: 80 }], [])).toMatchObject({
      ok: false,
      problem: { code: 'refused', problem: 'no-such-scanner' },
    });
    expect(deskRun(home, [{ from: 'misaki-pc', to: 'here', port: 80 }], []).ok).toBe(false);
    expect(deskRun({}, [], []).ok).toBe(false);
  });
});
