import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainScan } from '#sim/explain.ts';
import { ownsPort, portListOfSet, type PortSet } from '#sim/port-set.ts';
import { eachPort, portListOf, formatPortList } from '#sim/port-list.ts';
import { decodeScenario } from '#sim/scenario-decode.ts';
import { encodeScenario } from '#sim/scenario-encode.ts';
import { createNetwork } from '#sim/network.ts';
import { decodeShare, encodeShare } from '#sim/share.ts';
import { traceEvents } from '#sim/trace.ts';
import type { Scenario } from '#sim/scenario.ts';
import { viewpoints } from '#sim/viewpoint.ts';
import { scanned, scenarioOf } from '#test/support/scenario-files.ts';
import { portSet } from '#test/support/scenarios.ts';

type Members = Readonly<Record<string, unknown>>;
const OUTSIDE = '203.0.113.45';

function home(set: PortSet | null, more: Members = {}, dmz: Members = { dmz: '192.168.1.10' }): Scenario {
  const shared = set === null ? {} : { portSet: set };
  return scenarioOf({
    format: 1,
    minato: 1,
    name: 'shared-address',
    gateway: { wan: `${OUTSIDE}/24`, lan: '192.168.1.1/24', ...dmz, ...shared },
    hosts: [
      { name: 'pc', address: '192.168.1.10/24', stack: 'linux' },
      {
        name: 'web',
        address: '198.51.100.80/24',
        network: 'internet',
        stack: 'linux',
        listeners: [{ proto: 'tcp', port: 80 }],
      },
    ],
    scanner: { vantage: 'internet' },
    scan: { technique: 'syn', target: OUTSIDE, ports: '1' },
    ...more,
  });
}

const asked = fc.uniqueArray(fc.integer({ min: 1, max: 65_535 }), { minLength: 1, maxLength: 6 });

describe('a home whose address is shared (MAP-E)', () => {
  it('hears of exactly the ports of its set, whatever the gateway lets in', () => {
    fc.assert(
      fc.property(portSet, asked, fc.constantFrom('syn', 'udp'), (set, some, technique) => {
        const own = eachPort(portListOfSet(set)).slice(0, 3);
        const ports = formatPortList(portListOf([...some, ...own]));
        const scan = { technique, target: OUTSIDE, ports };
        for (const { port, door, verdict } of explainScan(scanned(home(set, { scan })), 1)) {
          expect(door).toBe(ownsPort(set, port) ? 'no-listener' : 'another-customer');
          if (!ownsPort(set, port)) expect(verdict.reason).toBe('no-response');
        }
      }),
      { numRuns: 40 },
    );
  });

  it('names the other home among the doors behind a silence, and only on such a line', () => {
    const scan = { technique: 'syn', target: OUTSIDE, ports: '5296' };
    const shared = explainScan(scanned(home({ offset: 4, length: 8, psid: 75 }, { scan }, {})), 1)[0]!;
    expect(shared).toMatchObject({ door: 'gateway-no-mapping', certain: false });
    expect(shared.alternatives).toContain('another-customer');
    const alone = explainScan(scanned(home(null, { scan }, {})), 1)[0]!;
    expect(alone.alternatives).not.toContain('another-customer');
  });

  it('sends out under ports of its set only, and gets the answers', () => {
    fc.assert(
      fc.property(portSet, (set) => {
        const network = scanned(
          home(set, {
            scanner: { vantage: 'lan', host: 'pc' },
            scan: { technique: 'syn', target: '198.51.100.80', ports: '80' },
          }),
        );
        const outside = network.topology.devices.findIndex(({ role }) => role === 'provider');
        for (const event of traceEvents(network.changing.trace)) {
          if (event.kind !== 'frame' || event.to !== outside || event.packet.kind !== 'tcp') continue;
          if (event.packet.destinationPort === 80) expect(ownsPort(set, event.packet.sourcePort)).toBe(true);
        }
        expect(explainScan(network, 1)[0]).toMatchObject({ door: 'program', verdict: { state: 'open' } });
      }),
      { numRuns: 40 },
    );
  });

  it('has no number left to lend when as many conversations are open as it has numbers', () => {
    const set = { offset: 0, length: 15, psid: 20_000 };
    const scan = { technique: 'connect', target: '198.51.100.80', ports: '80-89' };
    const seen = explainScan(scanned(home(set, { scanner: { vantage: 'lan', host: 'pc' }, scan })), 1);
    expect(seen.filter(({ door }) => door === 'gateway-full').length).toBeGreaterThan(0);
    const first = seen.find(({ door }) => door === 'gateway-full')!;
    expect(first).toMatchObject({ verdict: { reason: 'no-response' }, decided: { stage: 'no-free-port' } });
  });

  it('is written, shared and read again with its set', () => {
    fc.assert(
      fc.property(portSet, (set) => {
        const scenario = home(set);
        expect(decodeScenario(JSON.parse(JSON.stringify(encodeScenario(scenario))))).toEqual({
          ok: true,
          value: scenario,
        });
        const read = decodeShare(encodeShare({ scenario, scan: null }, null), new Map());
        expect(read).toMatchObject({ ok: true, value: { scenario: { gateway: { portSet: set } } } });
      }),
    );
  });

  it('refuses a set that does not fit into a port, and one on an inner router', () => {
    const problems = (document: Members) => {
      const read = decodeScenario({
        ...(encodeScenario(home({ offset: 4, length: 8, psid: 75 })) as Members),
        ...document,
      });
      return read.ok ? [] : read.problem.map(({ path, expected }) => [path, expected.code]);
    };
    const gateway = (more: Members) => ({ gateway: { wan: `${OUTSIDE}/24`, lan: '192.168.1.1/24', ...more } });
    expect(problems(gateway({ portSet: { offset: 4, length: 8, psid: 256 } }))).toEqual([
      ['$.gateway.portSet', 'port-set'],
    ]);
    expect(problems(gateway({ portSet: { offset: 9, length: 8, psid: 0 } }))).toEqual([
      ['$.gateway.portSet', 'port-set'],
    ]);
    const upstream = { wan: '203.0.113.9/24', lan: '100.64.0.1/24' };
    expect(problems(gateway({ portSet: { offset: 4, length: 8, psid: 1 }, upstream }))).toEqual([
      ['$.gateway.portSet', 'not-here'],
    ]);
  });

  it('keeps the view of a neighbour and of the PC as on any other line', () => {
    const set = { offset: 4, length: 8, psid: 75 };
    const watch = { pc: 'pc', proto: 'tcp' as const, ports: portListOf([80, 5_296]) };
    const shared = viewpoints(createNetwork(home(set), { packets: false }), watch);
    const alone = viewpoints(createNetwork(home(null), { packets: false }), watch);
    expect(shared.lan).toEqual(alone.lan);
    expect(shared.self).toEqual(alone.self);
  });
});
