/**
 * What every kind of question comes down to: options for slots. A choice has one slot; an order has a slot for each place;
 * a match or a grid has one for each thing on the left.
 */
import { randomBetween } from '#sim/random.ts';

export interface QuizQuestion {
  readonly id: string;
  readonly trial: string;
  readonly kind: 'pick' | 'order' | 'match';
  readonly slots: number;
  /** Ids of the options. */
  readonly options: readonly string[];
  /** The option that is right for each slot. */
  readonly right: readonly string[];
}

/** An answer under way: the option in each slot, null where none was put yet. */
export type Answer = readonly (string | null)[];

/** A question as it is put in one round: with its options in the order of that round. */
export interface PutQuestion {
  readonly question: QuizQuestion;
  readonly options: readonly string[];
  readonly start: Answer;
}

/** The items in an order that the seed gives (Fisher and Yates); `salt` tells apart the draws of one seed. */
export function shuffled<Item>(items: readonly Item[], seed: number, salt: number): readonly Item[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = randomBetween(seed, salt * 64 + last, 0, last);
    [mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!];
  }
  return mixed;
}

/** Puts questions in the order of a seed, at most `count` of them. */
export function putQuestions(bank: readonly QuizQuestion[], seed: number, count: number): readonly PutQuestion[] {
  return shuffled(bank, seed, 0)
    .slice(0, count)
    .map((question, place) => putQuestion(question, seed, place + 1));
}

function putQuestion(question: QuizQuestion, seed: number, salt: number): PutQuestion {
  const mixed = shuffled(question.options, seed, salt);
  if (question.kind !== 'order') return { question, options: mixed, start: question.right.map(() => null) };
  // A row that happens to be in order already would ask nothing.
  const isSolved = mixed.every((option, place) => option === question.right[place]);
  const start = isSolved ? [...mixed.slice(1), mixed[0]!] : mixed;
  return { question, options: start, start };
}

export function isRight({ right }: QuizQuestion, answer: Answer): boolean {
  return right.every((option, slot) => option === answer[slot]);
}

/** Two options of an order, and what is said where the one stands before the other although it comes after it. */
export interface OrderSwap {
  readonly early: string;
  readonly late: string;
  readonly why: string;
}

/** The first of the swaps that an answer has; undefined where it has none. */
export function swapIn<Swap extends Omit<OrderSwap, 'why'>>(swaps: readonly Swap[], answer: Answer): Swap | undefined {
  return swaps.find(({ early, late }) => answer.indexOf(early) < answer.indexOf(late));
}

/** Two questions of every trial, as the seed draws them, for the final. */
export function finalBank(bank: readonly QuizQuestion[], seed: number, each: number): readonly QuizQuestion[] {
  const trials = [...new Set(bank.map(({ trial }) => trial))];
  return trials.flatMap((trial, place) =>
    shuffled(
      bank.filter((question) => question.trial === trial),
      seed,
      100 + place,
    ).slice(0, each),
  );
}
