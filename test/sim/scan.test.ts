import { describe, expect, test } from 'vitest';
import { reportOf, runScan, scanOf, apply, createNetwork } from '#sim/network.ts';
import { SECOND } from '#sim/time.ts';
import { traceEvents } from '#sim/trace.ts';
import { reportLines, scanned, scenarioOf } from '#test/support/scenario-files.ts';

type Members = Readonly<Record<string, unknown>>;

const LISTENERS = [
  { proto: 'tcp', port: 80 },
  { proto: 'udp', port: 53 },
  { proto: 'udp', port: 123, replies: false },
];

/** A machine, scanned from a laptop on its own network. */
function scan(pc: Members, request: Members, more: Members = {}): readonly string[] {
  const scenario = scenarioOf({
    format: 1,
    name: 'table',
    gateway: { wan: '203.0.113.10/24', lan: '192.168.1.1/24' },
    hosts: [
      { name: 'pc', address: '192.168.1.20/24', listeners: LISTENERS, ...pc },
      { name: 'laptop', address: '192.168.1.40/24', stack: 'linux' },
    ],
    scanner: { vantage: 'lan', host: 'laptop' },
    scan: { target: '192.168.1.20', ...request },
    ...more,
  });
  return reportLines(reportOf(scanOf(scanned(scenario), 1)!)).slice(1);
}

const tcp = (technique: string): Members => ({ technique, ports: '80-81' });
const allowAll = { enabled: true, defaultInbound: 'allow' };

describe('a listener and a port without one, on each system, answer each technique as the reference says', () => {
  test.each([
    ['linux', 'syn', ['80/tcp open syn-ack', '81/tcp closed reset']],
    ['linux', 'connect', ['80/tcp open syn-ack', '81/tcp closed conn-refused']],
    ['linux', 'ack', ['80/tcp unfiltered reset', '81/tcp unfiltered reset']],
    ['linux', 'fin', ['80/tcp open|filtered no-response', '81/tcp closed reset']],
    ['linux', 'null', ['80/tcp open|filtered no-response', '81/tcp closed reset']],
    ['linux', 'xmas', ['80/tcp open|filtered no-response', '81/tcp closed reset']],
    ['windows', 'syn', ['80/tcp open syn-ack', '81/tcp closed reset']],
    ['windows', 'ack', ['80/tcp unfiltered reset', '81/tcp unfiltered reset']],
    ['windows', 'fin', ['80/tcp closed reset', '81/tcp closed reset']],
    ['windows', 'xmas', ['80/tcp closed reset', '81/tcp closed reset']],
  ])('%s without a firewall, %s scan', (stack, technique, expected) => {
    expect(scan({ stack }, tcp(technique))).toEqual(expected);
  });

  test.each([
    ['syn', ['80/tcp open syn-ack', '81/tcp filtered no-response']],
    ['connect', ['80/tcp open syn-ack', '81/tcp filtered no-response']],
    ['ack', ['80/tcp filtered no-response', '81/tcp filtered no-response']],
    ['null', ['80/tcp open|filtered no-response', '81/tcp open|filtered no-response']],
  ])('Windows in stealth mode that allows everything, %s scan', (technique, expected) => {
    expect(scan({ stack: 'windows', firewall: allowAll }, tcp(technique))).toEqual(expected);
  });

  test('Windows whose stealth mode is off refuses where nothing listens', () => {
    const firewall = { ...allowAll, stealth: false };
    expect(scan({ stack: 'windows', firewall }, tcp('syn'))).toEqual(['80/tcp open syn-ack', '81/tcp closed reset']);
  });

  test.each(['linux', 'windows'])('UDP on %s: answered, silent, refused', (stack) => {
    expect(scan({ stack }, { technique: 'udp', ports: '53,123,500' })).toEqual([
      '53/udp open udp-response',
      '123/udp open|filtered no-response',
      '500/udp closed port-unreach',
    ]);
  });

  test('a rejecting firewall says something else to each technique', () => {
    const firewall = { enabled: true, defaultInbound: 'reject', rejectWith: 'icmp-admin-prohibited' };
    const pc = { stack: 'linux', firewall };
    expect(scan(pc, tcp('syn'))[0]).toBe('80/tcp filtered admin-prohibited');
    expect(scan(pc, tcp('connect'))[0]).toBe('80/tcp filtered host-unreach');
    expect(scan(pc, { technique: 'udp', ports: '53' })[0]).toBe('53/udp filtered admin-prohibited');
    const refusing = { stack: 'linux', firewall: { ...firewall, rejectWith: 'icmp-port-unreachable' } };
    expect(scan(refusing, tcp('syn'))[0]).toBe('80/tcp filtered port-unreach');
    expect(scan(refusing, tcp('connect'))[0]).toBe('80/tcp closed conn-refused');
    expect(scan(refusing, { technique: 'udp', ports: '53' })[0]).toBe('53/udp closed port-unreach');
  });
});

