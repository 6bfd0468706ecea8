/** What an experiment asks the engine and what it is told back: the shapes, without the engine. */
import type { Command } from '#sim/command.ts';
import type { DecodeProblem } from '#sim/decode.ts';
import type { Profile } from '#sim/firewall/rule.ts';
import type { Knock } from '#sim/sensor.ts';
import type { Technique, Transport } from '#sim/scenario.ts';

/** A change of settings, as content writes it. */
export type Change =
  | Extract<
      Command,
      {
        kind:
          | 'program.run'
          | 'program.listen'
          | 'host.power'
          | 'router.power'
          | 'forward.remove'
          | 'upnp.enable'
          | 'upnp.unmap';
      }
    >
  | {
      readonly kind: 'forward.add';
      readonly router: 'gateway' | 'upstream';
      readonly forward: Inward;
    }
  | {
      readonly kind: 'upnp.map';
      readonly router: 'gateway' | 'upstream';
      readonly mapping: Inward & { readonly program: string };
    }
  | {
      readonly kind: 'firewall.change';
      readonly host: string;
      readonly change: {
        readonly enabled?: boolean | undefined;
        readonly defaultInbound?: 'allow' | 'block' | undefined;
      };
    }
  | { readonly kind: 'profile.choose'; readonly host: string; readonly profile: Profile }
  | {
      readonly kind: 'rule.change';
      readonly host: string;
      readonly id: string;
      readonly change: { readonly enabled: boolean };
    };

/** A way in through a router, as content writes it: the address as text. */
export interface Inward {
  readonly id: string;
  readonly name: string;
  readonly proto: Transport;
  readonly wanPort: number;
  readonly toAddress: string;
  readonly toPort: number;
}

/** Who asks whom. Without `from` and `to`: the scenario's scanner asks its target. */
export interface Way {
  /** A host, or `internet`. */
  readonly from?: string | undefined;
  /** An address. */
  readonly to?: string | undefined;
}

/** How a port is asked: every technique of the scanner but ping, which knows no ports. */
export type PortTechnique = Exclude<Technique, 'ping'>;

/** One machine asks another at a port. */
export interface Shot extends Way {
  readonly technique: PortTechnique;
  readonly port: number;
}

export type Question =
  | ({ readonly kind: 'knock' | 'receiver' } & Shot)
  | { readonly kind: 'listen'; readonly host: string; readonly port: number; readonly then: readonly Change[] }
  | ({ readonly kind: 'boat'; readonly number: number } & Shot)
  | ({ readonly kind: 'label'; readonly number: number; readonly field: 'destination' | 'acknowledgment' } & Shot)
  | ({ readonly kind: 'wait' | 'log'; readonly count: number } & Shot)
  | ({ readonly kind: 'ping' } & Way)
  | {
      readonly kind: 'permission';
      readonly to: string;
      readonly port: number;
      readonly count: number;
      /** What the administrator has allowed in writing. */
      readonly slip?: { readonly to: string; readonly ports: readonly [low: number, high: number] } | undefined;
    };

/** What kind of packet a boat is: the word on its label and the flags on its mast follow from it. */
export type BoatKind =
  'syn' | 'syn-ack' | 'ack' | 'rst' | 'fin' | 'null' | 'xmas' | 'udp' | 'unreachable' | 'echo' | 'echo-reply' | 'other';

/** One packet between the caller and the one who was asked. */
export interface Leg {
  readonly from: 'caller' | 'target';
  readonly kind: BoatKind;
  /** Milliseconds since the caller began. */
  readonly at: number;
  readonly source: string;
  readonly destination: string;
  /** Null where the packet has no ports: ICMP. */
  readonly sourcePort: number | null;
  readonly destinationPort: number | null;
  /** TCP only. */
  readonly sequence: number | null;
  /** Where the ACK flag is set. */
  readonly acknowledgment: number | null;
}

/** One leg of a boat between two stations, with the label that it bore there; numbers are null for ICMP. */
export interface Hop {
  readonly from: string;
  readonly to: string;
  readonly source: string;
  readonly sourcePort: number | null;
  readonly destination: string;
  readonly destinationPort: number | null;
}

/** A port of a host at which a program listens. */
export interface Berth {
  readonly proto: Transport;
  readonly port: number;
  readonly program: string | null;
}

export interface Observation {
  /** What the question asked for; `content/README.md` lists the words. */
  readonly outcome: string;
  /** The boats that are told of: the question and what followed; none where nothing sailed. */
  readonly legs: readonly Leg[];
  /** How many of them were known before the question was asked. */
  readonly known: number;
  /** Steps in which this is told, from the first: the boats, and the wait for one that did not come. */
  readonly lanes: number;
  /** How many more packets the two exchanged. */
  readonly further: number;
  /** Who listens on the host that was asked. */
  readonly berths: readonly Berth[];
  /** Each port that was asked, with its state. */
  readonly ports: readonly { readonly port: number; readonly state: string }[];
  /** Milliseconds from the first probe to the last verdict. */
  readonly elapsed: number;
  /** The way of the first question and its answer, station by station, where one port was knocked at. */
  readonly hops: readonly Hop[];
  /** The device that decided about that question; null where none did. */
  readonly decided: string | null;
  /** What the owner of the machine that was asked has in the log, where that was the question. */
  readonly log?: OwnersLog;
}

/** The log of a machine: who knocked where, and what it said. */
export interface OwnersLog {
  readonly knocks: readonly {
    /** Milliseconds since the first of them. */
    readonly at: number;
    /** `203.0.113.50:40000` */
    readonly from: string;
    readonly port: number;
    readonly answer: Knock['answer'];
  }[];
  /** The alarm that the machine's sensor has raised, with what it counted; null: none. */
  readonly alarm: { readonly count: number; readonly ports: number } | null;
}

export type RunProblem =
  | { readonly code: 'bad-scenario'; readonly problems: readonly DecodeProblem[] }
  | { readonly code: 'refused'; readonly command: string; readonly problem: string };

/** A sequence or acknowledgment number by what it was counted from: `x` is the caller's first number, `y` the answerer's. */
export function numberName(value: number, legs: readonly Pick<Leg, 'kind' | 'sequence'>[]): string | null {
  const x = legs[0]?.sequence ?? null;
  const y = legs[1]?.kind === 'syn-ack' ? legs[1].sequence : null;
  const next = (start: number) => (start + 1) % 2 ** 32;
  if (value === 0) return 'zero';
  if (x !== null && value === x) return 'x';
  if (x !== null && value === next(x)) return 'x+1';
  if (y !== null && value === y) return 'y';
  if (y !== null && value === next(y)) return 'y+1';
  return null;
}
