/**
 * A mission as data: a home where something is already wrong, what must become so, what must stay so, and the wrong ways
 * that were foreseen. `decodeMission` reads it from unknown data; the format stands in content/scenarios/README.md.
 *
 * Codes only: the sentences are the document's `words`, which pages read and the simulation never sees.
 */
import type { Address } from '../address.ts';
import type { Command, RouterPlace } from '../command.ts';
import type { Door } from '../explain.ts';
import type { Profile } from '../firewall/rule.ts';
import type { PortList } from '../port-list.ts';
import type { Scenario, Transport } from '../scenario.ts';
import type { Viewpoint } from '../viewpoint.ts';

/** Ports of a host, as somebody would ask for them from somewhere. */
export interface Berth {
  readonly from: Viewpoint;
  /** Null: the mission's PC. */
  readonly host: string | null;
  readonly proto: Transport;
  readonly ports: PortList;
}

/** A condition on the network now, on what was done, or on what was answered. */
export type Predicate =
  /** Every port answers so. `not-open` includes that nobody is there. */
  | (Berth & { readonly kind: 'port'; readonly is: 'open' | 'closed' | 'filtered' | 'not-open' })
  /** Which door decides about each of the ports. */
  | (Berth & { readonly kind: 'door'; readonly is: Door })
  /** Nothing answers that did not answer at the start, but for these. */
  | { readonly kind: 'nothing-else-opened'; readonly but: readonly Berth[] }
  /** A rule of that id is there and in force. */
  | { readonly kind: 'rule'; readonly host: string; readonly id: string }
  /** Some rule in force, in whatever profile, fits the port. */
  | (RuleForm & { readonly kind: 'has-rule' })
  /** Every such rule is limited: to these profiles, to certain senders, to a program. There must be one. */
  | (RuleForm & {
      readonly kind: 'rule-limited';
      readonly profiles: readonly Profile[] | null;
      readonly remote: boolean;
      readonly program: boolean;
    })
  | { readonly kind: 'firewall'; readonly host: string }
  | { readonly kind: 'lets-all-in'; readonly host: string }
  | { readonly kind: 'lets-all-out'; readonly host: string }
  /** The host gets an open answer from that address: what goes out. */
  | ({ readonly kind: 'reaches' } & Passage)
  | { readonly kind: 'profile'; readonly host: string; readonly is: Profile }
  | { readonly kind: 'program'; readonly host: string; readonly program: string }
  | { readonly kind: 'listens'; readonly host: string; readonly proto: Transport; readonly port: number }
  | { readonly kind: 'power'; readonly host: string }
  /** A forward in force. `toAddress` and `toPort` null: to wherever. */
  | {
      readonly kind: 'forward';
      readonly router: RouterPlace;
      readonly proto: Transport;
      readonly wanPort: number;
      readonly toAddress: number | null;
      readonly toPort: number | null;
    }
  | { readonly kind: 'dmz'; readonly router: RouterPlace }
  | { readonly kind: 'router-power'; readonly router: RouterPlace }
  | { readonly kind: 'upnp'; readonly router: RouterPlace }
  | { readonly kind: 'mapping'; readonly router: RouterPlace; readonly id: string }
  /** Whether the gateway's outside address is its own on the internet, or one behind another NAT (RFC 1918, RFC 6598). */
  | { readonly kind: 'wan-address'; readonly is: 'public' | 'private' | 'shared' }
  /** Whatever is set at home, this port of the host cannot be reached from the internet. */
  | { readonly kind: 'cannot-open'; readonly host: string; readonly proto: Transport; readonly port: number }
  /** A scan from there was run to its end after the last change of settings (`since: 'change'`), or ever. */
  | (Berth & { readonly kind: 'scanned'; readonly since: 'change' | 'start' })
  /** The same, by a host of the home towards an address. */
  | ({ readonly kind: 'looked-out'; readonly since: 'change' | 'start' } & Passage)
  /** A scan from there saw these ports so, at whatever time. */
  | (Berth & { readonly kind: 'saw'; readonly is: 'open' | 'not-open' })
  /** Some setting was changed. */
  | { readonly kind: 'changed' }
  /** The right choice was made, as far as the network says. */
  | { readonly kind: 'answered'; readonly question: string }
  | { readonly kind: 'chose'; readonly question: string; readonly choice: string }
  | { readonly kind: 'privilege'; readonly atLeast: number }
  | { readonly kind: 'any'; readonly of: readonly Predicate[] }
  | { readonly kind: 'not'; readonly that: Predicate };

/** From a host of the home to a port of an address. */
export interface Passage {
  readonly host: string;
  readonly target: Address;
  readonly proto: Transport;
  readonly port: number;
}

interface RuleForm {
  readonly host: string;
  readonly direction: 'in' | 'out';
  readonly action: 'allow' | 'block';
  readonly proto: Transport;
  readonly port: number;
  /** At which end the port is; null: at the service's (the PC's own for `in`, the other's for `out`). */
  readonly side: 'local' | 'remote' | null;
}

export interface Goal {
  readonly id: string;
  readonly all: readonly Predicate[];
}

export interface Question {
  readonly id: string;
  readonly choices: readonly { readonly id: string; readonly right: readonly Predicate[] }[];
}

/** What the learner does need: the least that lets the mission's traffic through. */
export interface Need extends Omit<Berth, 'from' | 'host'> {
  readonly host: string;
  readonly from: 'internet' | 'lan';
}

/** A scan, written short. `by`: the looking host for `lan`. */
export type Look = Berth & { readonly kind: 'look'; readonly by: string | null };

/** A scan by a host of the home towards an address. */
export type LookOut = { readonly kind: 'look-out' } & Passage;

export type Deed = Command | Look | LookOut;

export type Answers = Readonly<Record<string, string>>;

/** Deeds and answers, for the solution and for the wrong ways. */
export interface Attempt {
  readonly deeds: readonly Deed[];
  readonly answers: Answers;
}

export interface WrongWay extends Attempt {
  readonly id: string;
  /** By which conditions this way is known. */
  readonly sign: readonly Predicate[];
}

export interface Mission {
  readonly name: string;
  /** The PC that the mission is about. */
  readonly pc: string;
  readonly home: Scenario;
  /** Which ports the viewpoints show. */
  readonly watch: { readonly proto: Transport; readonly ports: PortList };
  readonly needs: readonly Need[];
  /** In the order of the steps that the bar shows. */
  readonly goals: readonly Goal[];
  /** What must stay so. */
  readonly keeps: readonly Goal[];
  readonly questions: readonly Question[];
  readonly solution: Attempt;
  /** The first whose sign fits gives the feedback. */
  readonly wrong: readonly WrongWay[];
}
