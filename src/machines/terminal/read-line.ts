/** Reads a whole command line: which program, and what of it. Nothing is done here. */
import { fail, ok, type Result } from '#result';
import type { Network } from '#sim/network.ts';
import type { Host } from '#sim/scenario.ts';
import { readIpconfig, readNetstat } from './read-options.ts';
import { readNetsh } from './read-netsh.ts';
import { readNmap, readPing } from './read-probes.ts';
import { problem, PROGRAMS, type LineProblem, type ProgramName, type Request } from './request.ts';
import { LONGEST_LINE, splitWords } from './words.ts';

export type Reading<Value> = Result<Value, LineProblem>;

/** `null`: an empty line. Programs are found by their names, with `.exe` or without, in any case. */
export function readLine(line: string, host: Host, network: Network): Reading<Request | null> {
  const words = splitWords(line);
  if (!words.ok)
    return fail(
      words.problem === 'line-long'
        ? problem('problem.line-long', { most: LONGEST_LINE })
        : problem('problem.quote-open', { word: line.slice(line.lastIndexOf('"')) }),
    );
  const [first, ...others] = words.value;
  if (first === undefined) return ok(null);
  const program = programNamed(first);
  if (program === undefined) return fail(problem('problem.program', { word: first }));
  const asksForHelp = program !== 'netsh' && others.some((word) => word === '/?' || word === '--help' || word === '-h');
  return asksForHelp ? ok({ program: 'help', topic: program }) : readProgram(program, others, host, network);
}

function programNamed(word: string): ProgramName | undefined {
  const name = word.toLowerCase().replace(/\.exe$/u, '');
  return PROGRAMS.find((program) => program === name);
}

function readProgram(program: ProgramName, words: readonly string[], host: Host, network: Network): Reading<Request> {
  switch (program) {
    case 'cls':
    case 'exit':
    case 'hostname':
      return words[0] === undefined ? ok({ program }) : fail(problem('problem.too-many', { word: words[0] }));
    case 'help':
      return readHelp(words);
    case 'ipconfig':
      return readIpconfig(words);
    case 'netstat':
      return readNetstat(words);
    case 'ping':
      return readPing(words, host);
    case 'nmap':
      return readNmap(words, host, network.scenario);
    case 'netsh':
      return readNetsh(words, host);
  }
}

function readHelp([word, extra]: readonly string[]): Reading<Request> {
  if (extra !== undefined) return fail(problem('problem.too-many', { word: extra }));
  if (word === undefined) return ok({ program: 'help', topic: null });
  const topic = programNamed(word);
  return topic === undefined
    ? fail(problem('problem.topic', { word, expected: PROGRAMS.join(', ') }))
    : ok({ program: 'help', topic });
}
