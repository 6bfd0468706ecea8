/**
 * One home seen from three places at once: from the internet, by a neighbour in the same LAN, and by the PC itself.
 *
 * Each place scans a copy of the network, so the network that is asked never knows of it. The neighbour is a device of
 * its own at a free LAN address, with no firewall and no programs: it sees what any guest in the Wi-Fi would see. The PC
 * scans its loopback address, which no firewall judges (windows-firewall: WFAS rules have no effect on loopback).
 */
import { LOOPBACK, maskOf, type Address } from './address.ts';
import { createAgenda } from './agenda.ts';
import type { Command, CommandProblem } from './command.ts';
import { explainInPauses, type Door, type Explanation } from './explain.ts';
import { apply, createNetwork, runScanInPauses, scanOf, type Network } from './network.ts';
import { withoutPauses } from './pauses.ts';
import type { PortList } from './port-list.ts';
import type { Host, PortState, Router, Scenario, ScannerSetup, Transport } from './scenario.ts';
import type { HostReport } from './scanner/scan.ts';
import type { Stage } from './stage.ts';
import { copyTables, createTables, type Tables } from './tables.ts';
import type { Role } from './topology.ts';

export const VIEWPOINTS = ['internet', 'lan', 'self'] as const;
export type Viewpoint = (typeof VIEWPOINTS)[number];

/** What to look at: some ports of a home's public address and of one PC in it. */
export interface Watch {
  /** The PC's name in the scenario. */
  readonly pc: string;
  readonly proto: Transport;
  readonly ports: PortList;
}

/** What one port answered, and who answered or kept silent. */
export interface PortAnswer {
  readonly port: number;
  readonly state: PortState;
  readonly reason: string;
  readonly door: Door;
  /** The device that decided; null where nobody did. */
  readonly device: string | null;
  readonly role: Role | null;
  readonly stage: Stage | null;
  /** The deciding rule, forward, mapping or service; null where the decision came from there being none. */
  readonly ref: string | null;
  readonly certain: boolean;
}

/** What one viewpoint sees. Without `host.up` there are no answers: nobody is there. */
export interface Sight {
  readonly from: Viewpoint;
  readonly target: Address;
  readonly host: HostReport;
  /** In ascending order of ports. */
  readonly answers: readonly PortAnswer[];
  /** Why nobody can look from there (the PC is off, the LAN has no free address). */
  readonly problem: CommandProblem | null;
}

export type Sights = { readonly [V in Viewpoint]: Sight };

/** The name of the neighbour. Hosts of a scenario start with a letter, so it is nobody else's. */
export const NEIGHBOUR = '@neighbour';

/** The address under which the internet knows the home: the outermost router's. */
export function publicAddress(scenario: Scenario): Address {
  return (scenario.gateway.upstream ?? scenario.gateway).wan.address;
}

/**
 * What the watched ports answer at this moment, from the three viewpoints. The network stays as it is. What devices
 * remember (connections, NAT mappings) counts; packets under way do not.
 */
export function viewpoints(network: Network, watch: Watch): Sights {
  return withoutPauses(viewpointsInPauses(network, watch));
}

/** How much is done between two pauses: about a millisecond of a fast machine. */
const STEPS = 512;
const PORTS = 512;

/** The same, with pauses in which whoever waits can do something else: a thousand ports take some time. */
export function* viewpointsInPauses(network: Network, watch: Watch): Generator<void, Sights> {
  const { scenario } = network;
  const pc = scenario.hosts.find(({ name }) => name === watch.pc);
  const stage = withNeighbour(network);
  const far: ScannerSetup = { vantage: 'internet', host: null, address: scenario.scanner.address };
  const near: ScannerSetup = { ...far, vantage: 'lan', host: NEIGHBOUR };
  const own: ScannerSetup = { ...far, vantage: 'self', host: watch.pc };
  return {
    internet: yield* look(stage, 'internet', far, publicAddress(scenario), watch),
    lan: yield* look(stage, 'lan', near, pc?.address.address ?? LOOPBACK, watch),
    self: yield* look(stage, 'self', own, LOOPBACK, watch),
  };
}

function* look(
  stage: Network,
  from: Viewpoint,
  scanner: ScannerSetup,
  target: Address,
  watch: Watch,
): Generator<void, Sight> {
  const command: Command = {
    kind: 'scan.start',
    scanner,
    scan: {
      technique: watch.proto === 'tcp' ? 'syn' : 'udp',
      target,
      ports: watch.ports,
      ping: 'default',
      timeoutMs: 1_000,
      adaptive: true,
      parallelism: 50,
    },
  };
  const started = apply(stage, command);
  const blind = { from, target, host: { up: false, reason: 'no-response' }, answers: [] };
  if (!started.ok) return { ...blind, problem: started.problem };
  const id = stage.nextScan;
  const seen = yield* runScanInPauses(started.value, id, STEPS);
  const host = scanOf(seen, id)?.host ?? blind.host;
  const explained = host.up ? yield* explainInPauses(seen, id, PORTS) : [];
  return { from, target, host, answers: explained.map(answerOf), problem: null };
}

