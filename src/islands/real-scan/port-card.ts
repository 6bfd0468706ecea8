import type { Berth } from '#machines/real-scan/berths.ts';

/** What the page says of one port number, in its language. */
export interface PortCard {
  readonly port: number;
  readonly transports: readonly ('tcp' | 'udp')[];
  /** IANA's name; absent where the registry has none. */
  readonly name?: string;
  readonly usual?: string;
  /** What a PC at home needs of it: it calls out, it serves inside the home, nothing. */
  readonly home: 'out' | 'lan' | 'none';
  readonly purpose: string;
  readonly risk: string;
}

/** The card of a row's port, for its own transport. */
export function cardOf(cards: readonly PortCard[], { port, protocol }: Pick<Berth, 'port' | 'protocol'>) {
  return cards.find((card) => card.port === port && card.transports.includes(protocol));
}
