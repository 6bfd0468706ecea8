/** `npm run conformance -- DIR`: simulates every scenario of a folder and compares with what real nmap reported. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { eachPort } from '#sim/port-list.ts';
import type { Expectation } from '#sim/scenario.ts';
import type { ScanReport } from '#sim/network.ts';
import { readScenario, reasonOf, simulate } from './simulate.ts';
import { say } from './text.ts';

/** What differs, a sentence for each. */
function differences(name: string, report: ScanReport, expected: Expectation): string[] {
  const lines: string[] = [];
  const host = `${report.host.up ? 'up' : 'down'} ${report.host.reason}`;
  const wanted = `${expected.host.up ? 'up' : 'down'} ${expected.host.reason}`;
  if (host !== wanted) lines.push(say('conformance.host', { name, found: host, expected: wanted }));
  const found = new Map(
    report.ports.map(({ port, proto, state, reason }) => [`${port}/${proto}`, `${state} ${reason}`]),
  );
  for (const group of expected.ports)
    for (const number of eachPort(group.ports)) {
      const port = `${number}/${group.proto}`;
      const is = found.get(port) ?? say('conformance.nothing');
      const should = `${group.state} ${group.reason}`;
      if (is !== should) lines.push(say('conformance.port', { name, port, found: is, expected: should }));
      found.delete(port);
    }
  for (const [port, is] of found)
    lines.push(say('conformance.port', { name, port, found: is, expected: say('conformance.nothing') }));
  return lines;
}

function check(folder: string, file: string): string[] {
  const path = join(folder, file);
  const name = basename(file, '.json');
  const scenario = readScenario(path);
  if (!scenario.ok) return [scenario.problem];
  if (scenario.value.expect === null) return [say('conformance.no-expectation', { name })];
  const result = simulate(path, scenario.value, { packets: false });
  return result.ok ? differences(name, result.value.report, scenario.value.expect) : [result.problem];
}

function main(): number {
  const folder = process.argv[2];
  if (folder === undefined || process.argv.length > 3) {
    process.stderr.write(`${say('conformance.usage')}\n`);
    return 2;
  }
  let files: string[];
  try {
    files = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch (error) {
    process.stderr.write(`${say('sim.no-folder', { folder, reason: reasonOf(error) })}\n`);
    return 2;
  }
  let failed = 0;
  for (const file of files) {
    const problems = check(folder, file);
    if (problems.length === 0) continue;
    failed += 1;
    process.stdout.write(`${problems.join('\n')}\n`);
  }
  process.stdout.write(`${files.length - failed} passed, ${failed} failed\n`);
  return failed === 0 && files.length > 0 ? 0 : 1;
}

process.exitCode = main();
