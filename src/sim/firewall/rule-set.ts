/**
 * Windows Firewall: rules without order. Any block that fits beats every allow, any allow beats the default.
 *
 * Source: Microsoft, "Best practices for configuring Windows Firewall" (explicit block takes precedence; no
 * administrator-assigned order). The rule that is named is the first in the list's order among those of the deciding
 * kind; which one is named never changes the decision.
 */
import { fitsHostRule } from './rule-chain.ts';
import type { Judged } from './match.ts';
import type { HostRule, Profile } from './rule.ts';

/** The rule that decides, or null: the default decides. `program` is the program the traffic belongs to, if known. */
export function decidingRule(
  rules: readonly HostRule[],
  packet: Judged,
  direction: 'in' | 'out',
  profile: Profile,
  program: string | null,
): HostRule | null {
  let allowing: HostRule | null = null;
  for (const rule of rules) {
    if (rule.action === 'allow' && allowing !== null) continue;
    if (!fitsHostRule(rule, packet, direction)) continue;
    if (rule.profiles !== null && !rule.profiles.includes(profile)) continue;
    if (rule.program !== null && rule.program !== program) continue;
    // "Allow if secure" admits only what IPsec protects; nothing in this network is.
    if (rule.action === 'allow' && rule.secure) continue;
    if (rule.action === 'block') return rule;
    allowing = rule;
  }
  return allowing;
}
