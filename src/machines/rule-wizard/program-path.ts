/** Where the programs of a simulated PC are said to lie: the wizard's Program page asks for a path, not for a name. */
import { fail, ok, type Result } from '#result';
import type { Host } from '#sim/scenario.ts';

export function programPath(program: string): string {
  return `C:\\Program Files\\Minato\\${program}.exe`;
}

export type ProgramProblem = 'program-empty' | 'program-not-found';

/** The program that a typed path means, by its name in the scenario. Quotes around it and capitals do not matter. */
export function parseProgramPath(text: string, host: Host): Result<string, ProgramProblem> {
  const path = text
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim()
    .toLowerCase();
  if (path === '') return fail('program-empty');
  const found = host.programs.find(({ name }) => programPath(name).toLowerCase() === path);
  return found === undefined ? fail('program-not-found') : ok(found.name);
}
