/**
 * Why a probe ended as it did: the device and stage that decided, the rule or mapping by its id or the absence of one,
 * the way there, and how much of that the scanner could know. Codes only; content/ has the sentences.
 */
import type { Network } from './network.ts';
import type { Scan } from './scanner/scan.ts';
import { scanOf } from './network.ts';
import { TRIES } from './scanner/scan.ts';
import { verdictOf } from './scanner/scan.ts';
import type { Verdict } from './scanner/verdict.ts';
import type { Ruling, Stage } from './stage.ts';
import { withoutPauses } from './pauses.ts';
import { causeAt, traceEvent } from './trace.ts';
import type { Instant } from './time.ts';
import { ownsAddress, routeTo, type Role } from './topology.ts';

/**
 * Which door decided, in the course's terms. Different doors may stand behind one and the same word of the scanner.
 */
export const DOORS = [
  /** A program took it and answered. */
  'program',
  /** A program took it and keeps silent (UDP, or a FIN, NULL or Xmas probe). */
  'silent-program',
  /** It reached the machine, and no program listens there. */
  'no-listener',
  /** The machine's own firewall. */
  'pc-firewall',
  /** The firewall let it in, no program listens, and stealth mode keeps the refusal back. */
  'pc-stealth',
  /** The gateway knows nobody inside to give it to. */
  'gateway-no-mapping',
  /** A rule of the gateway for what comes to itself, or connection tracking. */
  'gateway-filter',
  /** A rule of the gateway for what leaves the home. */
  'gateway-egress',
  /** A service of the gateway itself. */
  'gateway-service',
  /** The gateway's own stack: allowed in, and the gateway has no such service. */
  'gateway-itself',
  /** Something of the carrier's or provider's: its NAT, its filter, its middlebox, its router. */
  'carrier',
  /** Another home of the same address, whose number it is (MAP-E). */
  'another-customer',
  /** The gateway's NAT has no number left to lend for the way out. */
  'gateway-full',
  /** No machine has that address, or it is switched off. */
  'nobody',
  /** The scanning machine's own firewall did not let the probe out. */
  'own-firewall',
  /** The machine has no way to send the answer. */
  'no-way-back',
  /** An answer was sent, but it came from an address that was not asked, or was lost on its way back. */
  'answer-astray',
] as const;
export type Door = (typeof DOORS)[number];

/** One ruling on the way. */
export interface PathStep {
  readonly at: Instant;
  readonly device: number;
  readonly name: string;
  readonly role: Role;
  readonly stage: Stage;
  readonly ruling: Ruling;
  /** Id of the rule, forward or mapping; null where the decision came from there being none. */
  readonly ref: string | null;
}

export interface Explanation {
  readonly port: number;
  readonly verdict: Verdict;
  readonly door: Door;
  /** The deciding step; null only where nothing was decided anywhere (nobody there). */
  readonly decided: PathStep | null;
  readonly path: readonly PathStep[];
  readonly tries: number;
  /** Whether the answer alone, seen from where the scanner stands, leaves no other door. */
  readonly certain: boolean;
  /** The other doors behind which the scanner would have heard the very same. */
  readonly alternatives: readonly Door[];
}

/** Explains one port of a scan; null when it was not scanned or is not decided yet. */
export function explainPort(network: Network, scanId: number, port: number): Explanation | null {
  const scan = scanOf(network, scanId);
  const place = scan === null ? -1 : (scan.places[port] ?? 0) - 1;
  return scan === null || place < 0 ? null : explainPlace(surveyOf(network, scan), place);
}

/** Explains every decided port of a scan; one pass over the trace. */
export function explainScan(network: Network, scanId: number): readonly Explanation[] {
  return withoutPauses(explainInPauses(network, scanId, Number.POSITIVE_INFINITY));
}

/** The same, with a pause after every so many ports in which whoever waits can do something else. */
export function* explainInPauses(
  network: Network,
  scanId: number,
  ports: number,
): Generator<void, readonly Explanation[]> {
  const scan = scanOf(network, scanId);
  if (scan === null || scan.request.technique === 'ping') return [];
  const survey = surveyOf(network, scan);
  const explained: Explanation[] = [];
  for (let place = 0; place < scan.ports.length; place += 1) {
    if (place % ports === ports - 1) yield;
    const explanation = explainPlace(survey, place);
    if (explanation !== null) explained.push(explanation);
  }
  return explained;
}

