import { describe, expect, it } from 'vitest';
import { apply, createNetwork } from '#sim/network.ts';
import { decodeScenario } from '#sim/scenario-decode.ts';
import { encodeScenario } from '#sim/scenario-encode.ts';
import { countPorts } from '#sim/port-list.ts';
import { portListOfSet } from '#sim/port-set.ts';
import { viewpoints } from '#sim/viewpoint.ts';
import { missionNamed } from '../../support/missions.ts';

const { home } = missionNamed('map-e');
const pc = home.hosts.find(({ name }) => name === 'pc')!.address.address;

function seenFromInternet(wanPort: number) {
  const applied = apply(createNetwork(home, { packets: false }), {
    kind: 'forward.add',
    router: 'gateway',
    forward: { id: 'own', name: '', proto: 'tcp', wanPort, toAddress: pc, toPort: 25565, remote: null, enabled: true },
  });
  if (!applied.ok) throw new Error(applied.problem);
  const watch = { pc: 'pc', proto: 'tcp', ports: [{ low: wanPort, high: wanPort }] } as const;
  const { state, door } = viewpoints(applied.value, watch).internet.answers[0]!;
  return { state, door };
}

describe('a line on which only some numbers are the home’s (MAP-E)', () => {
  it('gives this home 240 numbers in 15 groups of 16', () => {
    const ports = portListOfSet(home.gateway.portSet!);
    expect(ports).toHaveLength(15);
    expect(countPorts(ports)).toBe(240);
  });

  it.each([5296, 5311, 62640])('lets a friend in at %i, which is one of them', (port) => {
    expect(seenFromInternet(port)).toEqual({ state: 'open', door: 'program' });
  });

  it.each([5295, 5312, 25565])('brings nothing to the home at %i, which is not', (port) => {
    expect(seenFromInternet(port)).toEqual({ state: 'filtered', door: 'another-customer' });
  });

  it('keeps its numbers when it is written down and read again', () => {
    expect(decodeScenario(JSON.parse(JSON.stringify(encodeScenario(home))))).toEqual({ ok: true, value: home });
  });
});
