/** What the screen of the quiz shows. */
import type { PutQuestion } from './quiz-question.ts';
import { PASS_PERCENT, type Purpose, type QuizSnapshot } from './quiz.machine.ts';

export interface QuizView {
  readonly phase: 'choosing' | 'asking' | 'answered' | 'finished';
  readonly purpose: Purpose;
  readonly put: PutQuestion | null;
  readonly answer: readonly (string | null)[];
  /** From 1. */
  readonly number: number;
  readonly count: number;
  readonly score: number;
  readonly full: boolean;
  /** Whether the question that was answered last was answered right; null while none is judged. */
  readonly right: boolean | null;
  /** The trials about which something was answered wrongly, each once; empty before the end of the round. */
  readonly missed: readonly string[];
  /** For a finished final: whether the pass mark was reached. */
  readonly passed: boolean;
}

export function quizView(snapshot: QuizSnapshot): QuizView {
  const { purpose, put, at, answer, results } = snapshot.context;
  const phase = snapshot.value;
  const score = results.filter(Boolean).length;
  return {
    phase,
    purpose,
    put: phase === 'asking' || phase === 'answered' ? (put[at] ?? null) : null,
    answer,
    number: at + 1,
    count: put.length,
    score,
    full: answer.every((option) => option !== null),
    right: phase === 'answered' ? (results.at(-1) ?? null) : null,
    missed: phase === 'finished' ? missedTrials(put, results) : [],
    passed: phase === 'finished' && purpose === 'final' && isPass(score, put.length),
  };
}

function missedTrials(put: readonly PutQuestion[], results: readonly boolean[]): readonly string[] {
  return [...new Set(put.filter((_, at) => results[at] === false).map(({ question }) => question.trial))];
}

/** Whether a score reaches the pass mark. */
export function isPass(score: number, count: number): boolean {
  return count > 0 && score * 100 >= count * PASS_PERCENT;
}