/** A scan with what is the same for all its ports. */
interface Survey {
  readonly network: Network;
  readonly scan: Scan;
  readonly reach: Reach;
  /** The places of the scan's events in the trace, by probe: those of probe p are from `starts[p]` to `starts[p + 1]`. */
  readonly starts: Int32Array;
  readonly places: Int32Array;
  /** The other doors by verdict and door, as they were worked out. */
  readonly alternatives: Map<Verdict, Map<Door, readonly Door[]>>;
}

function surveyOf(network: Network, scan: Scan): Survey {
  const { trace } = network.changing;
  const { firstCause } = scan;
  const probes = scan.ports.length * TRIES;
  const starts = new Int32Array(probes + 1);
  for (let at = 0; at < trace.length; at += 1) {
    const probe = causeAt(trace, at) - firstCause;
    if (probe >= 0 && probe < probes) starts[probe + 1]! += 1;
  }
  for (let probe = 0; probe < probes; probe += 1) starts[probe + 1]! += starts[probe]!;
  const places = new Int32Array(starts[probes]!);
  const filled = starts.slice();
  for (let at = 0; at < trace.length; at += 1) {
    const probe = causeAt(trace, at) - firstCause;
    if (probe < 0 || probe >= probes) continue;
    places[filled[probe]!] = at;
    filled[probe]! += 1;
  }
  return { network, scan, reach: reachOf(network, scan), starts, places, alternatives: new Map() };
}

function explainPlace(survey: Survey, place: number): Explanation | null {
  const { network, scan, starts } = survey;
  const verdict = verdictOf(scan, place);
  if (verdict === null) return null;
  // The last try that was sent is the one that the verdict rests on.
  let last = place;
  let tries = 0;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const probe = attempt * scan.ports.length + place;
    if (starts[probe] === starts[probe + 1]) continue;
    last = probe;
    tries += 1;
  }
  const path = pathOf(survey, last);
  const { door, decided } = decide(network, scan.firstCause + last, verdict, path);
  const alternatives = alternativesTo(survey, verdict, door);
  return {
    port: scan.ports[place]!,
    verdict,
    door,
    decided,
    path,
    tries: Math.max(1, tries),
    certain: alternatives.length === 0,
    alternatives,
  };
}

function alternativesTo({ network, scan, reach, alternatives }: Survey, verdict: Verdict, door: Door): readonly Door[] {
  const known = alternatives.get(verdict)?.get(door);
  if (known !== undefined) return known;
  const others = doorsBehind(verdict, reach).filter((other) => other !== door && canStandBefore(network, scan, other));
  const byDoor = alternatives.get(verdict) ?? new Map<Door, readonly Door[]>();
  alternatives.set(verdict, byDoor.set(door, others));
  return others;
}

/** Stages at which the scanner's own machine can decide about its own probe. */
const OWN_STAGES: ReadonlySet<Stage> = new Set(['outbound-rule', 'outbound-default', 'no-route', 'no-neighbour']);

function pathOf({ network, scan, reach, starts, places }: Survey, probe: number): PathStep[] {
  const { trace } = network.changing;
  const { devices } = network.topology;
  const scansItself = reach === 'self';
  const path: PathStep[] = [];
  for (let at = starts[probe]!; at < starts[probe + 1]!; at += 1) {
    const event = traceEvent(trace, places[at]!);
    if (event.kind !== 'ruling') continue;
    // What the scanner's own stack makes of the answers is not part of the probe's fate.
    if (event.device === scan.device && !scansItself && !OWN_STAGES.has(event.stage)) continue;
    const device = devices[event.device]!;
    path.push({
      at: event.at,
      device: event.device,
      name: device.name,
      role: device.role,
      stage: event.stage,
      ruling: event.ruling,
      ref: event.ref,
    });
    // Over loopback both ends are one stack: what follows the decision is what it makes of its own answer.
    if (scansItself && event.ruling !== 'pass') break;
  }
  return path;
}

function decide(
  network: Network,
  cause: number,
  verdict: Verdict,
  path: readonly PathStep[],
): { readonly door: Door; readonly decided: PathStep | null } {
  const decided = path.findLast((step) => step.ruling !== 'pass') ?? null;
  if (decided === null) {
    const asking = network.changing.tables.findIndex((tables) =>
      [...tables.neighbours.values()].some((neighbour) => neighbour.waiting.some((waiting) => waiting.cause === cause)),
    );
    return { door: asking >= 0 || path.length > 0 ? 'nobody' : 'own-firewall', decided: path.at(-1) ?? null };
  }
  const isSilence = verdict.reason === 'no-response';
  const hasAnswered = decided.ruling === 'answer' || decided.ruling === 'reject';
  // That nobody is there takes a router seconds to find out; its word may come when the scan has given up.
  if (isSilence && hasAnswered && decided.stage !== 'no-neighbour') return { door: 'answer-astray', decided };
  return { door: doorOf(decided), decided };
}

