/**
 * One scan of one home, as the scanner page needs it: begun, carried on in slices, read off, explained. Pure values on
 * the simulation; the worker (browser/survey.worker.ts) owns the one that is under way.
 */
import { fail, ok, type Result } from '#result';
import { formatAddress } from '#sim/address.ts';
import { captureFrames } from '#sim/capture.ts';
import { encodePcap } from '#sim/codec/pcap.ts';
import type { CommandProblem } from '#sim/command.ts';
import { DOORS, explainPort, explainScan, type Door, type Explanation } from '#sim/explain.ts';
import { apply, createNetwork, nowOf, runScan, scanOf, type Network } from '#sim/network.ts';
import { formatPortList, type PortList } from '#sim/port-list.ts';
import { decodeScenario } from '#sim/scenario-decode.ts';
import { encodeScenario } from '#sim/scenario-encode.ts';
import type { Scenario } from '#sim/scenario.ts';
import { isOver, verdictOf } from '#sim/scanner/scan.ts';
import { decodeShare, encodeShare, type ShareProblem } from '#sim/share.ts';
import { ownsAddress, routeTo } from '#sim/topology.ts';
import type { Instant } from '#sim/time.ts';
import { berthCode, berthOf } from './berth.ts';

const SCAN = 1;

/** A scan under way or over. */
export interface Survey {
  readonly scenario: Scenario;
  readonly network: Network;
}

/** What is known so far. States are codes (berth.ts), by place in the ascending list of ports. */
export interface Findings {
  readonly ports: PortList;
  readonly states: Uint8Array;
  /** How many ports have been asked at least once. */
  readonly asked: number;
  readonly done: number;
  readonly total: number;
  /** Simulated time since the scan began, in microseconds. */
  readonly elapsed: number;
  readonly over: boolean;
  /** How many probes were sent. */
  readonly sent: number;
}

/** The homes of a page by name. One that cannot be read is a mistake of ours: the content test reads them all. */
export function readHomes(documents: readonly unknown[]): ReadonlyMap<string, Scenario> {
  const homes = new Map<string, Scenario>();
  for (const document of documents) {
    const home = decodeScenario(document);
    if (!home.ok) throw new Error(JSON.stringify(home.problem));
    homes.set(home.value.name, home.value);
  }
  return homes;
}

/** Begins a scan of a home's own target from where its own scanner stands. */
export function beginSurvey(scenario: Scenario, ports: PortList): Result<Survey, CommandProblem> {
  const scan = { ...scenario.scan, technique: 'syn' as const, ports };
  const started = apply(createNetwork(scenario, { packets: true }), {
    kind: 'scan.start',
    scanner: scenario.scanner,
    scan,
  });
  return started.ok ? ok({ scenario: { ...scenario, scan }, network: started.value }) : started;
}

/** Carries a scan on until it is over, the simulated clock reaches `until`, or `mostSteps` steps were taken. */
export function continueSurvey(survey: Survey, until: Instant, mostSteps: number): Survey {
  const ports = scanOf(survey.network, SCAN)!.ports.length;
  // Each slice copies the network once; slices grow with it, so that copying stays the smaller part.
  const slice = Math.max(250, Math.floor(ports / 2));
  let { network } = survey;
  for (let steps = 0; steps < mostSteps && nowOf(network) < until && !isOver(scanOf(network, SCAN)!); steps += slice)
    network = runScan(network, SCAN, slice);
  return { ...survey, network };
}

export function isSurveyOver(survey: Survey): boolean {
  return isOver(scanOf(survey.network, SCAN)!);
}

/** The simulated instant that a scan has come to. */
export function surveyTime(survey: Survey): Instant {
  return nowOf(survey.network);
}

export function findingsOf(survey: Survey): Findings {
  const scan = scanOf(survey.network, SCAN)!;
  const states = new Uint8Array(scan.ports.length);
  for (let place = 0; place < states.length; place += 1) {
    const verdict = verdictOf(scan, place);
    states[place] = berthCode(verdict !== null ? berthOf(verdict) : place < scan.cursor ? 'scanning' : 'unknown');
  }
  return {
    ports: scan.request.ports,
    states,
    asked: scan.cursor,
    done: scan.decided,
    total: scan.ports.length,
    elapsed: (scan.finishedAt ?? nowOf(survey.network)) - scan.startedAt,
    over: isOver(scan),
    sent: scan.sent,
  };
}

/** Which door decided each port: places in `names`, in the order of the ports. */
export interface DoorList {
  readonly places: Uint8Array;
  readonly names: readonly Door[];
}

export function doorsOf(survey: Survey): DoorList {
  return {
    places: Uint8Array.from(explainScan(survey.network, SCAN), ({ door }) => DOORS.indexOf(door)),
    names: DOORS,
  };
}

/** Why a port of the scan is as it is; null while it is not decided. */
export function explainBerth(survey: Survey, port: number): Explanation | null {
  return explainPort(survey.network, SCAN, port);
}

/** What the scanner's own interface saw, as a capture file. */
export function captureOf(survey: Survey): Uint8Array {
  const { network } = survey;
  const scan = scanOf(network, SCAN)!;
  const device = network.topology.devices[scan.device]!;
  const { target } = scan.request;
  const point = ownsAddress(device, target)
    ? { device: device.index, interface: 'loopback' as const }
    : { device: device.index, interface: routeTo(device, target)?.interface ?? 0 };
  return encodePcap(captureFrames(network, point));
}

/** The text of a link to this home and scan. */
export function linkOf(survey: Survey, base: Scenario | null): string {
  const { scenario } = survey;
  return encodeShare({ scenario, scan: { scanner: scenario.scanner, scan: scenario.scan } }, base);
}

/** What a link leads to. */
export interface LinkedHome {
  readonly scenario: Scenario;
  /** The home of the page that the link shows unchanged; null: a network of its own. */
  readonly home: string | null;
  readonly target: string;
  readonly ports: string;
}

export type LinkProblem = ShareProblem['code'] | 'link-other-scan';

/** Reads a link's text. Only a scan from the internet by SYN is this page's business. */
export function readLink(text: string, homes: ReadonlyMap<string, Scenario>): Result<LinkedHome, LinkProblem> {
  const shared = decodeShare(text, homes);
  if (!shared.ok) return fail(shared.problem.code);
  const { scenario, base } = shared.value;
  const { scan, scanner } = scenario;
  if (scanner.vantage !== 'internet' || scan.technique !== 'syn' || scan.ports.length === 0)
    return fail('link-other-scan');
  const isUnchanged = base !== null && networkText(base) === networkText(scenario);
  return ok({
    scenario,
    home: isUnchanged ? base.name : null,
    target: formatAddress(scan.target),
    ports: formatPortList(scan.ports),
  });
}

function networkText(scenario: Scenario): string {
  return JSON.stringify(encodeScenario({ ...scenario, scan: { ...scenario.scan, ports: [] } }));
}
