/**
 * The boats that pass a home's router, as the engine carried them: each with its label before and after, and the row of
 * the NAT table that it made or used. The desk's right answers are these and no others.
 */
import { fail, ok, type Result } from '#result';
import { formatAddress, parseAddress } from '#sim/address.ts';
import { liveMappings, type Mapping } from '#sim/nat.ts';
import { advance, apply, nowOf, traceOf, type Network } from '#sim/network.ts';
import type { Packet } from '#sim/packet.ts';
import type { ScannerSetup, Text } from '#sim/scenario.ts';
import { traceEvents, type TraceEvent } from '#sim/trace.ts';
import { legOf } from '../experiment/legs.ts';
import { prepare } from '../experiment/prepare.ts';
import type { BoatKind, RunProblem } from '../experiment/run-words.ts';

/** A conversation that a host inside begins. */
export interface Call {
  readonly from: string;
  readonly to: string;
  readonly port: number;
}

/** A boat from outside to a number, or to the outside number of a host's conversation. */
export type Unasked = { readonly port: number } | { readonly rowOf: string };

export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

export interface Label {
  readonly source: Endpoint;
  readonly destination: Endpoint;
}

/** A row of the table: who inside has which number outside. */
export interface Row {
  readonly inside: Endpoint;
  readonly outsidePort: number;
}

export interface DeskBoat {
  readonly goes: 'out' | 'in';
  readonly kind: BoatKind;
  /** Milliseconds since the first boat. */
  readonly at: number;
  readonly before: Label;
  /** The label it went on with; null: it was not let on. */
  readonly after: Label | null;
  /** The row that it made or used; null: none fits. */
  readonly row: Row | null;
  readonly makesRow: boolean;
  /** Whether it is stamped by hand: the first boat of a conversation, and the first answer. */
  readonly byHand: boolean;
}

export interface DeskMachine {
  readonly name: string;
  readonly label: Text | null;
  readonly address: string;
  readonly network: 'lan' | 'internet';
}

export interface DeskRun {
  /** The router's address outside, and its own inside. */
  readonly outside: string;
  readonly lan: string;
  readonly machines: readonly DeskMachine[];
  readonly boats: readonly DeskBoat[];
}

type Frame = Extract<TraceEvent, { kind: 'frame' }>;

/** Long enough for every conversation to come to its end, in microseconds. */
const A_WHILE = 2_000_000;

/** Lets the calls and then the unasked boats sail, and tells what the router did with each. */
export function deskRun(
  scenario: unknown,
  calls: readonly Call[],
  unasked: readonly Unasked[],
): Result<DeskRun, RunProblem> {
  const home = prepare(scenario, []);
  if (!home.ok) return home;
  let network = home.value;
  const { address } = network.scenario.scanner;
  for (const { from, to, port } of calls) {
    const begun = begin(network, { vantage: 'lan', host: from, address }, to, port);
    if (!begun.ok) return begun;
    network = begun.value;
  }
  network = advance(network, A_WHILE);
  for (const boat of unasked) {
    const outside = formatAddress(network.scenario.gateway.wan.address);
    const port = 'port' in boat ? boat.port : rowOf(network, boat.rowOf).outsidePort;
    const begun = begin(network, { vantage: 'internet', host: null, address }, outside, port);
    if (!begun.ok) return begun;
    network = advance(begun.value, A_WHILE / 10);
  }
  const { gateway, hosts } = network.scenario;
  return ok({
    outside: formatAddress(gateway.wan.address),
    lan: formatAddress(gateway.lan.address),
    machines: hosts.map((host) => ({
      name: host.name,
      label: host.label,
      address: formatAddress(host.address.address),
      network: host.network,
    })),
    boats: boatsOf(network),
  });
}

function begin(network: Network, scanner: ScannerSetup, to: string, port: number): Result<Network, RunProblem> {
  const target = parseAddress(to);
  if (!target.ok) return fail({ code: 'refused', command: 'scan.start', problem: target.problem });
  const ports = [{ low: port, high: port }];
  const scan = { ...network.scenario.scan, target: target.value, ports };
  const begun = apply(network, { kind: 'scan.start', scanner, scan });
  return begun.ok ? begun : fail({ code: 'refused', command: 'scan.start', problem: begun.problem });
}

function mappingsOf(network: Network): readonly Mapping[] {
  return liveMappings(network.changing.tables[network.topology.gateway]!.nat, nowOf(network));
}

function rowOf(network: Network, host: string): Mapping {
  const inside = network.scenario.hosts.find(({ name }) => name === host)?.address.address;
  const found = mappingsOf(network).find(({ insideAddress }) => insideAddress === inside);
  if (found === undefined) throw new Error(`${host} has no conversation with the outside`);
  return found;
}

function boatsOf(network: Network): readonly DeskBoat[] {
  const { gateway } = network.topology;
  const events = [...traceEvents(traceOf(network))];
  const rows = mappingsOf(network).map(toRow);
  const boats: DeskBoat[] = [];
  const seen = new Set<string>();
  events.forEach((event, place) => {
    if (event.kind !== 'frame' || event.to !== gateway || !hasNumbers(event.packet)) return;
    const before = labelOf(event.packet);
    const goes = network.topology.segments[event.segment]!.name === 'lan' ? 'out' : 'in';
    const after = sentOn(events, place, gateway, event.packet);
    const number = goes === 'out' ? after?.source.port : before.destination.port;
    const fits = rows.find(({ outsidePort }) => outsidePort === number);
    const row = after === null ? null : (fits ?? null);
    const key = row === null ? '' : `${goes} ${String(row.outsidePort)}`;
    const isFirst = row === null || !seen.has(key);
    seen.add(key);
    const leg = legOf(event.packet, 'caller', 0);
    boats.push({
      goes,
      kind: leg.kind,
      at: event.at / 1_000,
      before,
      after,
      row,
      makesRow: goes === 'out' && isFirst,
      byHand: isFirst,
    });
  });
  const start = boats[0]?.at ?? 0;
  return boats.map((boat) => ({ ...boat, at: boat.at - start }));
}

/** The label with which the router sent a boat on: that of the same packet, where it left the router again. */
function sentOn(events: readonly TraceEvent[], place: number, gateway: number, arrived: Numbered): Label | null {
  for (const event of events.slice(place + 1))
    if (event.kind === 'frame' && event.device === gateway && hasNumbers(event.packet) && isSame(event.packet, arrived))
      return labelOf(event.packet);
  return null;
}

/** Whether two packets differ in nothing but what NAT may write: one end of the label. */
function isSame(one: Numbered, other: Numbered): boolean {
  if (one.kind === 'tcp' && other.kind === 'tcp' && (one.flags !== other.flags || one.sequence !== other.sequence))
    return false;
  const from = one.source === other.source && one.sourcePort === other.sourcePort;
  const to = one.destination === other.destination && one.destinationPort === other.destinationPort;
  return one.kind === other.kind && (from || to);
}

type Numbered = Extract<Packet, { kind: 'tcp' | 'udp' }>;

function hasNumbers(packet: Frame['packet']): packet is Numbered {
  return packet.kind === 'tcp' || packet.kind === 'udp';
}

function labelOf(packet: Numbered): Label {
  return {
    source: { address: formatAddress(packet.source), port: packet.sourcePort },
    destination: { address: formatAddress(packet.destination), port: packet.destinationPort },
  };
}

function toRow({ insideAddress, insidePort, outsidePort }: Mapping): Row {
  return { inside: { address: formatAddress(insideAddress), port: insidePort }, outsidePort };
}
