import type { Question } from '#machines/experiment/run-words.ts';

/** The number that a question names; none for a ping. */
export function portsIn(run: Question): readonly number[] {
  return 'port' in run ? [run.port] : [];
}
