/**
 * The bench's network built from namespaces, and real nmap on it: scanner ─ provider ─ router (DNAT of everything) ─ pc.
 * Only when the process is root and the programs are there; the namespaces are the run's own and removed at its end.
 */
import { spawnSync } from 'node:child_process';
import { fail, ok, type Result } from '#result';
import { eachPort, parsePortList } from '#sim/port-list.ts';
import { LAST_ADMITTED, OPEN_PORT, type Mixture } from './home.ts';

export interface RealScan {
  readonly seconds: number;
  /** State by port, as nmap reports it. */
  readonly states: ReadonlyMap<number, string>;
}

type Lacking = { readonly key: 'nmap.not-root' | 'nmap.missing'; readonly program: string };

const tag = `minato${process.pid}`;
const [scanner, provider, router, pc] = ['s', 'p', 'r', 'c'].map((letter) => `${tag}${letter}`) as [
  string,
  string,
  string,
  string,
];

function run(program: string, args: readonly string[], input?: string): string {
  const result = spawnSync(program, args, { encoding: 'utf8', input, maxBuffer: 64 * 1024 * 1024, timeout: 300_000 });
  if (result.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${result.stderr}`);
  return result.stdout;
}

function inside(namespace: string, program: string, ...args: readonly string[]): string {
  return run('ip', ['netns', 'exec', namespace, program, ...args]);
}

export function nmapVersion(): Result<string, Lacking> {
  if (process.getuid?.() !== 0) return fail({ key: 'nmap.not-root', program: '' });
  for (const program of ['nmap', 'ip', 'nft', 'sysctl'])
    if (spawnSync(program, [program === 'ip' ? '-V' : '--version']).error !== undefined)
      return fail({ key: 'nmap.missing', program });
  return ok(run('nmap', ['--version']).split('\n')[0] ?? '');
}

function join(left: string, leftAddress: string, right: string, rightAddress: string, number: number): void {
  const [a, b] = [`${tag.slice(-6)}a${number}`, `${tag.slice(-6)}b${number}`];
  run('ip', ['link', 'add', a, 'netns', left, 'type', 'veth', 'peer', 'name', b, 'netns', right]);
  inside(left, 'ip', 'addr', 'add', leftAddress, 'dev', a);
  inside(right, 'ip', 'addr', 'add', rightAddress, 'dev', b);
  inside(left, 'ip', 'link', 'set', a, 'up');
  inside(right, 'ip', 'link', 'set', b, 'up');
}

function build(mixture: Mixture): void {
  for (const namespace of [scanner, provider, router, pc]) {
    run('ip', ['netns', 'add', namespace]);
    inside(namespace, 'ip', 'link', 'set', 'lo', 'up');
    inside(namespace, 'sysctl', '-qw', 'net.ipv4.ip_forward=1', 'net.ipv4.icmp_ratelimit=0');
  }
  join(scanner, '198.51.100.7/24', provider, '198.51.100.1/24', 1);
  join(provider, '203.0.113.1/24', router, '203.0.113.10/24', 2);
  join(router, '192.168.1.1/24', pc, '192.168.1.20/24', 3);
  inside(scanner, 'ip', 'route', 'add', 'default', 'via', '198.51.100.1');
  inside(router, 'ip', 'route', 'add', 'default', 'via', '203.0.113.1');
  inside(pc, 'ip', 'route', 'add', 'default', 'via', '192.168.1.1');
  run(
    'ip',
    ['netns', 'exec', router, 'nft', '-f', '-'],
    'table ip n { chain pre { type nat hook prerouting priority -100; ip daddr 203.0.113.10 dnat to 192.168.1.20; }\n}\n',
  );
  if (mixture === 'closed') return;
  const admit = mixture === 'mixed' ? `tcp dport 1-${LAST_ADMITTED} accept;` : '';
  run(
    'ip',
    ['netns', 'exec', pc, 'nft', '-f', '-'],
    `table ip f { chain in { type filter hook input priority 0; policy drop; ct state established accept; ${admit} }\n}\n`,
  );
}

function remove(): void {
  for (const namespace of [scanner, provider, router, pc]) spawnSync('ip', ['netns', 'del', namespace]);
}

/** Scans all ports of the mixture with real nmap, as the engine's scanner does: SYN, two tries, ports in order. */
export function scanWithNmap(mixture: Mixture, ports: string): RealScan {
  remove();
  try {
    build(mixture);
    const program = `require('node:net').createServer().listen(${OPEN_PORT}, '0.0.0.0')`;
    const server = spawnSync('sh', [
      '-c',
      `ip netns exec ${pc} ${JSON.stringify(process.execPath)} -e ${JSON.stringify(program)} >/dev/null 2>&1 & echo $!`,
    ]);
    inside(scanner, 'sleep', '0.3');
    const start = performance.now();
    const output = inside(
      scanner,
      'nmap',
      '-n',
      '-r',
      '--max-retries',
      '1',
      '-Pn',
      '-sS',
      '-p',
      ports,
      '-oX',
      '-',
      '203.0.113.10',
    );
    const seconds = (performance.now() - start) / 1000;
    spawnSync('kill', [server.stdout.toString().trim()]);
    return { seconds, states: readXml(output) };
  } finally {
    remove();
  }
}

/** nmap's XML names some ports one by one and the others in groups of one state. */
function readXml(output: string): ReadonlyMap<number, string> {
  const states = new Map<number, string>();
  for (const match of output.matchAll(/portid="(\d+)"><state state="([a-z|]+)"/g))
    states.set(Number(match[1]), match[2]!);
  for (const group of output.matchAll(/<extraports state="([a-z|]+)"[\s\S]*?<\/extraports>/g))
    for (const reasons of group[0].matchAll(/ports="([\d,-]+)"/g)) {
      const ports = parsePortList(reasons[1]!);
      if (ports.ok) for (const port of eachPort(ports.value)) states.set(port, group[1]!);
    }
  return states;
}
