import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DOORS, explainPort, explainScan, type Door, type Explanation } from '#sim/explain.ts';
import { apply, createNetwork, runScan } from '#sim/network.ts';
import { scanned, scenarioOf } from '#test/support/scenario-files.ts';
import { scenarioDocument } from '#test/support/scenarios.ts';

type Members = Readonly<Record<string, unknown>>;

const FORWARD = [{ proto: 'tcp', wanPort: 80, toAddress: '192.168.1.20', toPort: 80 }];
const BLOCKING = { enabled: true, defaultInbound: 'block' };
const REJECTING = { enabled: true, defaultInbound: 'reject' };

/** Port 80 of the home, as it is seen from the internet. */
function seenFromOutside(gateway: Members, pc: Members = {}, target = '203.0.113.10', more: Members = {}): Explanation {
  const scenario = scenarioOf({
    format: 1,
    name: 'door',
    gateway: { wan: '203.0.113.10/24', lan: '192.168.1.1/24', ...gateway },
    hosts: [{ name: 'pc', address: '192.168.1.20/24', stack: 'linux', ...pc }],
    scanner: { vantage: 'internet' },
    scan: { technique: 'syn', target, ports: '80' },
    ...more,
  });
  return explainPort(scanned(scenario), 1, 80)!;
}

const LISTENERS = [{ proto: 'tcp', port: 80 }];
const carrier = { wan: '203.0.113.20/24', lan: '100.64.0.1/24' };

test('an answer from loopback to who asked 0.0.0.0 went astray, and no firewall has to do with it', () => {
  const asked = { vantage: 'self', host: 'pc' };
  const explained = (technique: string) =>
    seenFromOutside({}, { firewall: BLOCKING }, '0.0.0.0', {
      scanner: asked,
      scan: { technique, target: '0.0.0.0', ports: '80' },
    });
  expect(explained('syn')).toMatchObject({ verdict: { state: 'filtered' }, door: 'answer-astray', alternatives: [] });
  expect(explained('udp')).toMatchObject({ verdict: { reason: 'port-unreach' }, door: 'no-listener' });
  expect(explained('connect')).toMatchObject({ verdict: { state: 'closed' }, door: 'no-listener' });
});

describe('where the scanner hears the same silence, the doors behind it are told apart', () => {
  const silences: readonly (readonly [Door, () => Explanation])[] = [
    ['gateway-no-mapping', () => seenFromOutside({})],
    ['gateway-filter', () => seenFromOutside({ wanInput: { default: 'allow', rules: [{ action: 'block' }] } })],
    ['pc-firewall', () => seenFromOutside({ forwards: FORWARD }, { listeners: LISTENERS, firewall: BLOCKING })],
    [
      'pc-stealth',
      () =>
        seenFromOutside(
          { forwards: FORWARD },
          { stack: 'windows', firewall: { enabled: true, defaultInbound: 'allow' } },
        ),
    ],
    ['nobody', () => seenFromOutside({ forwards: FORWARD }, { up: false })],
    ['no-way-back', () => seenFromOutside({ forwards: FORWARD }, { listeners: LISTENERS, defaultRoute: false })],
    ['carrier', () => seenFromOutside({ wan: '100.64.0.10/24', upstream: carrier }, {}, '203.0.113.20')],
  ];

  test.each(silences)('%s', (door, seen) => {
    const explanation = seen();
    expect(explanation.verdict).toEqual({ state: 'filtered', reason: 'no-response' });
    expect(explanation.door).toBe(door);
  });

  test.each(silences)('and each of the others is named as an alternative to %s', (door, seen) => {
    const { alternatives, certain } = seen();
    expect(certain).toBe(false);
    expect(alternatives).not.toContain(door);
    for (const [other] of silences) if (other !== door) expect(alternatives).toContain(other);
  });
});

describe('where the scanner is refused with a reset, the doors behind it are told apart', () => {
  const refusals: readonly (readonly [Door, () => Explanation])[] = [
    ['no-listener', () => seenFromOutside({ forwards: FORWARD })],
    ['pc-firewall', () => seenFromOutside({ forwards: FORWARD }, { listeners: LISTENERS, firewall: REJECTING })],
    ['gateway-no-mapping', () => seenFromOutside({ wanInput: { default: 'reject' } })],
    ['gateway-filter', () => seenFromOutside({ wanInput: { default: 'block', rules: [{ action: 'reject' }] } })],
    ['gateway-itself', () => seenFromOutside({ wanInput: { default: 'allow' } })],
    [
      'carrier',
      () =>
        seenFromOutside(
          { wan: '100.64.0.10/24', upstream: { ...carrier, wanInput: { default: 'reject' } } },
          {},
          '203.0.113.20',
        ),
    ],
  ];

  test.each(refusals)('%s', (door, seen) => {
    const explanation = seen();
    expect(explanation.verdict).toEqual({ state: 'closed', reason: 'reset' });
    expect(explanation.door).toBe(door);
    for (const [other] of refusals) if (other !== door) expect(explanation.alternatives).toContain(other);
  });
});

describe('an open port', () => {
  test('may be a program of the PC, a service of the gateway or a box of the carrier', () => {
    const open: readonly Explanation[] = [
      seenFromOutside({ forwards: FORWARD }, { listeners: LISTENERS }),
      seenFromOutside({ listeners: LISTENERS, wanInput: { default: 'allow' } }),
      seenFromOutside({ wan: '100.64.0.10/24', upstream: { ...carrier, middlebox: {} } }, {}, '203.0.113.20', {
        minato: 1,
      }),
    ];
    expect(open.map(({ verdict }) => verdict.state)).toEqual(['open', 'open', 'open']);
    expect(open.map(({ door }) => door)).toEqual(['program', 'gateway-service', 'carrier']);
    for (const { door, alternatives } of open)
      expect([...alternatives, door].sort()).toEqual(['carrier', 'gateway-service', 'program']);
  });
});

test('the rule that decided is named by its id', () => {
  const { decided } = seenFromOutside({ wanInput: { default: 'allow', rules: [{ action: 'block' }] } });
  expect(decided).toMatchObject({ role: 'gateway', stage: 'input-rule', ruling: 'drop', ref: 'rule-1' });
});

test('a machine that scans itself is certain of what it hears', () => {
  const scenario = scenarioOf({
    format: 1,
    name: 'self',
    gateway: { wan: '203.0.113.10/24', lan: '192.168.1.1/24' },
    hosts: [{ name: 'pc', address: '192.168.1.20/24', stack: 'windows', listeners: LISTENERS, firewall: BLOCKING }],
    scanner: { vantage: 'self', host: 'pc' },
    scan: { technique: 'syn', target: '127.0.0.1', ports: '80-81' },
  });
  const explanations = explainScan(scanned(scenario), 1);
  expect(explanations.map(({ door, certain }) => [door, certain])).toEqual([
    ['program', true],
    ['no-listener', true],
  ]);
});

test('every explanation of a random network is certain exactly when it has no alternative, and names known doors', () => {
  fc.assert(
    fc.property(scenarioDocument.map(scenarioOf), (scenario) => {
      const started = apply(createNetwork(scenario, { packets: false }), { kind: 'scan.start', ...scenario });
      if (!started.ok) return;
      for (const explanation of explainScan(runScan(started.value, 1, 400_000), 1)) {
        expect(explanation.certain).toBe(explanation.alternatives.length === 0);
        expect(explanation.alternatives).not.toContain(explanation.door);
        for (const door of [explanation.door, ...explanation.alternatives]) expect(DOORS).toContain(door);
      }
    }),
    { numRuns: 60 },
  );
});
