import type { BoatKind as ArtBoatKind } from '#art/Boat.tsx';
import type { FlagName } from '#art/Flag.tsx';
import type { BoatKind, Leg, PortTechnique } from '#machines/experiment/run-words.ts';
import type { ExperimentLabels } from './experiment.labels.ts';

/** Our flags on each kind of packet, upper one first. A refusal by ICMP flies N as in the TCP case. */
const flags: Readonly<Record<BoatKind, readonly FlagName[]>> = {
  syn: ['K'],
  'syn-ack': ['K', 'C'],
  ack: ['C'],
  rst: ['N'],
  fin: [],
  null: [],
  xmas: [],
  udp: [],
  unreachable: ['N'],
  echo: [],
  'echo-reply': [],
  other: [],
};

/** The words of the wire, the same in every language. */
const codes: Readonly<Record<BoatKind, string>> = {
  syn: 'SYN',
  'syn-ack': 'SYN/ACK',
  ack: 'ACK',
  rst: 'RST',
  fin: 'FIN',
  null: 'NULL',
  xmas: 'FIN/PSH/URG',
  udp: 'UDP',
  unreachable: 'ICMP',
  echo: 'ICMP',
  'echo-reply': 'ICMP',
  other: 'IP',
};

/** What a kind of packet flies and is called on the wire. */
export function signsOf(kind: BoatKind): { readonly flags: readonly FlagName[]; readonly code: string } {
  return { flags: flags[kind], code: codes[kind] };
}

export interface BoatLook {
  readonly kind: ArtBoatKind;
  readonly flags: readonly FlagName[];
  readonly code: string;
  readonly says: string;
}

/** How a packet of the trace is drawn and named. `asked`: what the exchange began with. */
export function boatOf(leg: Pick<Leg, 'kind' | 'from'>, labels: ExperimentLabels, asked: BoatKind = 'syn'): BoatLook {
  return {
    kind: leg.from === 'caller' ? 'own' : 'other',
    ...signsOf(leg.kind),
    says: labels[sayingOf(leg, asked)],
  };
}

function sayingOf({ kind, from }: Pick<Leg, 'kind' | 'from'>, asked: BoatKind): keyof ExperimentLabels {
  if (kind === 'udp') return `boat.udp.${from}`;
  // Only an answer to a SYN says that nobody listens; a segment out of the blue is refused whoever listens.
  return kind === 'rst' && (from === 'caller' || asked !== 'syn') ? 'boat.rst.no-talk' : `boat.${kind}`;
}

/** The packet that each technique begins with. */
const first: Readonly<Record<PortTechnique, BoatKind>> = {
  connect: 'syn',
  syn: 'syn',
  udp: 'udp',
  ack: 'ack',
  fin: 'fin',
  null: 'null',
  xmas: 'xmas',
};

/** The packet that a question begins with, as far as one knows before it sails. */
export function firstBoat(technique: PortTechnique | 'ping'): Pick<Leg, 'kind' | 'from'> {
  return { kind: technique === 'ping' ? 'echo' : first[technique], from: 'caller' };
}
