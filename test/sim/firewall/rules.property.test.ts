import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainPort } from '#sim/explain.ts';
import { reportOf, scanOf } from '#sim/network.ts';
import type { Scenario } from '#sim/scenario.ts';
import { reportLines, scanned, scenarioOf } from '#test/support/scenario-files.ts';
import { windowsRule } from '#test/support/scenarios.ts';

const PORTS = '22,23,53,80,110,139,443,445,3389,8080';
const listeners = [22, 53, 80, 443, 3389].map((port) => ({ proto: 'tcp', port }));
const technique = fc.constantFrom('syn', 'connect', 'udp', 'ack', 'xmas');

/** A PC with the given rules, scanned from a laptop on the same network. */
function pcScanned(stack: 'linux' | 'windows', rules: readonly unknown[], kind: string): Scenario {
  return scenarioOf({
    format: 1,
    name: 'rules',
    gateway: { wan: '203.0.113.10/24', lan: '192.168.1.1/24' },
    hosts: [
      { name: 'pc', address: '192.168.1.20/24', stack, listeners, firewall: { enabled: true, rules } },
      { name: 'laptop', address: '192.168.1.40/24', stack: 'linux' },
    ],
    scanner: { vantage: 'lan', host: 'laptop' },
    scan: { technique: kind, target: '192.168.1.20', ports: PORTS },
  });
}

function gatewayScanned(rules: readonly unknown[]): Scenario {
  return scenarioOf({
    format: 1,
    name: 'rules',
    gateway: {
      wan: '203.0.113.10/24',
      lan: '192.168.1.1/24',
      listeners,
      wanInput: { default: 'block', rules },
    },
    hosts: [],
    scanner: { vantage: 'internet' },
    scan: { technique: 'syn', target: '203.0.113.10', ports: PORTS },
  });
}

function lines(scenario: Scenario): readonly string[] {
  return reportLines(reportOf(scanOf(scanned(scenario), 1)!));
}

const someRules = fc.array(windowsRule, { minLength: 1, maxLength: 6 });

describe('the Windows firewall', () => {
  test('gives the same answer in whatever order its rules stand', () => {
    const shuffled = someRules.chain((rules) =>
      fc.tuple(fc.constant(rules), fc.shuffledSubarray([...rules], { minLength: rules.length })),
    );
    fc.assert(
      fc.property(shuffled, technique, ([rules, otherwise], kind) => {
        expect(lines(pcScanned('windows', otherwise, kind))).toEqual(lines(pcScanned('windows', rules, kind)));
      }),
      { numRuns: 60 },
    );
  });

  test('lets a block beat an allow that is narrower', () => {
    const rules = [
      { direction: 'in', action: 'allow', proto: 'tcp', ports: '80', remote: '192.168.1.40/32' },
      { direction: 'in', action: 'block', proto: 'tcp' },
    ];
    expect(lines(pcScanned('windows', rules, 'syn'))).toContain('80/tcp filtered no-response');
  });
});

describe('ordered rules', () => {
  const allow = { action: 'allow', proto: 'tcp', ports: '80' };
  const block = { action: 'block', proto: 'tcp', ports: '80' };

  test('of the router give another answer in another order', () => {
    expect(lines(gatewayScanned([allow, block]))).toContain('80/tcp open syn-ack');
    expect(lines(gatewayScanned([block, allow]))).toContain('80/tcp filtered no-response');
  });

  test('of a Linux host give another answer in another order', () => {
    const inbound = [allow, block].map((rule) => ({ ...rule, direction: 'in' }));
    expect(lines(pcScanned('linux', inbound, 'syn'))).toContain('80/tcp open syn-ack');
    expect(lines(pcScanned('linux', inbound.reverse(), 'syn'))).toContain('80/tcp filtered no-response');
  });

  test('that stand behind one that fits everything are never asked', () => {
    fc.assert(
      fc.property(someRules, fc.constantFrom('allow', 'block'), (rules, action) => {
        const first = { direction: 'in', action, proto: 'any' };
        const inbound = rules.filter(({ direction }) => direction === 'in');
        expect(lines(pcScanned('linux', [first, ...inbound], 'syn'))).toEqual(
          lines(pcScanned('linux', [first], 'syn')),
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe('a change of one rule', () => {
  /** The ids of all rules that let a port's probe through or stopped it. */
  function refs(scenario: Scenario): ReadonlyMap<number, ReadonlySet<string | null>> {
    const network = scanned(scenario);
    const { ports } = reportOf(scanOf(network, 1)!);
    return new Map(ports.map(({ port }) => [port, new Set(explainPort(network, 1, port)!.path.map(({ ref }) => ref))]));
  }

  test.each(['linux', 'windows'] as const)(
    'changes only ports that it decided before or decides after (%s)',
    (stack) => {
      const inbound = windowsRule.map((rule) => ({ ...rule, direction: 'in' }));
      fc.assert(
        fc.property(
          fc.array(inbound, { minLength: 1, maxLength: 5 }),
          inbound,
          fc.nat(4),
          technique,
          (rules, other, at, kind) => {
            const place = at % rules.length;
            const [before, after] = [rules, rules.with(place, other)].map((list) => pcScanned(stack, list, kind));
            const [decidedBefore, decidedAfter] = [refs(before!), refs(after!)];
            const untouched = new Set(lines(before!));
            const id = `rule-${place + 1}`;
            for (const line of lines(after!)) {
              if (untouched.has(line) || line.startsWith('host')) continue;
              const port = Number.parseInt(line, 10);
              expect(decidedBefore.get(port)!.has(id) || decidedAfter.get(port)!.has(id), line).toBe(true);
            }
          },
        ),
        { numRuns: 60 },
      );
    },
  );
});
