import { describe, expect, test } from 'vitest';
import { reportOf, scanOf } from '#sim/network.ts';
import { scanned, scenarioOf } from '#test/support/scenario-files.ts';

type Members = Readonly<Record<string, unknown>>;

/** A scan of port 8080, with this outbound rule on a PC where the program "web" waits there and at `more` ports. */
function scanWith(rule: Members, scanner: Members, target: string, more: readonly number[] = []) {
  const scenario = scenarioOf({
    format: 1,
    minato: 1,
    name: 'outbound',
    gateway: { wan: '203.0.113.10/24', lan: '192.168.1.1/24' },
    hosts: [
      {
        ...{ name: 'pc', address: '192.168.1.20/24', stack: 'windows' },
        programs: [{ name: 'web', listeners: [8080, ...more].map((port) => ({ proto: 'tcp', port })) }],
        firewall: {
          enabled: true,
          rules: [
            { id: 'in', direction: 'in', action: 'allow', proto: 'tcp', ports: '8080' },
            { id: 'out', direction: 'out', action: 'block', proto: 'tcp', ...rule },
          ],
        },
      },
      {
        ...{ name: 'tablet', address: '192.168.1.30/24', stack: 'linux' },
        listeners: [{ proto: 'tcp', port: 8080 }],
      },
    ],
    scanner: { vantage: 'lan', ...scanner },
    scan: { technique: 'connect', target, ports: '8080' },
  });
  return scanOf(scanned(scenario), 1)!;
}

const seen = (...how: Parameters<typeof scanWith>) => reportOf(scanWith(...how)).ports[0]!.state;

describe('an outbound block rule for a program', () => {
  test('lets the answers of the program out: they belong to a conversation that was let in', () => {
    expect(seen({ program: 'web' }, { host: 'tablet' }, '192.168.1.20')).toBe('open');
  });

  test('does not touch what a scan on the same PC sends, which is no program of the home', () => {
    expect(seen({ program: 'web' }, { host: 'pc' }, '192.168.1.30')).toBe('open');
    expect(seen({}, { host: 'pc' }, '192.168.1.30')).toBe('filtered');
  });

  test('does not take the scan for the program where it asks from a port at which the program waits', () => {
    const [rule, scanner, target] = [{ program: 'web' }, { host: 'pc' }, '192.168.1.30'];
    // Each connection of a scan has a port of its own in the dynamic range: one for the first try, the next for the second.
    const own = 32_768 + (scanWith(rule, scanner, target).firstPort % 28_232);
    expect(seen(rule, scanner, target, [own, own + 1])).toBe('open');
  });
});
