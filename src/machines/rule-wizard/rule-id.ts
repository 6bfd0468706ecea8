/** Ids of the rules that are made on a host. */

/** `rule-<number>` that no rule has yet. */
export function freeRuleId(taken: ReadonlySet<string>): string {
  let number = taken.size + 1;
  while (taken.has(`rule-${number}`)) number += 1;
  return `rule-${number}`;
}
