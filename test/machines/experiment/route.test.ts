import { describe, expect, it } from 'vitest';
import { run, stageOf, type Change, type Question } from '#machines/experiment/run.ts';
import { lessonHome } from '../../support/lessons.ts';

const ask: Question = { kind: 'receiver', technique: 'connect', port: 25_565 };
const wayIn = (router: 'gateway' | 'upstream', toAddress: string): Change => ({
  kind: 'forward.add',
  router,
  forward: { id: router, name: 'Game', proto: 'tcp', wanPort: 25_565, toAddress, toPort: 25_565 },
});

/** The stations of a home by name, and what an observation of it says. */
function look(home: string, before: readonly Change[], question: Question = ask) {
  const [stage, observed] = [stageOf(lessonHome(home), before, question), run(lessonHome(home), before, question)];
  if (!stage.ok || !observed.ok) throw new Error('the home cannot be asked');
  return { stations: stage.value.stations, ...observed.value };
}

describe('the way from outside to inside', () => {
  it('has the one who asks first, then the routers, then the machines at home', () => {
    expect(look('two-routers-home', []).stations.map(({ name }) => name)).toEqual([
      'haruto-pc',
      'outer-router',
      'gateway',
      'misaki-pc',
    ]);
    expect(look('map-e-home', []).stations.map(({ place }) => place)).toEqual(['host', 'provider', 'gateway', 'host']);
    expect(look('breakwater-home', []).stations[0]?.place).toBe('scanner');
  });

  it('tells each leg with the label that the boat bore there, and the answer back', () => {
    const both = [wayIn('gateway', '192.168.1.10'), wayIn('upstream', '192.168.0.2')];
    const { hops, decided, outcome } = look('two-routers-home', both);
    expect(outcome).toBe('at:misaki-pc:game');
    expect(decided).toBe('misaki-pc');
    expect(hops.map(({ from, to }) => `${from} ${to}`)).toEqual([
      'haruto-pc outer-router',
      'outer-router gateway',
      'gateway misaki-pc',
      'misaki-pc gateway',
      'gateway outer-router',
      'outer-router haruto-pc',
    ]);
    expect(hops.slice(0, 3).map(({ destination }) => destination)).toEqual([
      '203.0.113.45',
      '192.168.0.2',
      '192.168.1.10',
    ]);
  });

  it('ends where the boat was stopped', () => {
    const { hops, decided } = look('two-routers-home', [wayIn('gateway', '192.168.1.10')]);
    expect(hops).toHaveLength(1);
    expect(decided).toBe('outer-router');
    expect(look('map-e-home', []).outcome).toBe('at:another-home');
  });

  it('shows the ways in that count now: of UPnP only while it is switched on', () => {
    const ways = (before: readonly Change[]) =>
      look('game-home', before).stations.find(({ place }) => place === 'gateway')!.waysIn;
    const { forward } = wayIn('gateway', '192.168.1.10') as Extract<Change, { kind: 'forward.add' }>;
    const asked: readonly Change[] = [
      { kind: 'upnp.enable', router: 'gateway', enabled: true },
      { kind: 'upnp.map', router: 'gateway', mapping: { ...forward, program: 'game' } },
    ];
    const one = [{ port: 25_565, to: '192.168.1.10:25565' }];
    expect(ways([])).toEqual([]);
    expect(ways([wayIn('gateway', '192.168.1.10')])).toEqual(one);
    expect(ways(asked)).toEqual(one);
    expect(ways([...asked, { kind: 'upnp.enable', router: 'gateway', enabled: false }])).toEqual([]);
    expect(
      ways([wayIn('gateway', '192.168.1.10'), { kind: 'forward.remove', router: 'gateway', id: 'gateway' }]),
    ).toEqual([]);
    expect(ways([...asked, { kind: 'upnp.unmap', router: 'gateway', id: 'gateway' }])).toEqual([]);
  });

  it('knows that a router which is off carries nothing', () => {
    const off: Change = { kind: 'router.power', router: 'gateway', up: false };
    expect(look('breakwater-home', [off], { ...ask, port: 80 }).outcome).toBe('at:nobody');
  });

  it('refuses a way in that leads nowhere', () => {
    for (const address of ['203.0.113.9', 'nowhere'])
      expect(run(lessonHome('game-home'), [wayIn('gateway', address)], ask)).toMatchObject({
        ok: false,
        problem: { code: 'refused', command: 'forward.add', problem: 'address-outside-lan' },
      });
  });
});
