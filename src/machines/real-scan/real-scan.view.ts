/** What the page 自分のPC shows: its four steps, the progress, the counts and the rows. */
import type { Listener } from '#helper-protocol/listeners.ts';
import type { PortState } from '#helper-protocol/scan.ts';
import type { ConnectionView } from '../helper-connection/helper-connection.view.ts';
import { ADVICE_TO_LOOK_AT } from './advice.ts';
import { berthsOf, listenersIn, type Berth } from './berths.ts';
import { rangeOf, type RangeProblem } from './port-range.ts';
import { differenceIn, PROMISES, type RealScanSnapshot, type ResultSource } from './real-scan.machine.ts';
import type { ScanDifference } from './scan-comparison.ts';

export const STEPS = ['promise', 'helper', 'scan', 'result'] as const;
export type Step = (typeof STEPS)[number];

export type RealScanPhase =
  'promising' | 'connecting' | 'choosing' | 'starting' | 'scanning' | 'stopping' | 'interrupted' | 'finished';

export interface ScanCounts {
  readonly open: number;
  readonly closed: number;
  readonly filtered: number;
  readonly maybe: number;
  readonly unknown: number;
}

export interface RealScanView {
  readonly phase: RealScanPhase;
  readonly step: Step;
  readonly canPromise: boolean;
  /** How many ports the choice holds; null while it cannot be read. */
  readonly portCount: number | null;
  /** What is wrong with the typed ports, once somebody tried to go on. */
  readonly rangeProblem: RangeProblem | null;
  readonly progress: {
    readonly done: number;
    readonly total: number;
    readonly share: number;
    readonly seconds: number;
    readonly portsPerSecond: number | null;
  } | null;
  readonly counts: ScanCounts | null;
  readonly rows: readonly Berth[];
  readonly toLookAt: number;
  readonly source: ResultSource;
  readonly difference: ScanDifference | null;
  /** Everything that listens, as the twin takes it: the table, and open ports that are not in it. */
  readonly listeners: readonly Listener[];
}

const PHASES: Readonly<Record<string, RealScanPhase>> = {
  choosing: 'choosing',
  starting: 'starting',
  scanning: 'scanning',
  stopping: 'stopping',
  interrupted: 'interrupted',
  resuming: 'scanning',
  finished: 'finished',
};

export function realScanView(snapshot: RealScanSnapshot, connection: Pick<ConnectionView, 'phase'>): RealScanView {
  const { context } = snapshot;
  const phase = phaseOf(snapshot, connection);
  const range = rangeOf(context.range, context.typed);
  const listed = context.source === 'hand' ? context.handRows : listenersIn(context.listeners);
  const rows = berthsOf(context.scan, listed, context.helperPort);
  const { scan } = context;
  return {
    phase,
    step: stepOf(phase),
    canPromise: PROMISES.every((promise) => context.ticked.includes(promise)),
    portCount: range.ok ? range.value.count : null,
    rangeProblem: !range.ok && context.complained ? range.problem : null,
    progress:
      scan === null
        ? null
        : {
            done: scan.done,
            total: scan.total,
            share: scan.total === 0 ? 0 : scan.done / scan.total,
            seconds: scan.elapsedMs / 1_000,
            portsPerSecond: context.portsPerSecond,
          },
    counts: scan === null ? null : countsOf(scan.counts, scan.total),
    rows,
    toLookAt: rows.filter(isToLookAt).length,
    source: context.source,
    difference: differenceIn(context),
    listeners: [
      ...listed,
      ...rows
        .filter(({ match }) => match === 'unlisted')
        .map(({ protocol, port }) => ({ protocol, port, address: scan?.target ?? '127.0.0.1', process: null })),
    ],
  };
}

/** A row that is worth a look: other machines may come to it, and a home PC seldom needs it. */
export function isToLookAt({ advice }: Pick<Berth, 'advice'>): boolean {
  return ADVICE_TO_LOOK_AT.includes(advice);
}

function phaseOf({ value }: RealScanSnapshot, connection: Pick<ConnectionView, 'phase'>): RealScanPhase {
  if (typeof value === 'string') return 'promising';
  const phase = PHASES[value.promised] ?? 'choosing';
  return phase === 'choosing' && connection.phase !== 'connected' ? 'connecting' : phase;
}

function stepOf(phase: RealScanPhase): Step {
  switch (phase) {
    case 'promising':
      return 'promise';
    case 'connecting':
      return 'helper';
    case 'finished':
      return 'result';
    default:
      return 'scan';
  }
}

function countsOf(counts: Readonly<Record<PortState, number>>, total: number): ScanCounts {
  const { open, closed, filtered, 'open|filtered': maybe } = counts;
  return { open, closed, filtered, maybe, unknown: Math.max(0, total - open - closed - filtered - maybe) };
}
