/** `npm run sim`: simulates one scenario file, or every one of a folder. The contract is in content/scenarios/README.md. */
import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatAddress } from '#sim/address.ts';
import { captureFrames, type CapturePoint } from '#sim/capture.ts';
import { encodePcap } from '#sim/codec/pcap.ts';
import { explainPort, type Explanation } from '#sim/explain.ts';
import { scanOf, type Network } from '#sim/network.ts';
import { ownsAddress, routeTo } from '#sim/topology.ts';
import { SECOND } from '#sim/time.ts';
import { readScenario, reasonOf, simulate, type Simulated } from './simulate.ts';
import { say } from './text.ts';

const UNUSABLE = 2;

interface Options {
  readonly json: boolean;
  readonly explain: boolean;
  readonly pcap: string | undefined;
}

function main(): number {
  let parsed;
  try {
    parsed = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        explain: { type: 'boolean', default: false },
        pcap: { type: 'string' },
        batch: { type: 'string' },
        'json-lines': { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return complain(`${reasonOf(error)}\n${say('sim.usage')}`);
  }
  const { values, positionals } = parsed;
  if (values.batch !== undefined)
    return positionals.length === 0 && values['json-lines'] ? simulateFolder(values.batch) : complain(say('sim.usage'));
  if (positionals.length !== 1) return complain(say('sim.usage'));
  return simulateFile(positionals[0]!, { json: values.json, explain: values.explain, pcap: values.pcap });
}

function complain(message: string): number {
  process.stderr.write(`${message}\n`);
  return UNUSABLE;
}

function simulateFile(file: string, options: Options): number {
  const scenario = readScenario(file);
  if (!scenario.ok) return complain(scenario.problem);
  const result = simulate(file, scenario.value, { packets: options.pcap !== undefined });
  if (!result.ok) return complain(result.problem);
  if (options.pcap !== undefined) {
    const problem = writeCapture(result.value.network, options.pcap);
    if (problem !== null) return complain(problem);
  }
  const output = options.json
    ? `${JSON.stringify(jsonOf(result.value, options.explain))}\n`
    : readable(result.value, options.explain);
  process.stdout.write(output);
  return 0;
}

function simulateFolder(folder: string): number {
  let names: string[];
  try {
    names = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch (error) {
    return complain(say('sim.no-folder', { folder, reason: reasonOf(error) }));
  }
  let status = 0;
  for (const name of names) {
    const file = join(folder, name);
    const scenario = readScenario(file);
    const result = scenario.ok ? simulate(file, scenario.value, { packets: false }) : scenario;
    if (result.ok)
      process.stdout.write(
        `${JSON.stringify({ scenario: basename(name, '.json'), result: jsonOf(result.value, false) })}\n`,
      );
    else status = complain(result.problem);
  }
  return status;
}

function jsonOf({ report, network }: Simulated, withReasons: boolean): unknown {
  return {
    target: formatAddress(report.target),
    host: report.host,
    ports: report.ports.map((port) => {
      if (!withReasons) return port;
      const explanation = explainPort(network, 1, port.port);
      return { ...port, explain: explanation === null ? null : jsonExplanation(explanation) };
    }),
  };
}

function jsonExplanation({ door, decided, path, tries, certain, alternatives }: Explanation): unknown {
  const step = (value: Explanation['path'][number]) => ({
    device: value.name,
    role: value.role,
    stage: value.stage,
    ruling: value.ruling,
    ref: value.ref,
  });
  return { door, decided: decided === null ? null : step(decided), path: path.map(step), tries, certain, alternatives };
}

function readable({ scenario, report, network }: Simulated, explain: boolean): string {
  const { technique } = scenario.scan;
  const { vantage } = scenario.scanner;
  const lines = [say('sim.title', { name: scenario.name, technique, target: formatAddress(report.target), vantage })];
  lines.push(say(report.host.up ? 'sim.host-up' : 'sim.host-down', { reason: report.host.reason }));
  for (const { port, proto, state, reason } of report.ports) {
    lines.push(say('sim.port-line', { port: `${port}/${proto}`, state, reason }));
    const explanation = explain ? explainPort(network, 1, port) : null;
    if (explanation !== null) lines.push(readableExplanation(explanation));
  }
  const scan = scanOf(network, 1)!;
  lines.push(say('sim.time', { sent: scan.sent, seconds: ((scan.finishedAt ?? 0) / SECOND).toFixed(3) }));
  return `${lines.join('\n')}\n`;
}

function readableExplanation({ door, decided, tries, certain, alternatives }: Explanation): string {
  const where =
    decided === null
      ? say('sim.explain-nowhere')
      : say('sim.explain-where', {
          device: decided.name,
          stage: decided.stage,
          ref: decided.ref === null ? '' : ` ${decided.ref}`,
          ruling: decided.ruling,
        });
  return say('sim.explain-line', {
    door,
    where,
    tries: tries > 1 ? say('sim.explain-tries', { tries }) : '',
    alternatives: certain
      ? say('sim.explain-certain')
      : say('sim.explain-alternatives', { doors: alternatives.join(', ') }),
  });
}

/** Writes the whole file or none: a half-written capture would look like a finding. */
function writeCapture(network: Network, file: string): string | null {
  const unfinished = `${file}.${process.pid}.part`;
  try {
    writeFileSync(unfinished, encodePcap(captureFrames(network, scannersPoint(network))));
    renameSync(unfinished, file);
    return null;
  } catch (error) {
    rmSync(unfinished, { force: true });
    return say('sim.cannot-write', { file, reason: reasonOf(error) });
  }
}

/** The interface through which the scanner reaches its target. */
function scannersPoint(network: Network): CapturePoint {
  const scan = scanOf(network, 1)!;
  const device = network.topology.devices[scan.device]!;
  if (ownsAddress(device, scan.request.target)) return { device: device.index, interface: 'loopback' };
  return { device: device.index, interface: routeTo(device, scan.request.target)?.interface ?? 0 };
}

process.exitCode = main();
