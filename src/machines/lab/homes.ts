/** What comes into a lab and goes out of it: homes, links, captures, and the comparison with the home as it was. */
import { ok, type Result } from '#result';
import { captureFrames } from '#sim/capture.ts';
import { encodePcap } from '#sim/codec/pcap.ts';
import type { Network } from '#sim/network.ts';
import { decodeScenario } from '#sim/scenario-decode.ts';
import type { Scenario } from '#sim/scenario.ts';
import { decodeShare, encodeShare, type ShareProblem } from '#sim/share.ts';
import { whatIf, type Difference, type Watch } from '#sim/viewpoint.ts';

/** The homes of a page by their names. Throws when one of them is none: that is our mistake. */
export function readHomes(documents: readonly unknown[]): ReadonlyMap<string, Scenario> {
  return new Map(
    documents.map((document) => {
      const scenario = decodeScenario(document);
      if (!scenario.ok) throw new Error(`not a home: ${JSON.stringify(scenario.problem.slice(0, 3))}`);
      return [scenario.value.name, scenario.value];
    }),
  );
}

export function linkText(scenario: Scenario, base: Scenario | null): string {
  return encodeShare({ scenario, scan: null }, base);
}

/** The settings in a link, and the home that they started from. */
export interface LinkedHome {
  readonly scenario: Scenario;
  readonly base: Scenario | null;
}

export function readLink(text: string, homes: ReadonlyMap<string, Scenario>): Result<LinkedHome, LinkProblem> {
  const shared = decodeShare(text, homes);
  if (!shared.ok) return shared;
  const { scenario, base } = shared.value;
  if (!scenario.hosts.some(({ network }) => network === 'lan')) return { ok: false, problem: { code: 'link-no-pc' } };
  return ok({ scenario: { ...scenario, extended: true }, base });
}

/** `link-no-pc`: a network without any machine in the home has nothing to play with. */
export type LinkProblem = ShareProblem | { readonly code: 'link-no-pc' };

/** Where a capture program could have run. */
export const CAPTURE_PLACES = ['gateway-wan', 'gateway-lan', 'pc'] as const;
export type CapturePlace = (typeof CAPTURE_PLACES)[number];

/** The session as a capture file, as it would have been taken at one place. */
export function captureFile(network: Network, place: CapturePlace, pc: string): Uint8Array {
  const { topology } = network;
  const isPc = place === 'pc';
  const device = isPc ? topology.devices.findIndex(({ name }) => name === pc) : topology.gateway;
  const wanted = isPc ? 'eth' : place === 'gateway-wan' ? 'wan' : 'lan';
  const own = topology.devices[device]!.interfaces.findIndex(({ name }) => name === wanted);
  return encodePcap(captureFrames(network, { device, interface: Math.max(0, own) }));
}

/** The watched ports that answer otherwise now than in the home as it was. */
export function differencesFrom(start: Scenario, now: Scenario, watch: Watch): readonly Difference[] {
  return whatIf(start, now, watch);
}