function answerOf({ port, verdict, door, decided, certain }: Explanation): PortAnswer {
  return {
    port,
    state: verdict.state,
    reason: verdict.reason,
    door,
    device: decided?.name ?? null,
    role: decided?.role ?? null,
    stage: decided?.stage ?? null,
    ref: decided?.ref ?? null,
    certain,
  };
}

/** A copy of the network with a neighbour in the LAN and an observer on the internet, and with nothing under way. */
function withNeighbour(network: Network): Network {
  const { scenario, topology, changing } = network;
  const address = freeLanAddress(scenario);
  const hosts =
    address === null ? scenario.hosts : [...scenario.hosts, neighbour(address, scenario.gateway.lan.length)];
  const stage = createNetwork({ ...scenario, extended: true, hosts }, { packets: false });
  const before = new Map(topology.devices.map((device) => [device.role + device.name, changing.tables[device.index]!]));
  return {
    ...stage,
    nextScan: network.nextScan,
    changing: {
      ...stage.changing,
      now: changing.now,
      draws: changing.draws,
      agenda: createAgenda(),
      tables: stage.topology.devices.map((device) => settled(before.get(device.role + device.name))),
    },
  };
}

/** Tables without what waits for something that is on the agenda. */
function settled(tables: Tables | undefined): Tables {
  if (tables === undefined) return createTables();
  const copy = copyTables(tables);
  for (const [address, { known }] of copy.neighbours) if (!known) copy.neighbours.delete(address);
  return copy;
}

function neighbour(address: Address, length: number): Host {
  return {
    name: NEIGHBOUR,
    label: null,
    address: { address, length },
    network: 'lan',
    stack: 'linux',
    up: true,
    defaultRoute: true,
    listeners: [],
    programs: [],
    profile: 'private',
    firewall: {
      enabled: false,
      stealth: true,
      stateful: true,
      dropInvalid: true,
      defaultInbound: 'block',
      defaultOutbound: 'allow',
      rejectWith: 'tcp-reset',
      rules: [],
      profiles: null,
    },
    icmpIntervalMs: null,
  };
}

/** The last address of the LAN that nobody has: the least likely to be meant by a rule or a forward. */
function freeLanAddress({ gateway, hosts }: { readonly gateway: Router; readonly hosts: readonly Host[] }) {
  const { lan } = gateway;
  const base = (lan.address & maskOf(lan.length)) >>> 0;
  const taken = new Set<Address>([lan.address, ...hosts.map(({ address }) => address.address)]);
  if (gateway.dmz !== null) taken.add(gateway.dmz);
  for (const { toAddress } of [...gateway.forwards, ...gateway.upnp.mappings]) taken.add(toAddress);
  for (let offset = 2 ** (32 - lan.length) - 2; offset > 0; offset -= 1)
    if (!taken.has(base + offset)) return base + offset;
  return null;
}

/** A port that two looks differ about. */
export interface Difference {
  readonly from: Viewpoint;
  readonly port: number;
  /** Null where there was nobody. */
  readonly before: PortAnswer | null;
  readonly after: PortAnswer | null;
}

/** The ports about which two looks differ: in state, reason, or who decided. */
export function differencesOf(before: Sights, after: Sights): readonly Difference[] {
  return VIEWPOINTS.flatMap((from) => differencesFrom(from, before[from].answers, after[from].answers));
}

/** Walks along two lists that are both in ascending order of ports. */
function differencesFrom(
  from: Viewpoint,
  earlier: readonly PortAnswer[],
  later: readonly PortAnswer[],
): readonly Difference[] {
  const found: Difference[] = [];
  let [one, other] = [0, 0];
  while (one < earlier.length || other < later.length) {
    const port = Math.min(earlier[one]?.port ?? Infinity, later[other]?.port ?? Infinity);
    const before = earlier[one]?.port === port ? earlier[one++]! : null;
    const after = later[other]?.port === port ? later[other++]! : null;
    if (!isSameAnswer(before, after)) found.push({ from, port, before, after });
  }
  return found;
}

function isSameAnswer(a: PortAnswer | null, b: PortAnswer | null): boolean {
  if (a === null || b === null) return a === b;
  return a.state === b.state && a.reason === b.reason && a.door === b.door && a.device === b.device && a.ref === b.ref;
}

/** What if: the ports that answer otherwise under the second settings than under the first, both looked at afresh. */
export function whatIf(first: Scenario, second: Scenario, watch: Watch): readonly Difference[] {
  return withoutPauses(whatIfInPauses(first, second, watch));
}

/** The same, with pauses. */
export function* whatIfInPauses(
  first: Scenario,
  second: Scenario,
  watch: Watch,
): Generator<void, readonly Difference[]> {
  const before = yield* viewpointsInPauses(createNetwork(first, { packets: false }), watch);
  const after = yield* viewpointsInPauses(createNetwork(second, { packets: false }), watch);
  return differencesOf(before, after);
}