function doorOf(step: PathStep): Door {
  if (step.stage === 'no-neighbour') return 'nobody';
  if (step.stage === 'another-customer') return 'another-customer';
  if (step.role === 'upstream' || step.role === 'provider') return 'carrier';
  return step.role === 'gateway' ? gatewayDoor(step) : hostDoor(step);
}

function gatewayDoor(step: PathStep): Door {
  switch (step.stage) {
    case 'no-mapping':
    case 'not-forwarded':
      return 'gateway-no-mapping';
    case 'egress-rule':
    case 'egress-default':
      return 'gateway-egress';
    case 'no-free-port':
      return 'gateway-full';
    case 'listener':
      return 'gateway-service';
    case 'silent-service':
      return 'silent-program';
    case 'no-listener':
      return 'gateway-itself';
    case 'no-route':
      return 'no-way-back';
    case 'own-source':
      return 'answer-astray';
    default:
      return 'gateway-filter';
  }
}

function hostDoor(step: PathStep): Door {
  switch (step.stage) {
    case 'listener':
      return step.ruling === 'drop' ? 'silent-program' : 'program';
    case 'silent-service':
      return 'silent-program';
    case 'no-listener':
    case 'rate-limit':
      return 'no-listener';
    case 'stealth':
      return 'pc-stealth';
    case 'no-route':
      return 'no-way-back';
    case 'own-source':
    case 'not-mine':
      return 'answer-astray';
    default:
      return 'pc-firewall';
  }
}

type Reach = 'self' | 'own-network' | 'elsewhere';

function reachOf(network: Network, scan: Scan): Reach {
  const device = network.topology.devices[scan.device]!;
  const { target } = scan.request;
  if (ownsAddress(device, target)) return 'self';
  return routeTo(device, target)?.next === target ? 'own-network' : 'elsewhere';
}

/** Some doors stand only before some scanners (a firewall of its own, a home's way out) or on some lines. */
function canStandBefore(network: Network, scan: Scan, door: Door): boolean {
  const { gateway } = network.scenario;
  const scanner = network.topology.devices[scan.device]!;
  if (door === 'own-firewall') return scanner.host !== null;
  if (door === 'gateway-egress' || door === 'gateway-full') return scanner.host?.network === 'lan';
  if (door === 'another-customer') return (gateway.upstream ?? gateway).portSet !== null;
  return true;
}

const HOST_DOORS: readonly Door[] = ['program', 'silent-program', 'no-listener', 'pc-firewall', 'pc-stealth'];

/** Every door that could have made the scanner say this, given what stands between it and the target. */
function doorsBehind(verdict: Verdict, reach: Reach): readonly Door[] {
  const doors = DOORS_BY_REASON[verdict.reason] ?? [];
  if (reach === 'self')
    return doors.filter((door) => door === 'program' || door === 'no-listener' || door === 'silent-program');
  if (reach === 'own-network')
    return doors.filter(
      (door) => HOST_DOORS.includes(door) || door === 'nobody' || door === 'own-firewall' || door === 'no-way-back',
    );
  return verdict.state === 'open|filtered' ? ['silent-program', ...doors] : doors;
}

const SILENT_DOORS: readonly Door[] = [
  'pc-firewall',
  'pc-stealth',
  'gateway-no-mapping',
  'gateway-filter',
  'gateway-egress',
  'carrier',
  'another-customer',
  'gateway-full',
  'nobody',
  'own-firewall',
  'no-way-back',
  'answer-astray',
];

const REFUSING_DOORS: readonly Door[] = [
  'no-listener',
  'pc-firewall',
  'gateway-no-mapping',
  'gateway-filter',
  'gateway-egress',
  'gateway-itself',
  'carrier',
];

const FILTERING_DOORS: readonly Door[] = [
  'pc-firewall',
  'gateway-no-mapping',
  'gateway-filter',
  'gateway-egress',
  'carrier',
];

const DOORS_BY_REASON: Readonly<Record<string, readonly Door[]>> = {
  'syn-ack': ['program', 'gateway-service', 'carrier'],
  'udp-response': ['program', 'gateway-service', 'carrier'],
  reset: REFUSING_DOORS,
  'conn-refused': REFUSING_DOORS,
  'port-unreach': REFUSING_DOORS,
  'no-response': SILENT_DOORS,
  'admin-prohibited': FILTERING_DOORS,
  'host-prohibited': FILTERING_DOORS,
  'host-unreach': ['nobody', ...FILTERING_DOORS],
  'net-unreach': ['carrier'],
};
