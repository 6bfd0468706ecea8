/**
 * The three viewpoints of the lab: which ports are watched, what they answer now, and what they answered before the last
 * change (the ghost that a changed square keeps).
 *
 * Looking costs milliseconds for some dozen ports and more for a thousand. A lab that `looks: 'elsewhere'` only knows
 * that its sights are stale; a worker looks and sends `sights.seen`.
 */
import type { Network } from '#sim/network.ts';
import type { Scenario } from '#sim/scenario.ts';
import { differencesOf, viewpoints, type Difference, type Sights, type Watch } from '#sim/viewpoint.ts';

export interface Lookout {
  readonly looks: 'here' | 'elsewhere';
  readonly watch: Watch | null;
  /** The settings for which sights are wanted. */
  readonly wanted: Scenario | null;
  /** The settings under which `sights` were seen. */
  readonly seenUnder: Scenario | null;
  readonly sights: Sights | null;
  /** What was seen before the last change of settings that changed an answer. */
  readonly earlier: Sights | null;
  readonly differences: readonly Difference[];
}

export function blindLookout(looks: Lookout['looks']): Lookout {
  return { looks, watch: null, wanted: null, seenUnder: null, sights: null, earlier: null, differences: [] };
}

/** Looks again when other settings are in force than those that were last looked at. */
export function lookout(now: Lookout, network: Network): Lookout {
  const wanted = network.scenario;
  if (now.watch === null || (now.wanted === wanted && now.seenUnder === wanted)) return { ...now, wanted };
  if (now.looks === 'elsewhere') return { ...now, wanted };
  return see({ ...now, wanted }, wanted, viewpoints(network, now.watch));
}

/** Watches other ports: what was seen before is forgotten. */
export function watchOther(now: Lookout, watch: Watch | null, network: Network): Lookout {
  return lookout({ ...blindLookout(now.looks), watch }, network);
}

/** Takes what was seen elsewhere, unless other ports or other settings are wanted by now. */
export function receiveSights(
  now: Lookout,
  seen: { readonly scenario: Scenario; readonly watch: Watch; readonly sights: Sights },
): Lookout {
  if (seen.watch !== now.watch || seen.scenario !== now.wanted) return now;
  return see(now, seen.scenario, seen.sights);
}

function see(now: Lookout, seenUnder: Scenario, sights: Sights): Lookout {
  const differences = now.sights === null ? [] : differencesOf(now.sights, sights);
  return { ...now, seenUnder, sights, earlier: now.sights, differences };
}

export function isStale(now: Lookout): boolean {
  return now.watch !== null && now.seenUnder !== now.wanted;
}
