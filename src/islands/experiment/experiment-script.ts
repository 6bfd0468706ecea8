/**
 * What an experiment's island is given: its steps with the words of one language, and the stage of each step as the
 * engine set it up when the page was built.
 */
import type { FlagName } from '#art/Flag.tsx';
import type { Change as HomeChange, Leg, Place, Question as HomeQuestion } from '#machines/experiment/run.ts';

export interface AnswerScript {
  readonly id: string;
  readonly outcome: string;
  readonly flags: readonly FlagName[];
  readonly text: string;
  readonly quote: string;
  readonly feedback: string;
}

export interface ReasonScript {
  readonly id: string;
  readonly right: boolean;
  readonly text: string;
  readonly feedback: string;
}

/** A machine on the stage, named in the page's language. */
export interface ActorScript {
  readonly name: string;
  readonly address: string;
}

export interface StageScript {
  readonly caller: ActorScript;
  readonly target: ActorScript;
  readonly host: string;
  readonly berths: readonly { readonly proto: 'tcp' | 'udp'; readonly port: number; readonly program: string | null }[];
  readonly programs: readonly { readonly name: string; readonly label: string; readonly running: boolean }[];
  /** The boats that have sailed before the question is asked. */
  readonly legs: readonly Leg[];
  readonly machines: readonly MachineScript[];
  readonly stations: readonly StationScript[];
}

/** A device on the way from outside to inside. */
export interface StationScript {
  readonly id: string;
  readonly place: Place;
  readonly name: string;
  readonly outside: string;
  readonly inside: string | null;
  readonly isAtHome: boolean;
  readonly isOn: boolean;
  readonly waysIn: readonly { readonly port: number; readonly to: string }[];
  readonly waiting: readonly { readonly port: number; readonly program: string }[];
}

/** A machine among which one is reached. */
export interface MachineScript extends ActorScript {
  readonly id: string;
  readonly berths: readonly { readonly port: number; readonly program: string }[];
}

export interface StepScript {
  readonly id: string;
  /** The home of this step, where it is not the experiment's. */
  readonly scenario: unknown;
  readonly before: readonly HomeChange[];
  readonly run: HomeQuestion;
  readonly stage: StageScript;
  readonly question: string;
  readonly hint: string;
  readonly answers: readonly AnswerScript[];
  readonly contrast: string;
  readonly why: { readonly question: string; readonly reasons: readonly ReasonScript[] } | null;
}

export interface ExperimentScript {
  readonly id: string;
  readonly trial: string;
  /** `1-1` */
  readonly number: string;
  readonly title: string;
  readonly scenario: unknown;
  readonly steps: readonly StepScript[];
}
