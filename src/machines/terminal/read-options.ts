/** The options of `ipconfig` and `netstat`. */
import { fail, ok, type Result } from '#result';
import type { Transport } from '#sim/scenario.ts';
import { problem, type LineProblem, type Request } from './request.ts';

export const IPCONFIG_OPTIONS = ['/all'] as const;
export const NETSTAT_OPTIONS = ['-a', '-b', '-n', '-o', '-p'] as const;

export function readIpconfig(words: readonly string[]): Result<Request, LineProblem> {
  const wrong = words.find((word) => !/^[/-]all$/iu.test(word));
  if (wrong !== undefined)
    return fail(problem('problem.option', { word: wrong, program: 'ipconfig', expected: IPCONFIG_OPTIONS.join(' ') }));
  return ok({ program: 'ipconfig', all: words.length > 0 });
}

/** Letters may stand together (`-ano`) and after either sign; `-p` takes TCP or UDP. */
export function readNetstat(words: readonly string[]): Result<Request, LineProblem> {
  const letters = new Set<string>();
  let proto: Transport | null = null;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]!;
    const group = /^[-/]([abnop]+)$/iu.exec(word)?.[1]?.toLowerCase();
    if (group === undefined)
      return fail(problem('problem.option', { word, program: 'netstat', expected: NETSTAT_OPTIONS.join(' ') }));
    for (const letter of group) letters.add(letter);
    if (!group.endsWith('p')) continue;
    index += 1;
    const name = words[index]?.toLowerCase();
    if (name !== 'tcp' && name !== 'udp')
      return fail(problem('problem.option-value', { option: '-p', word: words[index] ?? '', expected: 'TCP, UDP' }));
    proto = name;
  }
  return ok({
    program: 'netstat',
    netstat: {
      all: letters.has('a'),
      numeric: letters.has('n'),
      owner: letters.has('o'),
      binary: letters.has('b'),
      proto,
    },
  });
}
