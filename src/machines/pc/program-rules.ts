/** The rules that the answer to the security alert makes (windows-firewall.md §6). */
import type { HostRule, Profile } from '#sim/firewall/rule.ts';
import type { Host } from '#sim/scenario.ts';

/**
 * Two rules for a program, one for TCP and one for UDP, for any port. Allowing makes allow rules in the chosen profiles;
 * refusing makes block rules in the present one. Both bear `name`, the program's description. Ids are new on the host.
 */
export function programRules(
  host: Host,
  program: string,
  name: string,
  action: 'allow' | 'block',
  profiles: readonly Profile[],
): readonly HostRule[] {
  const taken = new Set(host.firewall.rules.map(({ id }) => id));
  return (['tcp', 'udp'] as const).map((proto) => {
    const id = freeId(`${program}-${proto}-${action}`, taken);
    taken.add(id);
    return {
      id,
      name,
      group: null,
      direction: 'in',
      action,
      enabled: true,
      proto,
      ports: null,
      remotePorts: null,
      remote: null,
      rejectWith: 'tcp-reset',
      profiles: [...profiles],
      program,
      secure: false,
    };
  });
}

function freeId(stem: string, taken: ReadonlySet<string>): string {
  if (!taken.has(stem)) return stem;
  let number = 2;
  while (taken.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}
