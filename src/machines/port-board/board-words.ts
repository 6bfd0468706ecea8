/** What a port board asks the engine and what it is told back: the shapes, without the engine. */
import type { DecodeProblem } from '#sim/decode.ts';
import type { CommandProblem } from '#sim/command.ts';
import type { Transport } from '#sim/scenario.ts';

/** Where a card lies: its gate is opened, or kept closed. */
export type Place = 'open' | 'closed';

/** Some ports of one transport, as a port list: `137-138`. */
export interface Ports {
  readonly proto: Transport;
  readonly ports: string;
}

export interface BoardCard {
  readonly id: string;
  /** `SSH`; its rules are called after it. */
  readonly name: string;
  /** `out`: the home PC calls these ports elsewhere. `in`: others call these ports of the home PC. */
  readonly direction: 'in' | 'out';
  readonly opens: readonly Ports[];
}

/** What the family wants to do: every call must be answered, the first one first. */
export interface Errand {
  readonly id: string;
  readonly calls: readonly Call[];
}

export interface Call {
  readonly proto: Transport;
  /** An address on the internet. */
  readonly to: string;
  readonly port: number;
}

export interface BoardPlan {
  readonly scenario: unknown;
  /** The PC whose guard is told what to let through. */
  readonly host: string;
  readonly cards: readonly BoardCard[];
  /** Gates that are open already. */
  readonly given: readonly BoardCard[];
  readonly errands: readonly Errand[];
}

/** How an errand went: the first call that was not answered, if one was not. */
export interface ErrandFinding {
  readonly id: string;
  readonly stoppedAt: Call | null;
}

/** A port as the scanner outside saw it. */
export interface SeenPort {
  readonly card: string;
  readonly proto: Transport;
  readonly port: number;
  /** nmap's word. */
  readonly state: string;
}

export interface Findings {
  readonly errands: readonly ErrandFinding[];
  readonly seen: readonly SeenPort[];
  /** The cards without which some errand fails, however the others lie. */
  readonly needed: readonly string[];
  /** The home with its rules, for the sandbox (`sim/share.ts`). */
  readonly home: string;
}

export type BoardProblem =
  | { readonly code: 'bad-scenario'; readonly problems: readonly DecodeProblem[] }
  | { readonly code: 'bad-ports'; readonly ports: string }
  | { readonly code: 'bad-address'; readonly address: string }
  | { readonly code: 'refused'; readonly problem: CommandProblem };
