/** What the scanner page shows for a snapshot of its machine. Codes and numbers; content/ has the words. */
import { countPorts, type PortList, type PortListProblem } from '#sim/port-list.ts';
import { countBerths, type BerthState, type FoundState } from './berth.ts';
import { majorityOf, portNumbers, portsInState } from './berth-groups.ts';
import { portsOf } from './port-choice.ts';
import type { Guess, ScannerContext, ScannerSnapshot } from './scanner.machine.ts';
import type { Findings } from './survey.ts';

export type ScannerPhase = 'choosing' | 'predicting' | 'scanning' | 'finished' | 'cancelled' | 'failed';

/** What the result comes to. Never more than the answers say. */
export type Outcome =
  /** Every port asked was silent. */
  | { readonly kind: 'all-stealth' }
  | { readonly kind: 'all-closed' }
  /** Nothing is open; some refuse, some are silent. */
  | { readonly kind: 'none-open' }
  | { readonly kind: 'some-open'; readonly ports: readonly number[]; readonly count: number }
  /** So many that something on the way may be answering for everybody. */
  | { readonly kind: 'mostly-open'; readonly count: number };

/** The prediction beside the result. */
export type Judgement =
  | { readonly kind: 'skipped' }
  | {
      readonly kind: 'made';
      readonly guess: Guess;
      readonly found: Guess;
      readonly right: boolean;
      /** Ports that were marked one by one, and how many of them came out so. */
      readonly marks: { readonly total: number; readonly right: number };
    };

/** How far the scan is. `share` (0 to 1) counts a port half when it was asked and whole when it is decided. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly share: number;
  readonly seconds: number;
}

export interface ScannerView {
  readonly phase: ScannerPhase;
  readonly home: string;
  /** How many ports are chosen; 0 when the text cannot be read. */
  readonly portCount: number;
  readonly ports: PortList;
  /** What is wrong with the typed ports, once somebody tried to go on. */
  readonly portProblem: PortListProblem | null;
  readonly canStart: boolean;
  readonly progress: Progress | null;
  readonly counts: Readonly<Record<BerthState, number>> | null;
  readonly majority: FoundState | null;
  readonly outcome: Outcome | null;
  readonly judgement: Judgement | null;
  /** The port of the details; the first open one, else 23, else the first, unless one was chosen. */
  readonly selected: number | null;
}

const PHASES: Readonly<Record<string, ScannerPhase>> = {
  predicting: 'predicting',
  scanning: 'scanning',
  finished: 'finished',
  cancelled: 'cancelled',
  failed: 'failed',
};

export function phaseOf({ value }: Pick<ScannerSnapshot, 'value'>): ScannerPhase {
  return typeof value === 'string' ? 'choosing' : (PHASES[value.consented] ?? 'choosing');
}

export function scannerView(snapshot: Pick<ScannerSnapshot, 'value' | 'context'>): ScannerView {
  const { context } = snapshot;
  const { findings } = context;
  const phase = phaseOf(snapshot);
  const ports = portsOf(context.portChoice, context.typed);
  const counts = findings === null ? null : countBerths(findings.states);
  const isFinished = phase === 'finished' && findings !== null && counts !== null;
  return {
    phase,
    home: context.home,
    portCount: ports.ok ? countPorts(ports.value) : 0,
    ports: ports.ok ? ports.value : [],
    portProblem: context.complained && !ports.ok ? ports.problem : null,
    canStart: context.guess !== null,
    progress: findings === null ? null : progressOf(findings),
    counts,
    majority: counts === null ? null : (majorityOf(counts)?.state ?? null),
    outcome: isFinished ? outcomeOf(findings, counts) : null,
    judgement: isFinished ? judge(context, findings, counts) : null,
    selected: selectedPort(context),
  };
}

function progressOf({ asked, done, total, elapsed }: Findings): Progress {
  return { done, total, share: total === 0 ? 0 : (asked + done) / (2 * total), seconds: elapsed / 1_000_000 };
}

/** Most ports that a verdict names one by one. */
const MOST_NAMED = 5;

function outcomeOf(findings: Findings, counts: Readonly<Record<BerthState, number>>): Outcome {
  const { total } = findings;
  if (counts.open > total / 2 && total > 10) return { kind: 'mostly-open', count: counts.open };
  if (counts.open > 0)
    return { kind: 'some-open', ports: portsInState(findings, 'open', MOST_NAMED), count: counts.open };
  if (counts.stealth === total) return { kind: 'all-stealth' };
  return counts.closed === total ? { kind: 'all-closed' } : { kind: 'none-open' };
}

/** "Nearly all" of the plates: nine ports in ten. */
const NEARLY_ALL = 0.9;

/** The plate that describes a result. */
export function plateOf(counts: Readonly<Record<BerthState, number>>, total: number): Guess {
  for (const state of ['open', 'closed', 'stealth'] as const) if (counts[state] >= total * NEARLY_ALL) return state;
  return 'mixed';
}

function judge(
  context: ScannerContext,
  findings: Findings,
  counts: Readonly<Record<BerthState, number>>,
): Judgement | null {
  if (context.prediction === 'skipped') return { kind: 'skipped' };
  if (context.guess === null) return null;
  const found = plateOf(counts, findings.total);
  return {
    kind: 'made',
    guess: context.guess,
    found,
    right: found === context.guess,
    marks: judgeMarks(context, findings),
  };
}

function judgeMarks({ marks }: ScannerContext, findings: Findings): { readonly total: number; readonly right: number } {
  if (marks.size === 0) return { total: 0, right: 0 };
  let right = 0;
  for (const state of ['open', 'closed', 'stealth'] as const) {
    const found = new Set(portsInState(findings, state, findings.total));
    for (const [port, mark] of marks) if (mark === state && found.has(port)) right += 1;
  }
  return { total: marks.size, right };
}

function selectedPort({ selected, findings, portChoice, typed }: ScannerContext): number | null {
  if (selected !== null) return selected;
  if (findings === null) {
    const ports = portsOf(portChoice, typed);
    return ports.ok ? (ports.value[0]?.low ?? null) : null;
  }
  const [open] = portsInState(findings, 'open', 1);
  const isMostlyOpen = findings.states.length > 10 && countBerths(findings.states).open > findings.total / 2;
  if (open !== undefined && !isMostlyOpen) return open;
  const numbers = portNumbers(findings);
  return numbers.includes(23) ? 23 : (numbers[0] ?? null);
}
