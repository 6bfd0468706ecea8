import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { netshLine } from '#machines/rule-wizard/command-line.ts';
import { readLine } from '#machines/terminal/read-line.ts';
import { PROFILES, type HostRule } from '#sim/firewall/rule.ts';
import { createNetwork } from '#sim/network.ts';
import { normalizePorts } from '#sim/port-list.ts';
import { HOME } from '../../support/home.ts';

const NETWORK = createNetwork(HOME, { packets: false });

const port = fc.integer({ min: 0, max: 65_535 });
const ports = fc.option(
  fc
    .array(fc.tuple(port, port), { minLength: 1, maxLength: 3 })
    .map((pairs) => normalizePorts(pairs.map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) })))),
);
const profiles = fc
  .subarray([...PROFILES], { minLength: 1 })
  .map((some) => (some.length === PROFILES.length ? null : PROFILES.filter((each) => some.includes(each))));

const anyRule: fc.Arbitrary<HostRule> = fc
  .record({
    name: fc.stringMatching(/^[A-Za-z0-9<>&'ぁ-ん][A-Za-z0-9 <>&'ぁ-ん-]{0,20}[A-Za-z0-9ぁ-ん]$/u),
    direction: fc.constantFrom('in' as const, 'out' as const),
    action: fc.constantFrom('allow' as const, 'block' as const),
    enabled: fc.boolean(),
    proto: fc.constantFrom('any' as const, 'tcp' as const, 'udp' as const, 'icmp' as const),
    ports,
    remotePorts: ports,
    remote: fc.option(
      fc.constantFrom(
        { address: 0xc0a8011e, length: 32 },
        { address: 0xc0a80100, length: 24 },
        { address: 0, length: 0 },
      ),
    ),
    profiles,
    program: fc.option(fc.constantFrom('web-server', 'game-server')),
    secure: fc.boolean(),
  })
  .map((rule) => {
    const hasPorts = rule.proto === 'tcp' || rule.proto === 'udp';
    return {
      ...rule,
      id: 'rule-1',
      group: null,
      rejectWith: 'tcp-reset',
      ports: hasPorts ? rule.ports : null,
      remotePorts: hasPorts ? rule.remotePorts : null,
      secure: rule.secure && rule.action === 'allow',
    };
  });

describe('the netsh line that the wizard shows', () => {
  it('makes the same rule when it is typed at the command prompt', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        const line = netshLine(rule);
        fc.pre(line !== null && rule.name.toLowerCase() !== 'all');
        expect(readLine(line, HOME.hosts[0]!, NETWORK)).toMatchObject({
          ok: true,
          value: { program: 'netsh', netsh: { kind: 'change', commands: [{ kind: 'rule.add', host: 'pc', rule }] } },
        });
      }),
      { numRuns: 400 },
    );
  });
});
