import { describe, expect, it } from 'vitest';
import { followConnection } from '#machines/experiment/follow.ts';
import { TCP_TABLE, type TcpState } from '#sim/tcp/states.ts';
import { lessonHome } from '../../support/lessons.ts';

function states(technique: 'connect' | 'syn', port: number) {
  const moments = followConnection(lessonHome('school-network'), [], { technique, port });
  if (!moments.ok) throw new Error(moments.problem.code);
  return moments.value.map(({ leg, caller, target }) => [leg?.kind ?? null, caller, target]);
}

describe('a conversation that is followed boat by boat', () => {
  it('leads both ends to ESTABLISHED where a program listens', () => {
    expect(states('connect', 80)).toEqual([
      [null, 'closed', 'listen'],
      ['syn', 'syn-sent', 'syn-received'],
      ['syn-ack', 'established', 'syn-received'],
      ['ack', 'established', 'established'],
      ['rst', 'closed', 'closed'],
    ]);
  });

  it('ends with the refusal where none listens', () => {
    expect(states('connect', 22)).toEqual([
      [null, 'closed', 'closed'],
      ['syn', 'syn-sent', 'closed'],
      ['rst', 'closed', 'closed'],
    ]);
  });

  it('stops half-way in a SYN scan, and the listener listens on', () => {
    expect(states('syn', 80).map(([, , target]) => target)).toEqual([
      'listen',
      'syn-received',
      'syn-received',
      'listen',
    ]);
  });

  it('takes only steps of the table', () => {
    for (const [technique, port] of [
      ['connect', 80],
      ['connect', 22],
      ['syn', 80],
    ] as const)
      for (const end of [1, 2]) {
        const path = states(technique, port).map((moment) => moment[end] as TcpState);
        for (const [place, to] of path.entries()) {
          const from = path[place - 1];
          if (from === undefined || from === to) continue;
          expect(
            Object.values(TCP_TABLE[from]).map((step) => step.to),
            `${from} to ${to}`,
          ).toContain(to);
        }
      }
  });
});
