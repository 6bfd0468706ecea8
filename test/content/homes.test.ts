import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { homeOrder, homeSchema } from '#course/home.ts';
import { serviceSchema, sourceOf } from '#course/service.ts';
import { contains, isPrivate, isShared, type Prefix } from '#sim/address.ts';
import { explainPort } from '#sim/explain.ts';
import { apply, createNetwork, reportOf, runScan, scanOf } from '#sim/network.ts';
import { eachPort, hasPort } from '#sim/port-list.ts';
import { decodeScenario } from '#sim/scenario-decode.ts';
import type { Scenario } from '#sim/scenario.ts';
import { parse } from 'yaml';
import { projectRoot } from '../support/source-files.ts';

const folder = join(projectRoot, 'content/scenarios');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const documents = files.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown);

function homeNamed(name: string): Scenario {
  const decoded = decodeScenario(documents[files.indexOf(`${name}.json`)]);
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problem));
  return decoded.value;
}

function scanned(home: Scenario, ports = home.scan.ports) {
  const started = apply(createNetwork(home, { packets: false }), {
    kind: 'scan.start',
    scanner: home.scanner,
    scan: { ...home.scan, ports },
  });
  if (!started.ok) throw new Error(started.problem);
  const network = runScan(started.value, 1);
  return { network, scan: scanOf(network, 1)!, report: reportOf(scanOf(network, 1)!) };
}

/** RFC 5737. */
const documentation: readonly Prefix[] = [
  { address: 0xc0000200, length: 24 },
  { address: 0xc6336400, length: 24 },
  { address: 0xcb007100, length: 24 },
];

describe('the homes of the scanner page', () => {
  it('are the eight that the page orders', () => {
    expect(files.map((file) => file.replace('.json', '')).sort()).toEqual([...homeOrder].sort());
  });

  it.each(files)('%s is a scenario under its own name', (file) => {
    const document = documents[files.indexOf(file)];
    expect(decodeScenario(document)).toMatchObject({ ok: true });
    expect(homeSchema.safeParse(document).success).toBe(true);
    expect(homeNamed(file.replace('.json', '')).name).toBe(file.replace('.json', ''));
  });

  it.each(homeOrder)('%s uses documentation, private and shared addresses only', (name) => {
    const home = homeNamed(name);
    const { gateway } = home;
    const addresses = [
      home.scan.target,
      home.scanner.address,
      ...[gateway, ...(gateway.upstream === null ? [] : [gateway.upstream])].flatMap(({ wan, lan }) => [
        wan.address,
        lan.address,
      ]),
      ...home.hosts.map(({ address }) => address.address),
    ];
    for (const address of addresses)
      expect(
        isPrivate(address) || isShared(address) || documentation.some((prefix) => contains(prefix, address)),
      ).toBe(true);
  });

  it.each(homeOrder)('%s answers as its goals say, and its goals name all 1,056 ports', (name) => {
    const home = homeNamed(name);
    expect(home.goals.length).toBeGreaterThan(0);
    const states = new Map<number, string>();
    for (const goal of home.goals) {
      const { report } = scanned(home, goal.ports);
      for (const { port, state } of report.ports) {
        expect(`${String(port)} ${state}`).toBe(`${String(port)} ${goal.state}`);
        states.set(port, state);
      }
    }
    for (const port of eachPort(home.scan.ports)) expect(states.has(port), `port ${String(port)}`).toBe(true);
  });

  it('take milliseconds where every port refuses and most of a minute where every port is silent', () => {
    const polite = scanned(homeNamed('polite-home')).scan.finishedAt!;
    const quiet = scanned(homeNamed('quiet-home')).scan.finishedAt!;
    expect(polite).toBeLessThan(1_000_000);
    expect(quiet).toBeGreaterThan(35_000_000);
    expect(quiet).toBeLessThan(60_000_000);
  });
});

describe('the doors behind the answers', () => {
  it.each([
    ['textbook-wifi', 22, 'gateway-itself', null],
    ['textbook-wifi', 23, 'gateway-filter', 'telnet-silent'],
    ['textbook-phone', 22, 'carrier', null],
    ['quiet-home', 22, 'gateway-no-mapping', null],
    ['polite-home', 22, 'gateway-no-mapping', null],
    ['game-server-home', 80, 'program', 'game-server'],
    ['game-server-home', 21, 'nobody', null],
    ['open-admin-home', 443, 'gateway-service', 'router-admin'],
    ['open-admin-home', 445, 'gateway-filter', 'file-sharing-silent'],
    ['double-router-home', 22, 'carrier', null],
    ['upnp-home', 554, 'program', 'camera-video'],
  ])('in %s port %i was decided by %s', (name, port, door, ref) => {
    const home = homeNamed(name);
    const { network } = scanned(home);
    const explanation = explainPort(network, 1, port)!;
    expect(explanation.door).toBe(door);
    expect(explanation.decided?.ref ?? null).toBe(ref);
  });

  it('show a forward on the inner of two routers only to be of no use', () => {
    const home = homeNamed('double-router-home');
    const forward = home.gateway.forwards[0]!;
    expect(forward.wanPort).toBe(25_565);
    const { network, report } = scanned(home, [{ low: 25_565, high: 25_565 }]);
    expect(report.ports[0]?.state).toBe('filtered');
    expect(explainPort(network, 1, 25_565)?.decided?.role).toBe('upstream');
  });
});

describe('the services', () => {
  const services = parse(readFileSync(join(projectRoot, 'content/services/services.yaml'), 'utf8')) as unknown[];
  const entries = services.map((entry) => serviceSchema.parse(entry));

  it('name each port of a transport once', () => {
    const keys = entries.flatMap(({ port, transports }) => transports.map((transport) => `${String(port)}/${transport}`));
    expect(new Set(keys).size).toBe(keys.length);
    expect(entries.length).toBeGreaterThanOrEqual(60);
  });

  it('name their source: the entry of the registry, or a document where there is none', () => {
    for (const entry of entries) expect(sourceOf(entry).url, entry.id).toMatch(/^https:\/\/\S+$/u);
    const [entry] = entries;
    expect(() => serviceSchema.parse({ ...entry, name: undefined })).toThrow(/needs a source/);
  });

  it('know every port that a home opens', () => {
    const open = homeOrder
      .filter((name) => name !== 'textbook-phone')
      .flatMap((name) => scanned(homeNamed(name)).report.ports.filter(({ state }) => state === 'open'))
      .map(({ port }) => port)
      .filter((port) => port !== 1_050);
    for (const port of new Set(open)) expect(entries.some((entry) => entry.port === port), String(port)).toBe(true);
    expect(hasPort(homeNamed('upnp-home').goals[0]!.ports, 1_050)).toBe(true);
  });
});
