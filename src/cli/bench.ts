/**
 * `npm run bench`: how fast the engine, the local helper and the sandbox page are, as tables. A benchmark, never a test:
 * machines differ and are shared.
 *
 *   npm run bench -- [engine] [helper] [page]
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sentences from '#content/cli/bench.json' with { type: 'json' };
import { MIXTURES, type Mixture } from './bench/home.ts';
import type { Measured } from './bench/measure.ts';
import { pageTable } from './bench/print-page.ts';
import { nmapVersion, scanWithNmap } from './bench/real-nmap.ts';
import { measureSandboxPage } from './bench/sandbox-page.ts';
import { engineKilobytes } from './bench/size.ts';
import { projectRoot } from './tool.ts';

const PARTS = ['engine', 'helper', 'page'] as const;
const RUNS = 5;
const PAGE_RUNS = 3;
/** Short cases are repeated more often, or the compiler would be measured. */
const SHORT_RUNS = 60;
const ALL_PORTS = '1-65535';

interface Case {
  readonly name: keyof typeof sentences;
  readonly mixture: Mixture;
  readonly ports: string;
  readonly packets: boolean;
  /** Milliseconds. */
  readonly target: number;
}

const cases: readonly Case[] = [
  ...MIXTURES.map((mixture) => ({ name: mixture, mixture, ports: ALL_PORTS, packets: false, target: 500 })),
  ...MIXTURES.map((mixture) => ({
    name: `${mixture}.trace` as const,
    mixture,
    ports: ALL_PORTS,
    packets: true,
    target: 1_000,
  })),
  { name: 'service', mixture: 'mixed', ports: '0-1055', packets: false, target: 20 },
  { name: 'service.trace', mixture: 'mixed', ports: '0-1055', packets: true, target: 20 },
];

function say(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  const sentence = (sentences as Readonly<Record<string, string>>)[key];
  if (sentence === undefined) throw new Error(`no sentence ${key} in content/cli/bench.json`);
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function measureCase({ mixture, ports, packets }: Pick<Case, 'mixture' | 'ports' | 'packets'>, runs: number): Measured {
  const program = fileURLToPath(new URL('./bench/measure.ts', import.meta.url));
  const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    scripts: { sim: string };
  };
  // With the flags of `npm run sim`: little room for young objects is as fast, and 15 MB less.
  const args = [
    ...scripts.sim.split(' ').slice(1, -1),
    '--expose-gc',
    program,
    mixture,
    ports,
    packets ? 'packets' : 'rulings',
    String(runs),
  ];
  const result = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (result.status !== 0) throw new Error(result.stderr);
  return JSON.parse(result.stdout) as Measured;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function pad(cells: readonly string[]): string {
  const widths = [48, 28, 12, 10, 12, 16];
  return cells.map((cell, index) => cell.padEnd(widths[index]!)).join('');
}

function printCases(): void {
  print(say('title', { runs: RUNS, node: process.version }));
  print(pad([say('case'), say('time'), say('first'), say('target'), say('packets'), say('memory')]));
  for (const one of cases) {
    const { milliseconds: times, first, packets, peak, held } = measureCase(one, one.target < 100 ? SHORT_RUNS : RUNS);
    const time = median(times);
    print(
      pad([
        say(one.name),
        `${time.toFixed(1)} ms (${Math.min(...times).toFixed(1)}–${Math.max(...times).toFixed(1)})`,
        `${first.toFixed(0)} ms`,
        `${one.target} ms`,
        packets === 0 ? '' : Math.round((packets / time) * 1_000).toLocaleString('en'),
        `${peak.toFixed(0)} / ${held.toFixed(0)} MB`,
      ]),
    );
  }
}

function printRealNmap(): void {
  const version = nmapVersion();
  if (!version.ok) {
    print(say('nmap.skipped', { reason: say(version.problem.key, { program: version.problem.program }) }));
    return;
  }
  print(say('nmap.title', { version: version.value }));
  // All filtered takes real nmap more than an hour with two tries of a second each: too long for a bench.
  for (const [mixture, ports] of [
    ['closed', ALL_PORTS],
    ['mixed', '29000-31000'],
  ] as const) {
    const real = scanWithNmap(mixture, ports);
    const own = measureCase({ mixture, ports, packets: false }, RUNS);
    const ownSeconds = median(own.milliseconds) / 1_000;
    const counts = new Map<string, number>();
    const [low, high] = ports.split('-').map(Number) as [number, number];
    for (let port = low; port <= high; port += 1) {
      const state = real.states.get(port) ?? '';
      counts.set(state, (counts.get(state) ?? 0) + 1);
    }
    const different = [...new Set([...counts.keys(), ...Object.keys(own.states)])].reduce(
      (sum, state) => sum + Math.abs((counts.get(state) ?? 0) - (own.states[state] ?? 0)),
      0,
    );
    print(
      say('nmap.row', {
        name: `${say(mixture)} (${ports})`,
        nmap: real.seconds.toFixed(2),
        engine: ownSeconds.toFixed(3),
        ratio: (ownSeconds / real.seconds).toFixed(4),
        agreement: different === 0 ? say('nmap.equal') : say('nmap.different', { count: different / 2 }),
      }),
    );
  }
}

/** The helper measures itself: it is a program of its own, and nothing of `cli` may import it. */
function runHelperBench(): void {
  print(say('helper'));
  const { status } = spawnSync(process.execPath, [join(projectRoot, 'src', 'helper', 'bench.ts')], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = status ?? 1;
}

async function printEngine(): Promise<void> {
  printCases();
  print(say('size', { gzip: (await engineKilobytes()).toFixed(1) }));
  printRealNmap();
}

async function printPage(): Promise<void> {
  const measured = await measureSandboxPage(PAGE_RUNS, () => {
    print(say('page.building'));
  });
  if ('key' in measured) print(say(measured.key, { ...measured }));
  else pageTable(measured, say).forEach(print);
}

const wanted = process.argv.slice(2);
if (wanted.some((part) => !(PARTS as readonly string[]).includes(part))) {
  console.error(say('usage'));
  process.exitCode = 2;
} else {
  const parts = wanted.length === 0 ? PARTS : wanted;
  if (parts.includes('engine')) await printEngine();
  if (parts.includes('helper')) runHelperBench();
  if (parts.includes('page')) await printPage();
}
