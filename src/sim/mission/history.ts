/** What a learner has done in a home: the start, the commands in order, and the network they led to. */
import { apply, createNetwork, runScan, scanOf, type Network } from '../network.ts';
import type { Command } from '../command.ts';
import { DEFAULT_SCANNER, type Scenario, type ScannerSetup, type Transport } from '../scenario.ts';
import { verdictOf, transportOf, type Scan } from '../scanner/scan.ts';
import { LOOPBACK, type Address } from '../address.ts';
import { eachPort, type PortList } from '../port-list.ts';
import { publicAddress } from '../viewpoint.ts';
import type { Berth, Deed, Look, Passage } from './mission.ts';

export interface History {
  readonly start: Scenario;
  /** Soonest first. A lab's timeline has them as they are (`timeline.commands`). */
  readonly commands: readonly { readonly command: Command }[];
  readonly network: Network;
}

export function beginHistory(start: Scenario): History {
  return { start, commands: [], network: createNetwork(start, { packets: true }) };
}

/** Does one more thing, a scan to its end. A deed that the network refuses is wrong code: missions are tested. */
export function extendHistory(history: History, deed: Deed, pc: string): History {
  const { scenario } = history.network;
  const command =
    deed.kind === 'look' ? lookCommand(scenario, deed, pc) : deed.kind === 'look-out' ? lookOutCommand(deed) : deed;
  const applied = apply(history.network, command);
  if (!applied.ok) throw new Error(`refused: ${deed.kind}: ${applied.problem}`);
  const network = command.kind === 'scan.start' ? runScan(applied.value, history.network.nextScan) : applied.value;
  return { ...history, commands: [...history.commands, { command }], network };
}

/** The scan that a look stands for. From the LAN another host of the home looks, the first that is on. */
export function lookCommand(scenario: Scenario, look: Look, pc: string): Command {
  const host = look.host ?? pc;
  const target = targetOf(scenario, look, pc);
  const neighbour = scenario.hosts.find(({ name, up, network }) => name !== host && up && network === 'lan')?.name;
  const by = look.from === 'internet' ? null : look.from === 'self' ? host : (look.by ?? neighbour ?? null);
  return scanCommand(
    { vantage: look.from, host: by, address: scenario.scanner.address },
    look.proto,
    target,
    look.ports,
  );
}

/** The scan of one port by a host of the home towards an address. */
export function lookOutCommand({ host, target, proto, port }: Passage): Command {
  const scanner: ScannerSetup = { vantage: 'lan', host, address: DEFAULT_SCANNER };
  return scanCommand(scanner, proto, target, [{ low: port, high: port }]);
}

function scanCommand(scanner: ScannerSetup, proto: Transport, target: Address, ports: PortList): Command {
  return {
    kind: 'scan.start',
    scanner,
    scan: {
      technique: proto === 'tcp' ? 'syn' : 'udp',
      target,
      ports,
      ping: 'default',
      timeoutMs: 1_000,
      adaptive: true,
      parallelism: 50,
    },
  };
}

function targetOf(scenario: Scenario, { from, host }: Pick<Berth, 'from' | 'host'>, pc: string): number {
  if (from === 'internet') return publicAddress(scenario);
  if (from === 'self') return LOOPBACK;
  return scenario.hosts.find(({ name }) => name === (host ?? pc))?.address.address ?? LOOPBACK;
}

/** A scan that was run to its end. */
export interface FinishedScan {
  readonly scan: Scan;
  /** The place of its command in the history. */
  readonly place: number;
}

/** The scans of a berth that were run to their end, soonest first. */
export function scansOf(history: History, berth: Berth, pc: string): readonly FinishedScan[] {
  const target = targetOf(history.network.scenario, berth, pc);
  return finishedScans(history, ({ vantage }) => vantage === berth.from, target, berth.proto, eachPort(berth.ports));
}

/** The scans of a passage that were run to their end, soonest first. */
export function scansOut(history: History, { host, target, proto, port }: Passage): readonly FinishedScan[] {
  return finishedScans(history, (scanner) => scanner.host === host, target, proto, [port]);
}

function finishedScans(
  { commands, network }: History,
  isFrom: (scanner: ScannerSetup) => boolean,
  target: Address,
  proto: Transport,
  ports: readonly number[],
): readonly FinishedScan[] {
  let id = 0;
  return commands.flatMap(({ command }, place) => {
    if (command.kind !== 'scan.start') return [];
    id += 1;
    const scan = scanOf(network, id);
    if (scan?.phase !== 'finished' || !isFrom(command.scanner)) return [];
    const { request, places } = scan;
    const isSame = request.target === target && request.technique !== 'ping';
    const isWhole = transportOf(request.technique) === proto && ports.every((port) => (places[port] ?? 0) > 0);
    return isSame && isWhole ? [{ scan, place }] : [];
  });
}

/** What a finished scan said of one of its ports; null where it found nobody there. */
export function stateIn(scan: Scan, port: number): string | null {
  if (scan.host?.up !== true) return null;
  return verdictOf(scan, (scan.places[port] ?? 0) - 1)?.state ?? null;
}

/** The place of the last command that changed settings; -1 where there was none. */
export function lastChange({ commands }: History): number {
  return commands.findLastIndex(({ command }) => command.kind !== 'scan.start' && command.kind !== 'scan.cancel');
}
