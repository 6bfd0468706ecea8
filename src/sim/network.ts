/**
 * The network as a value: apply a command, let time pass, read what happened. Every function returns a new `Network` and
 * leaves the one it was given as it was.
 *
 * Deterministic: the same scenario, commands and seed give the byte-identical trace.
 */
import { fail, ok, type Result } from '#result';
import { createAgenda, nextDue } from './agenda.ts';
import { applySetting, type Command, type CommandProblem } from './command.ts';
import { Draft, type Changing } from './draft.ts';
import type { Scenario, ScannerSetup, ScanRequest } from './scenario.ts';
import { randomBetween } from './random.ts';
import {
  causesOf,
  createScan,
  isOver,
  resultsOf,
  type HostReport,
  type PortResult,
  type Scan,
} from './scanner/scan.ts';
import { cancelScan, startScan, type Reach } from './scanner/scanner.ts';
import { createTables, type Tables } from './tables.ts';
import { createTrace, traceCommand, type Trace } from './trace.ts';
import type { Duration, Instant } from './time.ts';
import {
  createTopology,
  listenerKey,
  isGroup,
  ownsAddress,
  routeTo,
  scanningDevice,
  sourceFor,
  type Device,
  type Topology,
} from './topology.ts';

export interface Network {
  /** The settings in force. */
  readonly scenario: Scenario;
  readonly topology: Topology;
  readonly changing: Changing;
  /** Numbers for the next scan and its probes. */
  readonly nextScan: number;
  readonly nextCause: number;
}

/** `packets: true` keeps every packet in the trace; without it only rulings and verdicts are kept. */
export function createNetwork(scenario: Scenario, keep: { readonly packets: boolean }): Network {
  const topology = createTopology(scenario);
  return {
    scenario,
    topology,
    changing: {
      now: 0,
      draws: 0,
      agenda: createAgenda(),
      tables: topology.devices.map(() => createTables()),
      scans: [],
      trace: createTrace(keep.packets),
    },
    nextScan: 1,
    nextCause: 0,
  };
}

export function nowOf(network: Network): Instant {
  return network.changing.now;
}

export function traceOf(network: Network): Trace {
  return network.changing.trace;
}

/** Carries out one command at the present instant. */
export function apply(network: Network, command: Command): Result<Network, CommandProblem> {
  if (command.kind === 'scan.start') return beginScan(network, command.scanner, command.scan);
  if (command.kind === 'scan.cancel') return stopScan(network, command.scan);
  const scenario = applySetting(network.scenario, command);
  if (!scenario.ok) return scenario;
  const changed = withSettings(network, scenario.value);
  const draft = new Draft(changed.topology, scenario.value.seed, changed.changing);
  traceCommand(draft.trace, draft.now, command.kind);
  return ok({ ...changed, changing: draft.finish() });
}

/** Puts other settings in force. Devices keep what they remember; one that was switched off forgets it. */
function withSettings(network: Network, scenario: Scenario): Network {
  const topology = createTopology(scenario);
  const places = new Map(network.topology.devices.map((device) => [device.name + device.role, device.index]));
  const tables: Tables[] = topology.devices.map((device) => {
    const before = places.get(device.name + device.role);
    return before === undefined || !device.up ? createTables() : network.changing.tables[before]!;
  });
  return { ...network, scenario, topology, changing: { ...network.changing, tables } };
}

function beginScan(network: Network, setup: ScannerSetup, request: ScanRequest): Result<Network, CommandProblem> {
  const index = scanningDevice(network.topology, setup);
  const device = network.topology.devices[index];
  if (device === undefined) return fail('no-such-scanner');
  if (!device.up) return fail('scanner-is-off');
  const routed = sourceFor(device, request.target);
  const source = routed ?? device.interfaces[0]!.address;
  const { scenario, topology, changing } = network;
  const draft = new Draft(topology, scenario.seed, changing);
  const id = network.nextScan;
  const firstPort = choosePort(device, scenario.seed, id);
  const scan = createScan(id, index, request, source, network.nextCause, firstPort, draft.now);
  draft.scans.push(scan);
  const reach = routed === null || isGroup(request.target) ? 'nowhere' : reachOf(device, request.target);
  startScan(scan, reach, draft.handsOf(scan));
  return ok({
    ...network,
    changing: draft.finish(),
    nextScan: id + 1,
    nextCause: network.nextCause + causesOf(scan),
  });
}

