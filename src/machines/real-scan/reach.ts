/** From where a program can be reached, as far as the address that it listens on says. */

export const REACHES = ['this-pc', 'one-network', 'everywhere', 'unknown'] as const;
/**
 * `this-pc`: loopback only. `one-network`: one address of this machine, so the network on that side. `everywhere`: all
 * addresses of this machine. None of them says that the firewall or the router lets anybody through.
 */
export type Reach = (typeof REACHES)[number];

/** What a bind address means. `0.0.0.0`, `::` and `*` are every address; 127.0.0.0/8 (RFC 1122 §3.2.1.3) and `::1` loopback. */
export function reachOf(address: string): Reach {
  const plain = address
    .toLowerCase()
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/, '');
  if (plain === '') return 'unknown';
  if (plain === '*' || plain === '0.0.0.0' || /^(0{0,4}:){2,7}0{0,4}$/.test(plain)) return 'everywhere';
  if (/^127(\.\d{1,3}){3}$/.test(plain) || /^(0{0,4}:){2,7}0{0,3}1$/.test(plain)) return 'this-pc';
  return 'one-network';
}

const WIDTH: Readonly<Record<Reach, number>> = { unknown: 0, 'this-pc': 1, 'one-network': 2, everywhere: 3 };

/** The widest of several. */
export function widestReach(addresses: readonly string[]): Reach {
  return addresses
    .map(reachOf)
    .reduce<Reach>((widest, reach) => (WIDTH[reach] > WIDTH[widest] ? reach : widest), 'unknown');
}
