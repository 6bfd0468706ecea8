/** The scenario files of the test folder: what they say, and what the simulation makes of them. */
import { readdirSync, readFileSync } from 'node:fs';
import {
  advance,
  apply,
  createNetwork,
  reportOf,
  runScan,
  scanOf,
  type Network,
  type ScanReport,
} from '#sim/network.ts';
import { MILLISECOND } from '#sim/time.ts';
import { eachPort } from '#sim/port-list.ts';
import { decodeScenario } from '#sim/scenario-decode.ts';
import type { Expectation, Scenario } from '#sim/scenario.ts';

/** A capture program goes on for a moment: what is still under way when the scanner has made up its mind belongs to it. */
const LINGER = 100 * MILLISECOND;
/** Far more than any of these scans takes: a scan that needs more would run for ever. */
const MOST_STEPS = 2_000_000;

const FOLDERS = {
  /** What was measured on real machines and given to the project. */
  given: new URL('../conformance/scenarios/', import.meta.url),
  /** What the project measured itself, in the same way (test/conformance/README.md). */
  own: new URL('../conformance/own/', import.meta.url),
};

export function scenarioNames(folder: keyof typeof FOLDERS): readonly string[] {
  return readdirSync(FOLDERS[folder])
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

/** A scenario file as parsed JSON. */
export function readDocument(folder: keyof typeof FOLDERS, name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${name}.json`, FOLDERS[folder]), 'utf8'));
}

/** A document that must be a valid scenario. */
export function scenarioOf(document: unknown): Scenario {
  const scenario = decodeScenario(document);
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.problem));
  return scenario.value;
}

/** Runs a scenario's own scan to its end. */
export function scanned(scenario: Scenario, keep = { packets: false }): Network {
  const started = apply(createNetwork(scenario, keep), {
    kind: 'scan.start',
    scanner: scenario.scanner,
    scan: scenario.scan,
  });
  if (!started.ok) throw new Error(started.problem);
  const network = runScan(started.value, 1, MOST_STEPS);
  if (!reportOf(scanOf(network, 1)!).over) throw new Error(`the scan of ${scenario.name} does not end`);
  return keep.packets ? advance(network, LINGER) : network;
}

/** A report in the words of an expectation, a line for the host and one for each port. */
export function reportLines({ host, ports }: ScanReport): readonly string[] {
  return [
    `host ${host.up ? 'up' : 'down'} ${host.reason}`,
    ...ports.map(({ port, proto, state, reason }) => `${port}/${proto} ${state} ${reason}`),
  ];
}

export function expectedLines({ host, ports }: Expectation): readonly string[] {
  const lines = ports.flatMap((group) =>
    eachPort(group.ports).map((port) => ({ port, line: `${port}/${group.proto} ${group.state} ${group.reason}` })),
  );
  return [
    `host ${host.up ? 'up' : 'down'} ${host.reason}`,
    ...lines.sort((a, b) => a.port - b.port).map(({ line }) => line),
  ];
}
