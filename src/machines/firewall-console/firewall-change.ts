/** What the console does to a firewall, as commands. */
import type { Command } from '#sim/command.ts';
import { PROFILES, type HostRule, type Profile } from '#sim/firewall/rule.ts';
import type { Host, ProfileSettings } from '#sim/scenario.ts';
import { freeRuleId } from '../rule-wizard/rule-id.ts';
import { profileSettings } from './rule-rows.view.ts';

/** Sets one profile; the others stay as they are, written out. */
export function changeProfile(host: Host, profile: Profile, change: Partial<ProfileSettings>): Command {
  return changeProfiles(host, [profile], change);
}

/** Sets some profiles alike. */
export function changeProfiles(host: Host, some: readonly Profile[], change: Partial<ProfileSettings>): Command {
  const profiles = Object.fromEntries(
    PROFILES.map((each) => [each, { ...profileSettings(host, each), ...(some.includes(each) ? change : {}) }]),
  ) as { readonly [P in Profile]: ProfileSettings };
  // A profile's own switch decides from now on, so the one over all of them has to be on.
  return { kind: 'firewall.change', host: host.name, change: { enabled: true, profiles } };
}

export function enableRule(host: Host, id: string, enabled: boolean): Command {
  return { kind: 'rule.change', host: host.name, id, change: { enabled } };
}

export function removeRule(host: Host, id: string): Command {
  return { kind: 'rule.remove', host: host.name, id };
}

/** A second rule like the first, as copying and pasting in the console makes one: same name, an id of its own. */
export function copyRule(host: Host, rule: HostRule): Command {
  const taken = new Set(host.firewall.rules.map(({ id }) => id));
  return { kind: 'rule.add', host: host.name, rule: { ...rule, id: freeRuleId(taken) } };
}
