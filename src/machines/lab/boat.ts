/** What a packet looks like as a boat: its flags, where it says it comes from and goes to. Codes and plain numbers. */
import { formatAddress } from '#sim/address.ts';
import type { Packet } from '#sim/packet.ts';
import { ACK, FIN, RST, SYN } from '#sim/tcp/flags.ts';

/** K: SYN, C: ACK, N: RST and ICMP errors, P: data and the rest. */
export type BoatFlag = 'K' | 'C' | 'N' | 'P';

export type BoatWord =
  'syn' | 'syn-ack' | 'ack' | 'reset' | 'fin' | 'data' | 'udp' | 'echo' | 'echo-reply' | 'unreachable' | 'expired';

export interface Boat {
  readonly word: BoatWord;
  /** From top to bottom. */
  readonly flags: readonly BoatFlag[];
  readonly protocol: 'TCP' | 'UDP' | 'ICMP';
  readonly source: Endpoint;
  readonly destination: Endpoint;
}

export interface Endpoint {
  readonly address: string;
  /** Null for ICMP, which has no ports. */
  readonly port: number | null;
}

export function formatEndpoint({ address, port }: Endpoint): string {
  return port === null ? address : `${address}:${port}`;
}

export function boatOf(packet: Packet): Boat {
  const ports = packet.kind === 'tcp' || packet.kind === 'udp' ? packet : null;
  const word = wordOf(packet);
  return {
    word,
    flags: FLAGS[word],
    protocol: packet.kind === 'tcp' ? 'TCP' : packet.kind === 'udp' ? 'UDP' : 'ICMP',
    source: { address: formatAddress(packet.source), port: ports?.sourcePort ?? null },
    destination: { address: formatAddress(packet.destination), port: ports?.destinationPort ?? null },
  };
}

const FLAGS: Readonly<Record<BoatWord, readonly BoatFlag[]>> = {
  syn: ['K'],
  'syn-ack': ['K', 'C'],
  ack: ['C'],
  reset: ['N'],
  fin: ['P'],
  data: ['P'],
  udp: ['P'],
  echo: ['K'],
  'echo-reply': ['C'],
  unreachable: ['N'],
  expired: ['N'],
};

function wordOf(packet: Packet): BoatWord {
  switch (packet.kind) {
    case 'udp':
      return 'udp';
    case 'icmp':
      return packet.type === 0 || packet.type === 14 ? 'echo-reply' : 'echo';
    case 'icmp-error':
      return packet.type === 3 ? 'unreachable' : 'expired';
    case 'tcp': {
      const { flags } = packet;
      if (flags & RST) return 'reset';
      if (flags & SYN) return flags & ACK ? 'syn-ack' : 'syn';
      if (flags & FIN) return 'fin';
      return packet.payload.length > 0 ? 'data' : 'ack';
    }
  }
}
