/** Arbitrary commands for the home of home.ts; most can be carried out, some are refused, as a learner's would be. */
import fc from 'fast-check';
import type { Command } from '#sim/command.ts';
import type { HostRule, Profile } from '#sim/firewall/rule.ts';
import type { ScanRequest, Technique } from '#sim/scenario.ts';
import { DEFAULT_SCANNER } from '#sim/scenario.ts';
import { HOME } from './home.ts';

const WAN = HOME.gateway.wan.address;
const PC = HOME.hosts[0]!.address.address;

const host = fc.constantFrom('pc', 'printer');
const ruleId = fc.constantFrom('r1', 'r2', 'r3');
const port = fc.constantFrom(80, 445, 3000, 8080, 25565);

export const hostRule: fc.Arbitrary<HostRule> = fc.record({
  id: ruleId,
  name: fc.constant('rule'),
  group: fc.constant(null),
  direction: fc.constantFrom('in' as const, 'out' as const),
  action: fc.constantFrom('allow' as const, 'block' as const),
  enabled: fc.boolean(),
  proto: fc.constantFrom('tcp' as const, 'udp' as const),
  ports: port.map((only) => [{ low: only, high: only }]),
  remotePorts: fc.constant(null),
  remote: fc.constant(null),
  rejectWith: fc.constant('tcp-reset' as const),
  profiles: fc.constantFrom(null, ['private' as const], ['public' as const]),
  program: fc.constantFrom(null, 'web-server'),
  secure: fc.boolean(),
});

function scan(technique: Technique, target: number, ports: ScanRequest['ports']): ScanRequest {
  return { technique, target, ports, ping: 'default', timeoutMs: 1_000, adaptive: true, parallelism: 4 };
}

const setting: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ kind: fc.constant('host.power' as const), host, up: fc.boolean() }),
  fc.record({
    kind: fc.constant('program.run' as const),
    host: fc.constant('pc'),
    program: fc.constantFrom('web-server', 'game-server', 'nothing'),
    running: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('profile.choose' as const),
    host: fc.constant('pc'),
    profile: fc.constantFrom<Profile>('domain', 'private', 'public'),
  }),
  fc.record({ kind: fc.constant('rule.add' as const), host: fc.constant('pc'), rule: hostRule }),
  fc.record({ kind: fc.constant('rule.remove' as const), host: fc.constant('pc'), id: ruleId }),
  fc.record({
    kind: fc.constant('firewall.change' as const),
    host: fc.constant('pc'),
    change: fc.record({ enabled: fc.boolean() }),
  }),
  fc.record({
    kind: fc.constant('forward.change' as const),
    router: fc.constant('gateway' as const),
    id: fc.constantFrom('web', 'nothing'),
    change: fc.record({ enabled: fc.boolean() }),
  }),
  fc.record({ kind: fc.constant('router.power' as const), router: fc.constant('gateway' as const), up: fc.boolean() }),
  fc.record({
    kind: fc.constant('router.change' as const),
    router: fc.constant('gateway' as const),
    change: fc.record({ dmz: fc.constantFrom(null, PC) }),
  }),
);

const scanning: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom<Technique>('syn', 'connect', 'udp').map((technique): Command => ({
    kind: 'scan.start',
    scanner: { vantage: 'internet', host: null, address: DEFAULT_SCANNER },
    scan: scan(technique, WAN, [
      { low: 80, high: 82 },
      { low: 8080, high: 8080 },
    ]),
  })),
  fc.constant<Command>({
    kind: 'scan.start',
    scanner: { vantage: 'lan', host: 'printer', address: DEFAULT_SCANNER },
    scan: scan('syn', PC, [{ low: 443, high: 446 }]),
  }),
  fc.constantFrom<Command>({ kind: 'scan.cancel', scan: 1 }, { kind: 'scan.cancel', scan: 9 }),
);

/** Any command: settings three times as often as scans. */
export const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: setting },
  { weight: 1, arbitrary: scanning },
);