function reachOf(device: Device, target: number): Reach {
  if (ownsAddress(device, target)) return 'self';
  return routeTo(device, target)?.next === target ? 'own-network' : 'elsewhere';
}

/** A pair of source ports in nmap's usual range that no program of the scanning device uses. */
function choosePort(device: Device, seed: number, id: number): number {
  for (let attempt = 0; ; attempt += 1) {
    const port = randomBetween(seed ^ 0x5ca9, id * 64 + attempt, 33_000, 60_000);
    const taken = [port, port + 1].some(
      (own) => device.listeners.has(listenerKey('tcp', own)) || device.listeners.has(listenerKey('udp', own)),
    );
    if (!taken || attempt === 63) return port;
  }
}

function stopScan(network: Network, id: number): Result<Network, CommandProblem> {
  const { topology, scenario, changing } = network;
  const draft = new Draft(topology, scenario.seed, changing);
  const scan = draft.scans.find((candidate) => candidate.id === id);
  if (scan === undefined || isOver(scan)) return fail('no-such-scan');
  cancelScan(scan, draft.handsOf(scan));
  return ok({ ...network, changing: draft.finish() });
}

/** Lets time pass up to an instant, but not more than `mostSteps` steps. */
export function advanceTo(network: Network, until: Instant, mostSteps = Number.POSITIVE_INFINITY): Network {
  const draft = new Draft(network.topology, network.scenario.seed, network.changing);
  let steps = 0;
  while (steps < mostSteps && draft.step(until)) steps += 1;
  if (steps < mostSteps && until > draft.now) draft.now = until;
  return { ...network, changing: draft.finish() };
}

/** Lets a duration pass. */
export function advance(network: Network, duration: Duration): Network {
  return advanceTo(network, network.changing.now + duration);
}

/** One due item; the same network when nothing is due. */
export function step(network: Network): Network {
  if (nextDue(network.changing.agenda) === undefined) return network;
  return advanceTo(network, Number.MAX_SAFE_INTEGER, 1);
}

/**
 * Runs until a scan is over, or until `mostSteps` steps were taken (then the scan goes on in the next call). Time stops
 * where the scan ended.
 */
export function runScan(network: Network, id: number, mostSteps = Number.POSITIVE_INFINITY): Network {
  const draft = new Draft(network.topology, network.scenario.seed, network.changing);
  goOnScanning(draft, id, mostSteps);
  return { ...network, changing: draft.finish() };
}

/** The same to the end, with a pause after every so many steps in which whoever waits can do something else. */
export function* runScanInPauses(network: Network, id: number, steps: number): Generator<void, Network> {
  const draft = new Draft(network.topology, network.scenario.seed, network.changing);
  while (goOnScanning(draft, id, steps)) yield;
  return { ...network, changing: draft.finish() };
}

/** Takes so many steps for a scan; false when it is over or nothing is due. */
function goOnScanning(draft: Draft, id: number, mostSteps: number): boolean {
  const scan = draft.scans.find((candidate) => candidate.id === id);
  for (let steps = 0; steps < mostSteps; steps += 1)
    if (scan === undefined || isOver(scan) || !draft.step(Number.MAX_SAFE_INTEGER)) return false;
  return true;
}

export function scanOf(network: Network, id: number): Scan | null {
  return network.changing.scans.find((scan) => scan.id === id) ?? null;
}

/** What a scan has found so far, in nmap's words. */
export interface ScanReport {
  readonly target: number;
  readonly host: HostReport;
  readonly ports: readonly PortResult[];
  readonly done: number;
  readonly total: number;
  readonly over: boolean;
}

export function reportOf(scan: Scan): ScanReport {
  const host = scan.host ?? { up: false, reason: 'no-response' };
  return {
    target: scan.request.target,
    host,
    ports: host.up ? resultsOf(scan) : [],
    done: scan.decided,
    total: scan.ports.length,
    over: isOver(scan),
  };
}
