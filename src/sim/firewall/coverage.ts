/**
 * Whether a firewall has already been told what to think of a listener: the question that Windows asks itself before it
 * raises its security alert (windows-firewall.md §6: shown when a program starts listening and no rule covers it).
 */
import type { Host, Listener, Program } from '../scenario.ts';
import { activeProfile, isFiltering } from './host-firewall.ts';
import { hasPort } from '../port-list.ts';
import type { HostRule, Profile } from './rule.ts';

/** Whether an inbound rule speaks about a program's listener in a profile, whatever it says of it. */
export function covers(rule: HostRule, program: string, listener: Listener, profile: Profile): boolean {
  return (
    rule.enabled &&
    rule.direction === 'in' &&
    (rule.profiles === null || rule.profiles.includes(profile)) &&
    (rule.proto === 'any' || rule.proto === listener.proto) &&
    (rule.program === null || rule.program === program) &&
    (rule.ports === null || hasPort(rule.ports, listener.port))
  );
}

/**
 * The listeners of a program that no rule speaks about and that a neighbour could reach if the firewall let him: those
 * for which Windows would ask. None where the firewall is off or shuts everybody out without asking.
 */
export function uncoveredListeners(host: Host, program: Program): readonly Listener[] {
  if (host.stack !== 'windows' || !isFiltering(host) || activeProfile(host)?.blockAllInbound === true) return [];
  return program.listeners.filter(
    (listener) =>
      listener.bind !== 'loopback' &&
      !host.firewall.rules.some((rule) => covers(rule, program.name, listener, host.profile)),
  );
}
