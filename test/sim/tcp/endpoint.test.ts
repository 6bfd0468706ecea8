import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { abortEndpoint, openActive } from '#sim/tcp/endpoint.ts';
import { formatFlags } from '#sim/tcp/flags.ts';
import { TCP_STATES, TCP_TABLE } from '#sim/tcp/states.ts';
import { EndpointPair, type Sent } from '#test/support/endpoint-pair.ts';

function times(pair: EndpointPair, flags: string): readonly number[] {
  return pair.sent.filter((sent) => sent.flags === flags).map(({ at }) => at);
}

function connected(): EndpointPair {
  const pair = new EndpointPair();
  pair.open('left');
  pair.runUntil(1);
  return pair;
}

describe('an abort (RFC 9293 §3.10.5)', () => {
  const told = ['syn-received', 'established', 'fin-wait-1', 'fin-wait-2', 'close-wait'];
  const local = { address: 0xc0a80102, port: 40_000 };
  const { endpoint } = openActive(local, { address: 0xc0a80103, port: 80 }, 7, 1_024, [], 0);

  test.each(TCP_STATES.filter((state) => state !== 'closed'))('ends a connection in %s at once', (state) => {
    expect(TCP_TABLE[state].abort?.to).toBe('closed');
    const { endpoint: left, segments } = abortEndpoint({ ...endpoint!, state });
    expect(left).toBeNull();
    expect(segments.map(({ flags }) => formatFlags(flags))).toEqual(told.includes(state) ? ['RA'] : []);
  });
});

describe('two TCP endpoints', () => {
  test('shake hands with three segments', () => {
    const pair = connected();
    expect(pair.sent.map(({ by, flags }) => `${by} ${flags}`)).toEqual(['left S', 'right SA', 'left A']);
    expect([pair.stateOf('left'), pair.stateOf('right')]).toEqual(['established', 'established']);
    expect(pair.news).toEqual([
      { side: 'left', news: 'connected' },
      { side: 'right', news: 'connected' },
    ]);
  });

  test.each(['left', 'right'] as const)('close in good order when the %s one begins', (first) => {
    const pair = connected();
    const last = first === 'left' ? 'right' : 'left';
    pair.close(first);
    pair.runUntil(2);
    expect([pair.stateOf(first), pair.stateOf(last)]).toEqual(['fin-wait-2', 'close-wait']);
    expect(pair.news.at(-1)).toEqual({ side: last, news: 'closed-by-peer' });
    pair.close(last);
    pair.runUntil(3);
    expect([pair.stateOf(first), pair.stateOf(last)]).toEqual(['time-wait', 'closed']);
    pair.runUntil(64);
    expect(pair.stateOf(first)).toBe('closed');
  });

  test('that close at the same moment both pass through CLOSING and wait', () => {
    const pair = connected();
    pair.close('left');
    pair.close('right');
    pair.runUntil(2);
    expect(pair.states.filter(({ state }) => state === 'closing')).toHaveLength(2);
    expect([pair.stateOf('left'), pair.stateOf('right')]).toEqual(['time-wait', 'time-wait']);
  });

  test('that open towards each other at the same moment become one connection (RFC 9293 figure 7)', () => {
    const pair = new EndpointPair();
    pair.open('left');
    pair.open('right');
    pair.runUntil(5);
    expect([pair.stateOf('left'), pair.stateOf('right')]).toEqual(['established', 'established']);
    expect(pair.news.filter(({ news }) => news === 'connected')).toHaveLength(2);
    expect(pair.sent.length).toBeLessThanOrEqual(8);
  });

  test('know a refusal from the reset that acknowledges the SYN', () => {
    const pair = new EndpointPair(undefined, { listens: false });
    pair.open('left');
    pair.runUntil(1);
    expect(pair.news).toEqual([{ side: 'left', news: 'refused' }]);
    expect(pair.stateOf('left')).toBe('closed');
  });

  test('send a SYN again after 1, 3, 7, 15, 31 and 63 seconds and give up at 127', () => {
    const pair = new EndpointPair(() => true);
    pair.open('left');
    pair.runUntil(126);
    expect(times(pair, 'S')).toEqual([0, 1, 3, 7, 15, 31, 63]);
    expect(pair.stateOf('left')).toBe('syn-sent');
    pair.runUntil(200);
    expect(pair.news).toEqual([{ side: 'left', news: 'gave-up' }]);
  });

  test('send a SYN-ACK again after 1, 3, 7, 15 and 31 seconds and give up at 63', () => {
    const pair = new EndpointPair(({ by }) => by === 'right');
    pair.open('left');
    pair.runUntil(0.9);
    const answered = times(pair, 'SA')[0]!;
    // The repeated SYNs are answered too; what the clock alone sends lies on the doubling times.
    pair.runUntil(62);
    const own = times(pair, 'SA').map((at) => Math.round((at - answered) * 1_000) / 1_000);
    expect(own).toEqual(expect.arrayContaining([0, 1, 3, 7, 15, 31]));
    pair.runUntil(64);
    expect(pair.news).toContainEqual({ side: 'right', news: 'gave-up' });
  });

  test('come to the same end whatever few segments are lost, and take only steps of the table', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(9), { maxLength: 4 }), (lost) => {
        const pair = new EndpointPair((_sent: Omit<Sent, 'lost'>, number) => lost.includes(number));
        pair.open('left');
        pair.runUntil(40);
        expect([pair.stateOf('left'), pair.stateOf('right')]).toEqual(['established', 'established']);
        pair.close('left');
        pair.runUntil(80);
        pair.close('right');
        pair.runUntil(300);
        expect([pair.stateOf('left'), pair.stateOf('right')]).toEqual(['closed', 'closed']);
        const before = { left: 'closed', right: 'listen' } as Record<string, keyof typeof TCP_TABLE>;
        for (const { side, state } of pair.states) {
          const reachable = Object.values(TCP_TABLE[before[side]!]).map(({ to }) => to);
          // A connection that came from a listener goes back to it: the endpoint itself ends.
          expect([...reachable, ...(before[side] === 'syn-received' ? ['closed'] : [])]).toContain(state);
          before[side] = state;
        }
      }),
      { numRuns: 200 },
    );
  });
});
