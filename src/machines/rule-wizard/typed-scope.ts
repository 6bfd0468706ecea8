/** The Scope page's addresses as they are typed: one address, or one prefix such as 192.168.1.0/24. */
import { fail, ok, type Result } from '#result';
import { contains, maskOf, parsePrefix, type Prefix } from '#sim/address.ts';
import type { Host } from '#sim/scenario.ts';

/** What Windows calls the network that the PC is in. */
export const LOCAL_SUBNET = 'LocalSubnet';

export type ScopeProblem = 'address-empty' | 'address-syntax' | 'address-list' | 'address-not-own';

/** Full-width characters are taken for what they mean; host bits of a prefix are dropped, as Windows does. */
export function parseScope(text: string, host: Host): Result<Prefix, ScopeProblem> {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return fail('address-empty');
  if (/[,、;\s]|\d\s*-\s*\d/.test(plain)) return fail('address-list');
  if (plain.toLowerCase() === LOCAL_SUBNET.toLowerCase()) return ok(networkOf(host.address));
  const prefix = parsePrefix(plain.includes('/') ? plain : `${plain}/32`);
  return prefix.ok ? ok(networkOf(prefix.value)) : fail('address-syntax');
}

/** A local address has to be the PC's own: a rule for another one would fit nothing that ever arrives here. */
export function parseOwnScope(text: string, host: Host): Result<Prefix, ScopeProblem> {
  const scope = parseScope(text, host);
  if (!scope.ok) return scope;
  return contains(scope.value, host.address.address) ? scope : fail('address-not-own');
}

function networkOf({ address, length }: Prefix): Prefix {
  return { address: (address & maskOf(length)) >>> 0, length };
}
