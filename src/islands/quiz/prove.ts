/** Asks the engine for the right answers, when the page is built: the page itself has no need of the engine. */
import { run, type Change, type Observation, type Question } from '#machines/experiment/run.ts';
import { prepare } from '#machines/experiment/prepare.ts';
import { linkText } from '#machines/lab/homes.ts';

/** What a home brings about when it is asked. Content that the engine refuses is a mistake of ours and throws. */
export function outcomeIn(scenario: unknown, before: readonly Change[], question: Question): string {
  return observedIn(scenario, before, question).outcome;
}

/** The same with the packets that sailed. */
export function observedIn(scenario: unknown, before: readonly Change[], question: Question): Observation {
  const observed = run(scenario, before, question);
  if (!observed.ok) throw new Error(`The engine refuses: ${JSON.stringify(observed.problem)}`);
  return observed.value;
}

/** The home after its changes, as the text that the address of the sandbox carries. */
export function sharedHome(scenario: unknown, before: readonly Change[]): string {
  const home = prepare(scenario, before);
  if (!home.ok) throw new Error(`The engine refuses: ${JSON.stringify(home.problem)}`);
  return linkText(home.value.scenario, null);
}
