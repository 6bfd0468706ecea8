/**
 * Carries out one step of an experiment on the engine: the home is built afresh from its scenario, changed, asked, and
 * what came back is reported as codes and packets. Nothing here knows an answer beforehand.
 */
import { fail, ok, type Result } from '#result';
import { formatAddress, isLoopback, parseAddress } from '#sim/address.ts';
import { explainPort } from '#sim/explain.ts';
import { apply, reportOf, runScan, scanOf, type Network } from '#sim/network.ts';
import type { Host, ScannerSetup, ScanRequest, Text, Transport } from '#sim/scenario.ts';
import { openListeners } from '#sim/topology.ts';
import { legsOf } from './legs.ts';
import { logAt, permissionOf } from './ownership.ts';
import { changeHome, prepare } from './prepare.ts';
import { hopsOf, placeOf, stationsOf, type Place, type Station } from './route.ts';
import {
  numberName,
  type Berth,
  type Change,
  type Leg,
  type Observation,
  type Question,
  type RunProblem,
  type Way,
} from './run-words.ts';

export type { Place, Station } from './route.ts';
export type { Berth, BoatKind, Change, Hop, Leg, Observation, Question, RunProblem, Shot } from './run-words.ts';

/** A machine on the stage, with its name in both languages. */
export interface Actor {
  readonly name: string;
  readonly label: Text | null;
  readonly address: string;
  readonly place: Place;
}

/** What stands on the stage before anything was asked. */
export interface Stage {
  readonly caller: Actor;
  readonly target: Actor;
  readonly berths: readonly Berth[];
  readonly programs: readonly { readonly name: string; readonly label: Text | null; readonly running: boolean }[];
  /** The boats that have sailed before the question is asked. */
  readonly legs: readonly Leg[];
  /** All machines but the caller, where the question is which of them is reached. */
  readonly machines: readonly Machine[];
  /** The way from outside to inside. */
  readonly stations: readonly Station[];
}

/** A machine among which one is reached. */
export interface Machine extends Actor {
  readonly berths: readonly Berth[];
  readonly programs: readonly { readonly name: string; readonly label: Text | null }[];
}

/** More steps than a knock takes. */
const MOST_STEPS = 100_000;

/** Puts a question to a home. */
export function run(scenario: unknown, before: readonly Change[], question: Question): Result<Observation, RunProblem> {
  const home = prepare(scenario, before);
  if (!home.ok) return home;
  if (question.kind === 'permission') return ok({ ...AT_REST, outcome: permissionOf(home.value, question) });
  if (question.kind !== 'listen') return ask(home.value, question);
  const changed = changeHome(home.value, question.then);
  if (!changed.ok) return changed;
  const berths = berthsOf(changed.value, question.host);
  const has = (proto: Transport) => berths.some((berth) => berth.proto === proto && berth.port === question.port);
  const outcome = has('tcp') ? (has('udp') ? 'both' : 'tcp') : has('udp') ? 'udp' : 'none';
  return ok({ ...AT_REST, outcome, berths });
}

/** Nothing sailed. */
const AT_REST: Omit<Observation, 'outcome'> = {
  ...{ legs: [], known: 0, lanes: 1, further: 0 },
  ...{ berths: [], ports: [], elapsed: 0, hops: [], decided: null },
};

type Asking = Exclude<Question, { kind: 'listen' | 'permission' }>;

/** Who asks whom. */
function wayOf({ scenario }: Network, { from, to }: Way): { readonly scanner: ScannerSetup; readonly target: number } {
  const { address } = scenario.scanner;
  const scanner: ScannerSetup =
    from === undefined
      ? scenario.scanner
      : from === 'internet'
        ? { vantage: 'internet', host: null, address }
        : { vantage: 'lan', host: from, address };
  const parsed = to === undefined ? null : parseAddress(to);
  return { scanner, target: parsed?.ok ? parsed.value : scenario.scan.target };
}

function ask(home: Network, question: Asking): Result<Observation, RunProblem> {
  const { scanner, target } = wayOf(home, question);
  const scan = requestOf(home, question, target);
  const started = apply(home, { kind: 'scan.start', scanner, scan });
  if (!started.ok) return fail({ code: 'refused', command: 'scan.start', problem: started.problem });
  const network = runScan(started.value, 1, MOST_STEPS);
  const { finishedAt } = scanOf(network, 1)!;
  const ports = reportOf(scanOf(network, 1)!).ports.map(({ port, state }) => ({ port, state }));
  const all = legsOf(network, scanner, target);
  const { legs, known, lanes } = telling(question, all);
  return ok({
    outcome: outcomeOf(question, network, ports[0]?.state ?? 'filtered', legs),
    legs,
    known,
    lanes,
    further: Math.max(0, all.length - legs.length),
    berths: berthsOf(network, hostAt(network, target)?.name ?? ''),
    ports,
    elapsed: (finishedAt ?? network.changing.now) / 1_000,
    ...(question.kind === 'log' ? { log: logAt(network, hostAt(network, target)?.name) } : {}),
    ...(question.kind === 'knock' || question.kind === 'receiver'
      ? { hops: hopsOf(network, scanner), decided: deciderOf(network, question.port) }
      : { hops: [], decided: null }),
  });
}

/** The scan that puts the question. A ping is one echo request: the other probes of host discovery are not asked about. */
function requestOf({ scenario }: Network, question: Asking, target: number): ScanRequest {
  if (question.kind === 'ping') return { ...scenario.scan, technique: 'ping', ping: 'echo', target, ports: [] };
  const isRow = question.kind === 'wait' || question.kind === 'log';
  const ports = [{ low: question.port, high: question.port + (isRow ? question.count - 1 : 0) }];
  return { ...scenario.scan, technique: question.technique, target, ports };
}

