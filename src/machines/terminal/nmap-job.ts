/** `nmap` at work: looks whether somebody is there, probes the ports, and reports in nmap's words. */
import { contains, formatAddress } from '#sim/address.ts';
import type { Command } from '#sim/command.ts';
import { nowOf, reportOf, scanOf, type Network, type ScanReport } from '#sim/network.ts';
import type { Host } from '#sim/scenario.ts';
import { isOver, transportOf, type PortResult, type Scan } from '#sim/scanner/scan.ts';
import { SECOND, type Instant } from '#sim/time.ts';
import { ownsAddress } from '#sim/topology.ts';
import { EMPTY_LINE, say, type Line } from './line.ts';
import type { JobStep } from './ping-job.ts';
import type { NmapRequest } from './request.ts';
import { serviceName } from './service-names.ts';

export interface NmapJob {
  readonly kind: 'nmap';
  readonly request: NmapRequest;
  readonly phase: 'looking' | 'probing';
  readonly scan: number | null;
  readonly startedAt: Instant;
}

const seconds = (time: number, digits: number): string => (time / SECOND).toFixed(digits);

export function startNmap(request: NmapRequest, host: Host, network: Network): JobStep<NmapJob> {
  const looks = request.technique === 'ping' || needsLooking(request, host, network);
  const startedAt = nowOf(network);
  return {
    job: { kind: 'nmap', request, phase: looks ? 'looking' : 'probing', scan: null, startedAt },
    lines: [say('nmap.start', { time: seconds(startedAt, 3) })],
    command: null,
  };
}

/**
 * Whether it has to look first whether anybody is there. On its own network a raw scan asks by ARP anyway, with or
 * without -Pn; itself it need not look for.
 */
function needsLooking({ discovers, target, technique }: NmapRequest, host: Host, { topology }: Network): boolean {
  const own = topology.devices.find(({ role, name }) => role === 'host' && name === host.name);
  if (!discovers || (own !== undefined && ownsAddress(own, target))) return false;
  return technique === 'connect' || !contains(host.address, target);
}

export function stepNmap(job: NmapJob, host: string, network: Network): JobStep<NmapJob> {
  if (job.scan === null)
    return { job: { ...job, scan: network.nextScan }, lines: [], command: scanCommand(job, host, network) };
  const scan = scanOf(network, job.scan)!;
  if (!isOver(scan)) return { job, lines: [], command: null };
  const report = reportOf(scan);
  if (job.phase === 'looking' && report.host.up && job.request.technique !== 'ping')
    return { job: { ...job, phase: 'probing', scan: null }, lines: [], command: null };
  return { job: null, lines: reportLines(job, scan, report, network), command: null };
}

function scanCommand({ request, phase }: NmapJob, host: string, network: Network): Command {
  return {
    kind: 'scan.start',
    scanner: { vantage: 'self', host, address: network.scenario.scanner.address },
    scan: {
      technique: phase === 'looking' ? 'ping' : request.technique,
      target: request.target,
      ports: phase === 'looking' ? [] : request.ports,
      ping: 'default',
      timeoutMs: 1_000,
      adaptive: true,
      parallelism: 50,
    },
  };
}

function reportLines(job: NmapJob, scan: Scan, report: ScanReport, network: Network): readonly Line[] {
  const { request } = job;
  const name = request.named ?? '';
  const address = formatAddress(request.target);
  const target = request.named === null ? address : `${name} (${address})`;
  const time = seconds(nowOf(network) - job.startedAt, 2);
  if (!report.host.up) return [say('nmap.down'), say('nmap.done.down', { time }), EMPTY_LINE];
  const latency = scan.smoothed ?? 0;
  const isKnown = latency > 0;
  const up = say(isKnown ? 'nmap.up.latency' : 'nmap.up', { latency: seconds(latency, 4) });
  const ports = request.technique === 'ping' ? [] : portLines(request, report.ports, target);
  return [say('nmap.host', { target }), up, ...ports, EMPTY_LINE, say('nmap.done', { time }), EMPTY_LINE];
}

/** From so many on, ports of one state are only counted (nmap's output.cc); open ones never are. */
const MOST_LISTED = 25;

function portLines({ technique, reason }: NmapRequest, ports: readonly PortResult[], target: string): readonly Line[] {
  const groups = new Map<string, PortResult[]>();
  for (const port of ports) {
    const what = `${port.state} ${transportOf(technique)} ports (${port.reason})`;
    groups.set(what, [...(groups.get(what) ?? []), port]);
  }
  const ignored = [...groups]
    .filter(([, group]) => group.length > MOST_LISTED && group[0]!.state !== 'open')
    .sort(([, a], [, b]) => b.length - a.length);
  const hidden = new Set(ignored.flatMap(([, group]) => group));
  const listed = ports.filter((port) => !hidden.has(port));
  const counts = ignored.map(([what, group]) => `${group.length} ${what}`).join(', ');
  return [
    ...(listed.length === 0 ? [say('nmap.all-ignored', { count: ports.length, target })] : []),
    ...(ignored.length === 0 ? [] : [say('nmap.not-shown', { counts })]),
    ...(listed.length === 0 ? [] : table(listed, reason)),
  ];
}

function table(ports: readonly PortResult[], reason: boolean): readonly Line[] {
  const rows = [
    ['PORT', 'STATE', 'SERVICE', ...(reason ? ['REASON'] : [])],
    ...ports.map((each) => [
      `${each.port}/${each.proto}`,
      each.state,
      serviceName(each.port),
      ...(reason ? [each.reason] : []),
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => ({
    text: row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join(' ')
      .trimEnd(),
  }));
}
