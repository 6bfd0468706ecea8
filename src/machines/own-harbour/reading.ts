/**
 * Who can reach the programs that wait on a machine of a simulated home: asked by the engine from the machine itself, from
 * another machine at home, and from the internet. Nothing here knows an answer beforehand.
 */
import { fail, ok, type Result } from '#result';
import { formatAddress, LOOPBACK } from '#sim/address.ts';
import { explainPort, type Door } from '#sim/explain.ts';
import { apply, createNetwork, runScan, scanOf } from '#sim/network.ts';
import { decodeScenario } from '#sim/scenario-decode.ts';
import type { Host, Listener, Scenario, ScannerSetup, Text } from '#sim/scenario.ts';
import { verdictOf } from '#sim/scanner/scan.ts';
import { REACHES, type Reach } from './reach.ts';
import { berthOf, type FoundState } from '../scanner/berth.ts';

/** What came back from one place, and which door decided it. */
export interface Seen {
  readonly state: FoundState;
  readonly door: Door;
}

/** One row of the table: as the operating system lists it, and as it is seen. */
export interface ReadRow {
  readonly port: number;
  /** The address that the program waits on: 0.0.0.0 is every address of the machine. */
  readonly address: string;
  readonly program: Text;
  readonly seen: Readonly<Record<Reach, Seen>>;
  /** The farthest place that got an answer. */
  readonly reach: Reach;
}

export type ReadProblem = 'not-a-home' | 'no-such-host' | 'not-answered';

const EVERYWHERE_TEXT = '0.0.0.0';
/** More steps than asking one port takes. */
const MOST_STEPS = 100_000;

/** The TCP table of a host, each row asked from three places. */
export function readHarbour(document: unknown, hostName: string): Result<readonly ReadRow[], ReadProblem> {
  const decoded = decodeScenario(document);
  if (!decoded.ok) return fail('not-a-home');
  const scenario = decoded.value;
  const host = scenario.hosts.find(({ name }) => name === hostName);
  const neighbour = scenario.hosts.find(({ name, network }) => name !== hostName && network === 'lan');
  if (host === undefined || neighbour === undefined) return fail('no-such-host');
  const rows: ReadRow[] = [];
  for (const { listeners, label, name } of host.programs.filter(({ running }) => running))
    for (const listener of listeners.filter(({ proto }) => proto === 'tcp')) {
      const seen = lookAt(scenario, host, neighbour, listener);
      if (seen === null) return fail('not-answered');
      const reach = REACHES.findLast((place) => seen[place].state === 'open') ?? 'this-pc';
      const program = label ?? { ja: name, en: name };
      rows.push({ port: listener.port, address: addressText(listener.bind), program, seen, reach });
    }
  return ok(rows.sort((one, other) => one.port - other.port));
}

function addressText(bind: Listener['bind']): string {
  if (bind === 'loopback') return formatAddress(LOOPBACK);
  return typeof bind === 'number' ? formatAddress(bind) : EVERYWHERE_TEXT;
}

function lookAt(scenario: Scenario, host: Host, neighbour: Host, { port, bind }: Listener): ReadRow['seen'] | null {
  const address = host.address.address;
  const own = bind === 'loopback' ? LOOPBACK : address;
  const self = ask(scenario, { vantage: 'lan', host: host.name }, own, port);
  const home = ask(scenario, { vantage: 'lan', host: neighbour.name }, address, port);
  const internet = ask(scenario, { vantage: 'internet', host: null }, scenario.scan.target, port);
  return self === null || home === null || internet === null ? null : { 'this-pc': self, home, internet };
}

function ask(
  scenario: Scenario,
  from: Pick<ScannerSetup, 'vantage' | 'host'>,
  target: number,
  port: number,
): Seen | null {
  const scanner = { ...from, address: scenario.scanner.address };
  const scan = { ...scenario.scan, technique: 'connect' as const, target, ports: [{ low: port, high: port }] };
  const started = apply(createNetwork(scenario, { packets: true }), { kind: 'scan.start', scanner, scan });
  if (!started.ok) return null;
  const network = runScan(started.value, 1, MOST_STEPS);
  const verdict = verdictOf(scanOf(network, 1)!, 0);
  const explained = explainPort(network, 1, port);
  return verdict === null || explained === null ? null : { state: berthOf(verdict), door: explained.door };
}