/** Which of the boats are told of. A probe that was sent again, or a boat of another conversation, is not. */
function telling(question: Asking, all: readonly Leg[]): Pick<Observation, 'legs' | 'known' | 'lanes'> {
  if (question.kind === 'wait' || question.kind === 'log' || all.length === 0) return { legs: [], known: 0, lanes: 1 };
  const conversation = all.filter(
    (leg) =>
      leg.sourcePort === all[0]!.sourcePort || leg.destinationPort === all[0]!.sourcePort || leg.sourcePort === null,
  );
  if (question.kind === 'boat' || question.kind === 'label') {
    const legs = conversation.slice(0, question.number);
    return { legs, known: Math.min(question.number - 1, legs.length), lanes: question.number };
  }
  const answer = all.findIndex(({ from }) => from === 'target');
  return { legs: answer < 0 ? all.slice(0, 1) : [all[0]!, all[answer]!], known: 0, lanes: 2 };
}

function outcomeOf(question: Asking, network: Network, state: string, legs: readonly Leg[]): string {
  switch (question.kind) {
    case 'knock':
      return state;
    case 'boat':
      return legs[question.number - 1]?.kind ?? 'no-boat';
    case 'label':
      return labelOf(question, legs);
    case 'receiver':
      return receiverOf(network, question.port);
    case 'ping':
      return reportOf(scanOf(network, 1)!).host.up ? 'echo-reply' : 'no-reply';
    case 'log': {
      const { knocks, alarm } = logAt(network, hostAt(network, wayOf(network, question).target)?.name);
      return alarm !== null ? 'alarm' : knocks.length > 0 ? 'noted' : 'unseen';
    }
    case 'wait': {
      const { finishedAt } = scanOf(network, 1)!;
      const seconds = (finishedAt ?? 0) / 1_000_000;
      return seconds < 1 ? 'milliseconds' : seconds < 60 ? 'seconds' : 'minutes';
    }
  }
}

function labelOf({ number, field }: Question & { kind: 'label' }, legs: readonly Leg[]): string {
  const leg = legs[number - 1];
  const first = legs[0];
  if (leg === undefined || first === undefined) return 'no-boat';
  if (field === 'acknowledgment') return numberName(leg.acknowledgment ?? 0, legs) ?? 'another-number';
  if (leg.destination === first.source && leg.destinationPort === first.sourcePort) return 'sender';
  return leg.destinationPort === first.destinationPort ? 'same-number' : 'elsewhere';
}

/** Who took the question in or decided about it: a program, a machine without one, another home, or nobody. */
function receiverOf(network: Network, port: number): string {
  const explanation = explainPort(network, 1, port);
  const decided = explanation?.decided ?? null;
  if (explanation === null || decided === null || explanation.door === 'nobody') return 'at:nobody';
  if (explanation.door === 'another-customer') return 'at:another-home';
  const isProgram = explanation.door === 'program' && decided.ref !== null;
  return isProgram ? `at:${decided.name}:${decided.ref}` : `at:${decided.name}`;
}

/** The device that decided about a question; null where none did. */
function deciderOf(network: Network, port: number): string | null {
  return explainPort(network, 1, port)?.decided?.name ?? null;
}

function hostAt(network: Network, target: number): Host | undefined {
  return network.scenario.hosts.find(({ address }) => address.address === target);
}

/** What stands at an address; a host where nothing does. */
function placeAt({ topology }: Network, address: number): Place {
  const device = topology.devices.find(({ interfaces }) => interfaces.some((own) => own.address === address));
  return device === undefined ? 'host' : placeOf(device);
}

/** Who listens on a host, by number, TCP first. */
export function berthsOf(network: Network, host: string): readonly Berth[] {
  const found = network.scenario.hosts.find(({ name }) => name === host);
  if (found === undefined) return [];
  return openListeners(found)
    .map(({ proto, port, program }) => ({ proto, port, program }))
    .sort((a, b) => a.port - b.port || (a.proto < b.proto ? -1 : 1));
}

/** What an experiment's step shows before the question is answered. */
export function stageOf(scenario: unknown, before: readonly Change[], question?: Question): Result<Stage, RunProblem> {
  const home = prepare(scenario, before);
  if (!home.ok) return home;
  const { hosts } = home.value.scenario;
  const { scanner, target: address } = wayOf(
    home.value,
    question === undefined || question.kind === 'listen' ? {} : question,
  );
  const caller = hosts.find((host) => host.name === scanner.host);
  const target = isLoopback(address) ? caller : hostAt(home.value, address);
  let legs: readonly Leg[] = [];
  if (question !== undefined && (question.kind === 'boat' || question.kind === 'label')) {
    const observed = run(scenario, before, question);
    if (!observed.ok) return observed;
    legs = observed.value.legs.slice(0, observed.value.known);
  }
  return ok({
    caller: {
      name: scanner.host ?? '',
      label: caller?.label ?? null,
      address: formatAddress(caller?.address.address ?? scanner.address),
      place: caller === undefined ? 'scanner' : 'host',
    },
    target: {
      name: target?.name ?? '',
      label: target?.label ?? null,
      address: formatAddress(address),
      place: placeAt(home.value, address),
    },
    berths: berthsOf(home.value, target?.name ?? ''),
    stations: stationsOf(home.value, scanner),
    programs: (target?.programs ?? []).map(({ name, label, running }) => ({ name, label, running })),
    legs,
    machines:
      question?.kind !== 'receiver'
        ? []
        : hosts
            .filter((host) => host !== caller)
            .map((host) => ({
              name: host.name,
              label: host.label,
              address: formatAddress(host.address.address),
              place: 'host' as const,
              berths: berthsOf(home.value, host.name),
              programs: host.programs.map(({ name, label }) => ({ name, label })),
            })),
  });
}
