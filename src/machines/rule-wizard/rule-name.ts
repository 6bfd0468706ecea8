/** What a rule may be called. */
import { fail, ok, type Result } from '#result';

/** As long as a scenario may keep it. */
export const LONGEST_NAME = 200;

/** `name-reserved`: netsh takes "all" for every rule. `name-bar`: Windows keeps rules with bars between their parts. */
export type NameProblem = 'name-empty' | 'name-too-long' | 'name-reserved' | 'name-bar' | 'name-control';

const isControl = (character: string): boolean => character < ' ' || character === '\u007f';

/** The name without blanks around it. Quotes, tags and script in it are just characters. */
export function parseRuleName(text: string): Result<string, NameProblem> {
  if (text.length > 2 * LONGEST_NAME) return fail('name-too-long');
  const name = text.trim();
  if (name === '') return fail('name-empty');
  if (name.length > LONGEST_NAME) return fail('name-too-long');
  if (name.toLowerCase() === 'all') return fail('name-reserved');
  if (name.includes('|')) return fail('name-bar');
  return [...name].some(isControl) ? fail('name-control') : ok(name);
}
