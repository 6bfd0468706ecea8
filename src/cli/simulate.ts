/** One scenario file: read, checked, simulated. Shared by the `sim` and `conformance` programs. */
import { readFileSync } from 'node:fs';
import { fail, ok, type Result } from '#result';
import type { DecodeProblem } from '#sim/decode.ts';
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
import { decodeScenario } from '#sim/scenario-decode.ts';
import type { Scenario } from '#sim/scenario.ts';
import { MILLISECOND } from '#sim/time.ts';
import { say } from './text.ts';

/** More than any scan of all 65,535 ports takes; only a mistake of ours could use it up. */
const MOST_STEPS = 20_000_000;

/** A capture goes on for a moment: what is still under way when the scanner has made up its mind belongs to it. */
const LINGER = 100 * MILLISECOND;

export interface Simulated {
  readonly scenario: Scenario;
  readonly network: Network;
  readonly report: ScanReport;
}

/** Reads a scenario file. The problem is a message for people, a line for each thing that is wrong. */
export function readScenario(file: string): Result<Scenario, string> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return fail(say('sim.unreadable', { file, reason: reasonOf(error) }));
  }
  let data: unknown;
  try {
    // Windows editors begin a file with a byte order mark; JSON allows a reader to pass over it (RFC 8259 §8.1).
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return fail(say('sim.not-json', { file, reason: reasonOf(error) }));
  }
  const scenario = decodeScenario(data);
  return scenario.ok ? scenario : fail(scenario.problem.map((problem) => describe(file, problem)).join('\n'));
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function describe(file: string, { path, expected }: DecodeProblem): string {
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(expected))
    values[name] = Array.isArray(value) ? value.join(', ') : (value as string | number);
  return say('sim.problem', { file, path, expected: say(`expected.${expected.code}`, values) });
}

/** Runs the scenario's own scan to its end. */
export function simulate(file: string, scenario: Scenario, keep: { packets: boolean }): Result<Simulated, string> {
  const started = apply(createNetwork(scenario, keep), {
    kind: 'scan.start',
    scanner: scenario.scanner,
    scan: scenario.scan,
  });
  if (!started.ok) return fail(say('sim.refused', { file, problem: started.problem }));
  const network = runScan(started.value, 1, MOST_STEPS);
  const report = reportOf(scanOf(network, 1)!);
  return report.over
    ? ok({ scenario, network: keep.packets ? advance(network, LINGER) : network, report })
    : fail(say('sim.endless', { file, steps: MOST_STEPS }));
}
