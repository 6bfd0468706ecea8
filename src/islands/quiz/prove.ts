/** Asks the engine for the right answers, when the page is built: the page itself has no need of the engine. */
import { run, type Change, type Question } from '#machines/experiment/run.ts';

/** What a home brings about when it is asked. Content that the engine refuses is a mistake of ours and throws. */
export function outcomeIn(scenario: unknown, before: readonly Change[], question: Question): string {
  const observed = run(scenario, before, question);
  if (!observed.ok) throw new Error(`The engine refuses: ${JSON.stringify(observed.problem)}`);
  return observed.value.outcome;
}
