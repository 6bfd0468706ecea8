/** The words of `ping` and `nmap`: options, one target, ports. */
import { fail, ok, type Result } from '#result';
import { LOOPBACK, parseAddress, type Address } from '#sim/address.ts';
import { ownerOf } from '#sim/permission.ts';
import { countPorts, parsePortList, type PortList } from '#sim/port-list.ts';
import type { Host, Scenario, Technique } from '#sim/scenario.ts';
import { problem, type LineProblem, type Request } from './request.ts';

export const PING_OPTIONS = ['-n', '-t', '-w'] as const;

/** `ping -t` goes on until it is interrupted. */
export const ENDLESS = Number.POSITIVE_INFINITY;
const USUAL_COUNT = 4;
const MOST_REQUESTS = 100;
const USUAL_WAIT_MS = 4_000;
const LONGEST_WAIT_MS = 60_000;

/** An address, or a name that this PC knows without asking anybody: its own, and localhost. */
function readTarget(
  word: string,
  host: Host,
): Result<{ readonly target: Address; readonly named: string | null }, LineProblem> {
  const address = parseAddress(word);
  if (address.ok) return ok({ target: address.value, named: null });
  const name = word.toLowerCase();
  if (name === 'localhost') return ok({ target: LOOPBACK, named: word });
  if (name === host.name.toLowerCase()) return ok({ target: host.address.address, named: word });
  return fail(problem(/^[\d.]+$/u.test(word) ? 'problem.address' : 'problem.host', { word, own: host.name }));
}

function readNumber(option: string, word: string | undefined, low: number, high: number): Result<number, LineProblem> {
  const isNumber = word !== undefined && /^\d{1,9}$/u.test(word);
  const value = Number(word);
  if (isNumber && value >= low && value <= high) return ok(value);
  return fail(problem('problem.number', { option, word: word ?? '', low, high }));
}

export function readPing(words: readonly string[], host: Host): Result<Request, LineProblem> {
  let count = USUAL_COUNT;
  let timeoutMs = USUAL_WAIT_MS;
  let target: string | undefined;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]!;
    const option = /^[-/]([ntw])$/iu.exec(word)?.[1]?.toLowerCase();
    if (option === 't') count = ENDLESS;
    else if (option !== undefined) {
      index += 1;
      const [low, high] = option === 'n' ? [1, MOST_REQUESTS] : [1, LONGEST_WAIT_MS];
      const value = readNumber(word, words[index], low, high);
      if (!value.ok) return value;
      if (option === 'n') count = value.value;
      else timeoutMs = value.value;
    } else if (/^[-/]/u.test(word))
      return fail(problem('problem.option', { word, program: 'ping', expected: PING_OPTIONS.join(' ') }));
    else if (target !== undefined) return fail(problem('problem.too-many', { word }));
    else target = word;
  }
  if (target === undefined) return fail(problem('problem.target-missing', { program: 'ping' }));
  const found = readTarget(target, host);
  return found.ok ? ok({ program: 'ping', ping: { ...found.value, count, timeoutMs } }) : found;
}

const TECHNIQUES: Readonly<Record<string, Technique>> = {
  '-sS': 'syn',
  '-sT': 'connect',
  '-sU': 'udp',
  '-sA': 'ack',
  '-sF': 'fin',
  '-sN': 'null',
  '-sX': 'xmas',
  '-sn': 'ping',
};
export const NMAP_OPTIONS = [...Object.keys(TECHNIQUES), '-Pn', '-p', '--reason', '-n'] as const;

/** As many as the scanner's chart has. More probes would bury everything else in the log of boats. */
export const MOST_PORTS = 1_056;
/** nmap itself asks its thousand most common ports. It keeps their list, and we do not copy it. */
const USUAL_PORTS: PortList = [{ low: 1, high: 1_000 }];

/** Capitals matter: `-sN` and `-sn` are two things. */
export function readNmap(words: readonly string[], host: Host, scenario: Scenario): Result<Request, LineProblem> {
  let technique: { readonly word: string; readonly name: Technique } | null = null;
  let ports: { readonly word: string; readonly list: PortList } | null = null;
  let target: string | undefined;
  const flags = new Set<string>();
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]!;
    const name = TECHNIQUES[word];
    if (name !== undefined) {
      if (technique !== null && technique.word !== word)
        return fail(problem('problem.techniques', { first: technique.word, word }));
      technique = { word, name };
    } else if (word === '-Pn' || word === '--reason' || word === '-n') flags.add(word);
    else if (word.startsWith('-p')) {
      if (word === '-p') index += 1;
      const text = word === '-p' ? (words[index] ?? '') : word.slice(2);
      const list = readPorts(text);
      if (!list.ok) return list;
      ports = { word: text, list: list.value };
    } else if (word.startsWith('-'))
      return fail(problem('problem.option', { word, program: 'nmap', expected: NMAP_OPTIONS.join(' ') }));
    else if (target !== undefined) return fail(problem('problem.too-many', { word }));
    else target = word;
  }
  if (target === undefined) return fail(problem('problem.target-missing', { program: 'nmap' }));
  const found = readTarget(target, host);
  if (!found.ok) return found;
  if (technique?.name === 'ping' && ports !== null)
    return fail(problem('problem.technique-ports', { word: `-p ${ports.word}` }));
  const owner = ownerOf(scenario, found.value.target);
  if (owner !== 'self' && owner !== 'home') return fail(problem('problem.not-ours', { word: target }));
  return ok({
    program: 'nmap',
    nmap: {
      ...found.value,
      technique: technique?.name ?? 'syn',
      ports: technique?.name === 'ping' ? [] : (ports?.list ?? USUAL_PORTS),
      discovers: !flags.has('-Pn'),
      reason: flags.has('--reason'),
    },
  });
}

/** `-p 22,80`, `-p 1-1000`; an open end of a range is the end of the numbers, so `-` means all of them. */
function readPorts(text: string): Result<PortList, LineProblem> {
  const closed = text.replace(/(^|,)-/gu, '$11-').replace(/-(,|$)/gu, '-65535$1');
  const list = parsePortList(closed);
  if (!list.ok) {
    const { code, item } = list.problem;
    const word = text.split(',')[item] ?? text;
    return fail(
      code === 'ports-empty' || code === 'ports-too-long'
        ? problem('problem.ports-syntax', { word })
        : problem(`problem.${code}`, { word }),
    );
  }
  return countPorts(list.value) > MOST_PORTS
    ? fail(problem('problem.ports-too-many', { word: text, most: MOST_PORTS }))
    : list;
}
