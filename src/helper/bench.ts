/**
 * How fast the helper is, against real nmap in turn, on this machine and now. `node src/helper/bench.ts`, or part of
 * `npm run bench`. Only ratios that were measured in turn mean anything: a busy machine slows both.
 *
 * The helper is measured as the learner has it: a process of its own, asked over HTTP, listened to by its stream.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseProcNet } from './listeners/proc.ts';

/** One figure: what was measured, how much it was, how much it may be (`undefined`: no limit), and whether it holds. */
export interface HelperBenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ratio' | 's' | 'MB' | 'ports';
  readonly limit: number | undefined;
  readonly holds: boolean;
}

export interface HelperBenchOptions {
  /** Runs of nmap and helper in turn. */
  readonly runs: number;
  /** Runs of all ports in which every state is compared with what really listens. */
  readonly checkedRuns: number;
}

const PROJECT = join(import.meta.dirname, '..', '..');
const ALL_PORTS = '1-65535';
const FIRST_PORTS = '1-1056';
/** The lower half: source ports, to which the answers come back, lie in the upper one. */
const SILENT_PORTS = '1-32767';
const SILENT_COUNT = 32_767;
const INSIDE = '--inside';

interface ScanFigures {
  readonly seconds: number;
  readonly open: string;
  readonly filtered: number;
}

/** Measures everything that can be measured here; rows that need nmap or root are left out where there is none. */
export async function runHelperBench(
  options: HelperBenchOptions = { runs: 5, checkedRuns: 20 },
): Promise<readonly HelperBenchRow[]> {
  const rows: HelperBenchRow[] = [];
  const helper = await startBenchHelper();
  const nmap = hasNmap();
  const ours: number[] = [];
  const theirs: number[] = [];
  await helper.scan(FIRST_PORTS);
  for (let run = 0; run < options.runs; run += 1) {
    ours.push((await helper.scan(ALL_PORTS)).seconds);
    if (nmap) theirs.push(await timeNmap([]));
  }
  rows.push(row('helper.loopback.all-ports', median(ours), 's', undefined));
  if (nmap) {
    rows.push(row('nmap.loopback.all-ports', median(theirs), 's', undefined));
    rows.push(row('helper-to-nmap.loopback.all-ports', median(ours) / median(theirs), 'ratio', 0.8));
  }
  const first: number[] = [];
  for (let run = 0; run < options.runs; run += 1) first.push((await helper.scan(FIRST_PORTS)).seconds);
  rows.push(row('helper.loopback.1056-ports', median(first), 's', 0.2));
  let wrong = 0;
  for (let run = 0; run < options.checkedRuns; run += 1) wrong += await wrongStates(helper);
  rows.push(row('helper.wrong-states', wrong, 'ports', 0));
  if (process.platform === 'linux') rows.push(row('helper.memory', peakMegabytes(helper.pid), 'MB', 160));
  await helper.end();
  if (nmap && process.platform === 'linux' && process.getuid?.() === 0) rows.push(...benchSilentHalf());
  return rows;
}

