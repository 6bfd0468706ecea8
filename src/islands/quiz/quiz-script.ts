import type { QuizQuestion } from '#machines/quiz/quiz-question.ts';

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
  /** The doors of a simulated home with the states that the engine found; null where there is no home to show. */
  readonly doors: readonly { readonly port: number; readonly state: string }[] | null;
  /** Whether the right answer was found by simulating a home. */
  readonly simulated: boolean;
}
