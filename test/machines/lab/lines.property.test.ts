import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { readHomes } from '#machines/lab/homes.ts';
import { labMachine } from '#machines/lab/lab.machine.ts';
import { labView } from '#machines/lab/lab.view.ts';
import { LINES, lineOf, losesSettings, readLine, withLine, type Line } from '#machines/lab/lines.ts';
import { readLink, linkText } from '#machines/lab/homes.ts';
import { applySetting } from '#sim/command.ts';
import { createNetwork } from '#sim/network.ts';
import { decodeScenario } from '#sim/scenario-decode.ts';
import { encodeScenario } from '#sim/scenario-encode.ts';
import type { Scenario } from '#sim/scenario.ts';
import { publicAddress, viewpoints, type Viewpoint } from '#sim/viewpoint.ts';
import { homeDocuments } from '../../support/homes.ts';

const HOMES = [...readHomes(homeDocuments).values()];
const home = fc.constantFrom(...HOMES);
const line = fc.constantFrom(...LINES);
const FREE = HOMES.find(({ name }) => name === 'free-harbour')!;

function on(scenario: Scenario, ...lines: readonly Line[]): Scenario {
  return lines.reduce((last, next) => withLine(last, next, scenario.gateway), scenario);
}

function forwarded(scenario: Scenario, wanPort: number, router: 'gateway' | 'upstream' = 'gateway'): Scenario {
  const toAddress = router === 'gateway' ? 0xc0a8010a : scenario.gateway.wan.address;
  const toPort = router === 'gateway' ? 25565 : wanPort;
  const forward = {
    id: `way-${wanPort}`,
    name: '',
    proto: 'tcp',
    wanPort,
    toAddress,
    toPort,
    remote: null,
    enabled: true,
  } as const;
  const applied = applySetting(scenario, { kind: 'forward.add', router, forward });
  if (!applied.ok) throw new Error(applied.problem);
  return applied.value;
}

function seen(scenario: Scenario, from: Viewpoint, port: number) {
  const watch = { pc: 'pc', proto: 'tcp', ports: [{ low: port, high: port }] } as const;
  return viewpoints(createNetwork(scenario, { packets: false }), watch)[from].answers[0];
}

describe('a home on another line', () => {
  it('keeps its machines, firewalls and home network, and the address that the internet sees', () => {
    fc.assert(
      fc.property(home, fc.array(line, { minLength: 1, maxLength: 4 }), (start, lines) => {
        const moved = on(start, ...lines);
        expect(moved.hosts).toEqual(start.hosts);
        expect(moved.gateway.lan).toEqual(start.gateway.lan);
        expect(publicAddress(moved)).toBe(publicAddress(start));
        expect(lineOf(moved)).toBe(lines.at(-1));
        expect(lineOf({ ...moved, line: null })).toBe(lines.at(-1) === 'tethering' ? 'carrier-nat' : lines.at(-1));
      }),
    );
  });

  it('is a home that a file can say and a link can carry', () => {
    fc.assert(
      fc.property(home, fc.array(line, { minLength: 1, maxLength: 3 }), (start, lines) => {
        const moved = on(start, ...lines);
        expect(decodeScenario(JSON.parse(JSON.stringify(encodeScenario(moved))))).toEqual({ ok: true, value: moved });
        const read = readLink(linkText(moved, start), new Map([[start.name, start]]));
        expect(read).toEqual({ ok: true, value: { scenario: moved, base: start } });
      }),
    );
  });

  it('comes back as it was from any line but a phone, which has none of the gateway’s settings', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 3 }), (lines) => {
        const start = forwarded(FREE, 25565);
        const back = on(start, ...lines, 'fibre');
        expect(back).toEqual({ ...start, goals: [] });
        expect(on(start, ...lines, 'tethering').gateway.forwards).toEqual([]);
      }),
    );
    expect(losesSettings(forwarded(FREE, 25565), 'tethering')).toBe(true);
    expect(losesSettings(FREE, 'tethering')).toBe(false);
    expect(losesSettings(forwarded(FREE, 25565), 'map-e')).toBe(false);
  });

  it.each([
    ['fibre', 25565, 'open', 'program'],
    ['double-router', 25565, 'filtered', 'carrier'],
    ['carrier-nat', 25565, 'filtered', 'carrier'],
    ['map-e', 25565, 'filtered', 'another-customer'],
    ['map-e', 5296, 'open', 'program'],
  ] as const)('lets a forward work on %s for %i: %s', (chosen, port, state, door) => {
    expect(seen(forwarded(on(FREE, chosen), port), 'internet', port)).toMatchObject({ state, door });
  });

  it('lets a friend in through two routers when both have a forward', () => {
    const both = forwarded(forwarded(on(FREE, 'double-router'), 25565), 25565, 'upstream');
    expect(seen(both, 'internet', 25565)).toMatchObject({ state: 'open', door: 'program' });
  });

  it('answers a neighbour and itself the same on every line', () => {
    fc.assert(
      fc.property(line, fc.constantFrom(135, 445, 25565, 9), (chosen, port) => {
        for (const from of ['lan', 'self'] as const) {
          const { state, reason, door } = seen(on(FREE, chosen), from, port)!;
          expect({ state, reason, door }).toEqual(
            (({ state: s, reason: r, door: d }) => ({ state: s, reason: r, door: d }))(seen(FREE, from, port)!),
          );
        }
      }),
      { numRuns: 30 },
    );
  });

  it('can be taken back in the lab, and put back again', () => {
    fc.assert(
      fc.property(home, line, (start, chosen) => {
        const lab = createActor(labMachine, { input: { scenario: start } }).start();
        const scenario = on(start, chosen);
        lab.send({ type: 'scenario.loaded', scenario });
        expect(labView(lab.getSnapshot()).scenario).toBe(scenario);
        lab.send({ type: 'history.undo' });
        expect(labView(lab.getSnapshot()).scenario).toBe(start);
        lab.send({ type: 'history.redo' });
        expect(labView(lab.getSnapshot()).scenario).toBe(scenario);
      }),
      { numRuns: 20 },
    );
  });
});

it('knows the lines by their names and no others', () => {
  for (const name of LINES) expect(readLine(name)).toBe(name);
  expect(readLine('pigeon')).toBeNull();
});
