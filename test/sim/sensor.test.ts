import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '#sim/address.ts';
import { apply, createNetwork, runScan, type Network } from '#sim/network.ts';
import { breachesOf, ownerOf, type Permission } from '#sim/permission.ts';
import { parsePortList, type PortList } from '#sim/port-list.ts';
import { decodeScenario } from '#sim/scenario-decode.ts';
import type { Scenario, ScanRequest } from '#sim/scenario.ts';
import { alarmOf, knocksAt, PSAD, SNORT_LOW, type Knock } from '#sim/sensor.ts';
import { SECOND } from '#sim/time.ts';
import { missionNamed } from '../support/missions.ts';
import { projectRoot } from '../support/source-files.ts';

function story(): Scenario {
  const file = join(projectRoot, 'content/scenarios/patrol/neighbour-server.json');
  const decoded = decodeScenario(JSON.parse(readFileSync(file, 'utf8')));
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problem));
  return decoded.value;
}

const home = story();

function portsOf(text: string): PortList {
  const ports = parsePortList(text);
  if (!ports.ok) throw new Error(ports.problem.code);
  return ports.value;
}

function scanned(text: string): Network {
  const started = apply(createNetwork(home, { packets: true }), {
    kind: 'scan.start',
    scanner: home.scanner,
    scan: { ...home.scan, ports: portsOf(text) },
  });
  if (!started.ok) throw new Error(started.problem);
  return runScan(started.value, 1);
}

const knock = (second: number, port: number, change: Partial<Knock> = {}): Knock => ({
  at: second * SECOND,
  source: 1,
  sourcePort: 40_000,
  proto: 'tcp',
  port,
  answer: 'refused',
  ...change,
});

describe('the log of a server', () => {
  it('holds every knock with the provider’s address and port, and what was answered', () => {
    const log = knocksAt(scanned('22-24'), 'neighbour-server').filter(({ port }) => port < 100);
    expect(log.map(({ port, answer }) => [port, answer])).toEqual(
      expect.arrayContaining([
        [22, 'accepted'],
        [23, 'refused'],
        [24, 'refused'],
      ]),
    );
    expect(new Set(log.map(({ source }) => source))).toEqual(new Set([home.gateway.upstream!.wan.address]));
    expect(log.every(({ at }, index) => index === 0 || at >= log[index - 1]!.at)).toBe(true);
  });

  it('is empty for a host that is not there', () => {
    expect(knocksAt(scanned('22'), 'nobody')).toEqual([]);
  });
});

describe('the sensor with the thresholds of Snort 3, level low', () => {
  it.each([
    ['four refusals', [1, 2, 3, 4].map((port) => knock(port, port)), false],
    ['five refusals over five ports within a minute', [1, 2, 3, 4, 5].map((port) => knock(port, port)), true],
    ['five refusals over four ports', [1, 2, 3, 4, 4].map((port, at) => knock(at, port)), false],
    ['five refusals over more than a minute', [1, 2, 3, 4, 5].map((port) => knock(port * 16, port)), false],
    ['five welcomes', [1, 2, 3, 4, 5].map((port) => knock(port, port, { answer: 'accepted' })), false],
    ['five that nobody answered', [1, 2, 3, 4, 5].map((port) => knock(port, port, { answer: 'silent' })), false],
    ['five from as many addresses', [1, 2, 3, 4, 5].map((port) => knock(port, port, { source: port })), false],
  ])('hears %s rightly', (_, knocks, alarmed) => {
    expect(alarmOf(knocks, SNORT_LOW) !== null).toBe(alarmed);
  });

  it('rings at the fifth refusal of a real scan, not before', () => {
    const alarm = alarmOf(knocksAt(scanned('20-40,443'), 'neighbour-server'), SNORT_LOW);
    expect(alarm).toMatchObject({ level: 1, count: 5 });
    expect(alarm!.ports).toHaveLength(5);
    expect(alarmOf(knocksAt(scanned('22,443'), 'neighbour-server'), SNORT_LOW)).toBeNull();
  });
});

describe('the sensor with the thresholds of psad', () => {
  const many = (count: number): Knock[] => Array.from({ length: count }, (_, index) => knock(index / 10, index % 50));

  it.each([
    [4, null],
    [5, 1],
    [14, 1],
    [15, 2],
    [149, 2],
    [150, 3],
    [1_500, 4],
  ])('reaches for %i arrivals the level %j', (count, level) => {
    expect(alarmOf(many(count), PSAD)?.level ?? null).toBe(level);
  });

  it('does not mind who knocks at one port again and again', () => {
    expect(
      alarmOf(
        Array.from({ length: 20 }, (_, at) => knock(at, 443)),
        PSAD,
      ),
    ).toBeNull();
  });

  it('forgets after an hour', () => {
    expect(
      alarmOf(
        [1, 2, 3, 4, 5].map((port) => knock(port * 1_000, port)),
        PSAD,
      ),
    ).toBeNull();
  });
});

describe('whose an address is', () => {
  const address = (text: string): number => {
    const parsed = parseAddress(text);
    if (!parsed.ok) throw new Error(text);
    return parsed.value;
  };

  it.each([
    ['127.0.0.1', 'self'],
    ['192.168.1.10', 'home'],
    ['192.168.1.1', 'home'],
    ['100.64.0.20', 'home'],
    ['203.0.113.45', 'carrier'],
    ['198.51.100.80', 'somebody-else'],
    ['203.0.113.46', 'somebody-else'],
  ])('%s behind a carrier is: %s', (text, owner) => {
    expect(ownerOf(home, address(text))).toBe(owner);
  });

  it('the public address is one’s own where no carrier shares it', () => {
    expect(ownerOf(missionNamed('forgotten-telnet').home, address('203.0.113.45'))).toBe('home');
    expect(ownerOf(missionNamed('double-router').home, address('203.0.113.45'))).toBe('home');
  });
});

describe('a permission', () => {
  const permission: Permission = {
    target: home.scan.target,
    ports: portsOf('22,443'),
    from: 10 * SECOND,
    until: 60 * SECOND,
    parallelism: 5,
  };
  const scan: ScanRequest = { ...home.scan, ports: portsOf('22,443'), parallelism: 5 };

  it.each([
    ['all that was allowed', scan, 20, []],
    ['less than was allowed', { ...scan, ports: portsOf('22'), parallelism: 1 }, 10, []],
    ['one port more', { ...scan, ports: portsOf('22-23,443') }, 20, ['other-ports']],
    ['as many, but other ports', { ...scan, ports: portsOf('22,80') }, 20, ['other-ports']],
    ['another machine', { ...scan, target: 1 }, 20, ['other-target']],
    ['before the time', scan, 9, ['other-time']],
    ['after the time', scan, 61, ['other-time']],
    ['faster', { ...scan, parallelism: 50 }, 20, ['too-fast']],
  ])('covers %s as it should', (_, asked, second, breaches) => {
    expect(breachesOf(permission, asked, second * SECOND)).toEqual(breaches);
  });
});