/** Half of the ports silently dropped, in a network of the bench's own: no packet leaves it. */
function benchSilentHalf(): readonly HelperBenchRow[] {
  const space = `minato-bench-${String(process.pid)}`;
  const inside = (command: string, args: readonly string[], input?: string): string =>
    execFileSync('ip', ['netns', 'exec', space, command, ...args], {
      encoding: 'utf8',
      input,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
  execFileSync('ip', ['netns', 'add', space]);
  try {
    inside('ip', ['link', 'set', 'lo', 'up']);
    const chain = `type filter hook input priority 0; policy accept;\ntcp dport ${SILENT_PORTS} drop`;
    inside('nft', ['-f', '-'], `table inet bench {\nchain input {\n${chain}\n}\n}\n`);
    const measured = JSON.parse(inside(process.execPath, [import.meta.filename, INSIDE])) as {
      ours: number;
      theirs: number;
      filtered: number;
    };
    return [
      row('helper.silent-half', measured.ours, 's', undefined),
      row('nmap.silent-half', measured.theirs, 's', undefined),
      row('helper-to-nmap.silent-half', measured.ours / measured.theirs, 'ratio', 0.2),
      row('helper.silent-half.wrong-states', Math.abs(measured.filtered - SILENT_COUNT), 'ports', 0),
    ];
  } finally {
    execFileSync('ip', ['netns', 'del', space]);
  }
}

/** What runs inside the namespace. The helper listens on a port of the half that is not filtered. */
async function measureInside(): Promise<void> {
  const helper = await startBenchHelper(61_234);
  const { seconds, filtered } = await helper.scan(ALL_PORTS);
  await helper.end();
  process.stdout.write(JSON.stringify({ ours: seconds, theirs: await timeNmap(['-Pn', '-n']), filtered }));
}

interface BenchHelper {
  readonly pid: number;
  scan(ports: string): Promise<ScanFigures>;
  end(): Promise<void>;
}

/** What `npm run helper` gives to Node: the flags that keep its memory small, and the program. */
function learnersStart(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as {
    scripts: { helper: string };
  };
  return scripts.helper.split(' ').slice(1);
}

async function startBenchHelper(wanted?: number): Promise<BenchHelper> {
  const port = wanted ?? (await freePort());
  const child = spawn(process.execPath, [...learnersStart(), '--no-site', '--port', String(port)], {
    cwd: PROJECT,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  while (!output.includes('#pair=')) {
    if (child.exitCode !== null) throw new Error('helper-did-not-start');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const base = `http://127.0.0.1:${String(port)}/api/v1`;
  const json = { 'Content-Type': 'application/json' };
  const code = /#pair=([0-9A-Z-]+)/.exec(output)?.[1];
  const paired = await fetch(`${base}/pair`, { method: 'POST', headers: json, body: JSON.stringify({ code }) });
  const { token } = (await paired.json()) as { token: string };
  const headers = { Authorization: `Bearer ${token}` };
  // The threads start once somebody is paired; a learner takes longer than this to press a button.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return {
    pid: child.pid ?? 0,
    async scan(ports) {
      const body = JSON.stringify({ target: '127.0.0.1', protocol: 'tcp', ports });
      const start = (): Promise<Response> =>
        fetch(`${base}/scans`, { method: 'POST', headers: { ...json, ...headers }, body });
      let startedAt = performance.now();
      let created = await start();
      // Thirty scans a minute and no more: the bench waits like everybody else.
      while (created.status === 429) {
        await new Promise((resolve) => setTimeout(resolve, 1000 * Number(created.headers.get('Retry-After') ?? 1)));
        startedAt = performance.now();
        created = await start();
      }
      const { id } = (await created.json()) as { id: string };
      await (await fetch(`${base}/scans/${id}/events`, { headers })).text();
      const seconds = (performance.now() - startedAt) / 1000;
      const ended = (await (await fetch(`${base}/scans/${id}`, { headers })).json()) as {
        status: string;
        counts: { filtered: number };
        results: { open: string };
      };
      if (ended.status !== 'completed') throw new Error(`scan-${ended.status}`);
      return { seconds, open: ended.results.open, filtered: ended.counts.filtered };
    },
    async end() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/**
 * Ports whose state is wrong: open with no listener before or after the scan, closed with one all the time, or neither.
 * Other programs come and go meanwhile, so only what was the same before and after is judged.
 */
async function wrongStates(helper: BenchHelper): Promise<number> {
  const before = listeningPorts();
  const { open, filtered } = await helper.scan(ALL_PORTS);
  const after = listeningPorts();
  const found = new Set(open.split(',').flatMap((item) => expand(item)));
  const invented = [...found].filter((port) => !before.has(port) && !after.has(port));
  const missed = [...before].filter((port) => after.has(port) && !found.has(port));
  return invented.length + missed.length + filtered;
}

function listeningPorts(): ReadonlySet<number> {
  if (process.platform !== 'linux') return new Set();
  const reachable = ['tcp', 'tcp6']
    .flatMap((name) => parseProcNet(readFileSync(`/proc/net/${name}`, 'latin1'), 'tcp'))
    .filter(({ address }) => ['0.0.0.0', '127.0.0.1', '::', '::ffff:127.0.0.1'].includes(address));
  return new Set(reachable.map(({ port }) => port));
}

function expand(item: string): readonly number[] {
  if (item === '') return [];
  const [from = 0, to = from] = item.split('-').map(Number);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function hasNmap(): boolean {
  try {
    execFileSync('nmap', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Seconds that nmap takes for all TCP ports of loopback. */
async function timeNmap(more: readonly string[]): Promise<number> {
  const startedAt = performance.now();
  await once(spawn('nmap', ['-sT', '-p-', '-T4', ...more, '127.0.0.1'], { stdio: 'ignore' }), 'exit');
  return (performance.now() - startedAt) / 1000;
}

/** The most memory that the process has held (`VmHWM`), in megabytes. */
function peakMegabytes(pid: number): number {
  const found = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'latin1'));
  return (Number(found?.[1] ?? Number.NaN) * 1024) / 1e6;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function row(name: string, value: number, unit: HelperBenchRow['unit'], limit: number | undefined): HelperBenchRow {
  return { name, value: Math.round(value * 1000) / 1000, unit, limit, holds: limit === undefined || value <= limit };
}

/** One line for each row: its name, the figure, and the limit where there is one. */
export function formatHelperBench(rows: readonly HelperBenchRow[]): string {
  return rows
    .map(({ name, value, unit, limit, holds }) =>
      [
        holds ? 'ok  ' : 'OVER',
        name.padEnd(36),
        `${String(value)} ${unit}`,
        ...(limit === undefined ? [] : [`(limit ${String(limit)})`]),
      ].join(' '),
    )
    .join('\n');
}

if (import.meta.main) {
  if (process.argv.includes(INSIDE)) {
    await measureInside();
  } else {
    const quick = process.argv.includes('--quick');
    const rows = await runHelperBench(quick ? { runs: 3, checkedRuns: 3 } : undefined);
    process.stdout.write(`${formatHelperBench(rows)}\n`);
    if (rows.some(({ holds }) => !holds)) process.exitCode = 1;
  }
}
