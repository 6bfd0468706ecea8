import type { BoatKind } from '#machines/experiment/run-words.ts';
import type { OrderSwap, QuizQuestion } from '#machines/quiz/quiz-question.ts';

/** The engine's words for a door, of those that questions are about. */
export type DoorState = 'open' | 'closed' | 'filtered';

/** One port of a home, with what the engine found. */
export interface Door {
  readonly port: number;
  readonly state: DoorState;
  /** The packet that asks, and the one that came back; null where none did. */
  readonly asked: BoatKind;
  readonly answer: BoatKind | null;
}

export interface DoorScript {
  readonly caller: { readonly name: string; readonly address: string };
  readonly target: { readonly name: string; readonly address: string };
  readonly doors: readonly Door[];
  /** The address at which the same home lies open in the sandbox. */
  readonly sandbox: string;
}

/** A question with its words in one language: what the island is given. */
export interface QuizScript extends QuizQuestion {
  readonly text: string;
  /** The words of the options, by id. */
  readonly words: Readonly<Record<string, string>>;
  /** What stands beside each slot of a match, empty elsewhere. */
  readonly lefts: readonly string[];
  /** What is said after each choice, by id; under `''` what is said after any answer. */
  readonly feedback: Readonly<Record<string, string>>;
  /** What is said about a slot that was filled wrongly, slot by slot; empty where nothing is. */
  readonly whys: readonly string[];
  /** What is said about a wrong order: the first of them that the answer has. Empty where nothing is put in order. */
  readonly swaps: readonly OrderSwap[];
  /** The doors of a simulated home; null where there is no home to show. */
  readonly scene: DoorScript | null;
  /** Whether the right answer was found by simulating a home. */
  readonly simulated: boolean;
}