describe('a limit on ICMP errors', () => {
  const request = { technique: 'udp', ports: '500-504' };

  test('of one a second lets only one of a burst of refusals through', () => {
    const limited = scan({ stack: 'linux', icmpIntervalMs: 1_000 }, request, { minato: 1 });
    expect(limited.filter((line) => line.includes('closed')).length).toBeLessThan(5);
    expect(limited.filter((line) => line.includes('open|filtered')).length).toBeGreaterThan(0);
  });

  test('of none refuses every port', () => {
    const refused = scan({ stack: 'linux' }, request);
    expect(refused).toHaveLength(5);
    expect(refused.every((line) => line.endsWith('closed port-unreach'))).toBe(true);
  });

  test('does not touch resets', () => {
    const refused = scan(
      { stack: 'linux', icmpIntervalMs: 60_000 },
      { technique: 'syn', ports: '500-504' },
      { minato: 1 },
    );
    expect(refused.every((line) => line.endsWith('closed reset'))).toBe(true);
  });
});

describe('the time that a scan takes', () => {
  function seconds(adaptive: boolean): number {
    const scenario = scenarioOf({
      format: 1,
      minato: 1,
      name: 'time',
      gateway: {
        wan: '203.0.113.10/24',
        lan: '192.168.1.1/24',
        listeners: [{ proto: 'tcp', port: 22 }],
        wanInput: { default: 'block', rules: [{ action: 'allow', proto: 'tcp', ports: '20-40' }] },
      },
      hosts: [],
      delays: { lanMs: 1, wanMs: 5, internetMs: 5 },
      scanner: { vantage: 'internet' },
      scan: { technique: 'syn', target: '203.0.113.10', ports: '20-60', adaptive },
    });
    return scanOf(scanned(scenario), 1)!.finishedAt! / SECOND;
  }

  test('is two time-outs and a pause where the scanner is patient', () => {
    expect(seconds(false)).toBeGreaterThan(2);
    expect(seconds(false)).toBeLessThan(5);
  });

  test('shrinks where the time-out follows the answers that came', () => {
    expect(seconds(true)).toBeLessThan(seconds(false) / 2);
  });
});

describe('a connect scan', () => {
  test('that meets its own port ends: the connection opens towards itself, as it does on Linux', () => {
    const self = (ports: string) =>
      scenarioOf({
        format: 1,
        name: 'self',
        gateway: { wan: '203.0.113.10/24', lan: '192.168.1.1/24' },
        hosts: [{ name: 'pc', address: '192.168.1.20/24', stack: 'linux' }],
        scanner: { vantage: 'self', host: 'pc' },
        scan: { technique: 'connect', target: '127.0.0.1', ports },
      });
    const begun = (ports: string) => {
      const scenario = self(ports);
      const started = apply(createNetwork(scenario, { packets: true }), { kind: 'scan.start', ...scenario });
      if (!started.ok) throw new Error(started.problem);
      return started.value;
    };
    // The first connection of a scan leaves from this port, whatever it asks for.
    const own = 32_768 + (scanOf(begun('80'), 1)!.firstPort % 28_232);
    const network = runScan(begun(String(own)), 1, 1_000);
    const report = reportOf(scanOf(network, 1)!);
    expect(report.over).toBe(true);
    expect(report.ports).toEqual([{ port: own, proto: 'tcp', state: 'open', reason: 'syn-ack' }]);
    expect([...traceEvents(network.changing.trace)].length).toBeLessThan(40);
  });
});
