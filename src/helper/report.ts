/** The report (way C): one scan without a server, as one JSON document. */
import { randomBytes } from 'node:crypto';
import { availableParallelism, networkInterfaces } from 'node:os';
import { fail, ok, type Result } from '#result';
import type { ScanErrorCode } from '#helper-protocol/problem.ts';
import { HELPER_NAME, HELPER_VERSION } from '#helper-protocol/protocol.ts';
import { REPORT_VERSION, type Report } from '#helper-protocol/report.ts';
import { decodeScanRequest } from '#helper-protocol/scan.ts';
import { createListenerTable, createReader } from './listeners/source.ts';
import { createScanRegistry, SCAN_LIMITS } from './scan/registry.ts';
import { startRun } from './scan/run.ts';
import { socketBudget } from './scan/sockets.ts';
import { createThreads, MOST_THREADS } from './scan/threads.ts';
import { listOwnAddresses } from './target.ts';

export type ReportProblem = 'target-not-own' | ScanErrorCode;

/** What a report needs to know; texts as they stand on the command line. */
export interface ReportRequest {
  readonly target: string;
  readonly protocol: string;
  readonly ports: string;
}

/** A report in the making: `cancel` ends the scan early, and the report then says so. */
export interface ReportRun {
  readonly report: Promise<Report>;
  cancel(): Promise<void>;
}

/** Own addresses that may be scanned, as they have to be written. */
export function scannableAddresses(): readonly string[] {
  return listOwnAddresses(networkInterfaces())
    .filter(({ scannable }) => scannable)
    .map(({ address }) => address);
}

/** Scans once, under the same rules as over the interface, and listens on nothing. */
export function startReport(request: ReportRequest): Result<ReportRun, ReportProblem> {
  const asked = decodeScanRequest({ ...request });
  if (!asked.ok) return fail(asked.problem[0]?.code ?? 'target-type');
  const now = (): number => performance.now();
  const date = (): Date => new Date();
  const listeners = createListenerTable(createReader(process.platform, process.env['SystemRoot']), now, date);
  const sockets = socketBudget(process.platform);
  const threads = createThreads(Math.min(MOST_THREADS, availableParallelism()));
  const nothing = (): void => undefined;
  const scans = createScanRegistry({
    now,
    date,
    randomBytes,
    ownAddresses: () => listOwnAddresses(networkInterfaces()),
    listeningPorts: (limitMs) => listeners.hint(limitMs),
    startRun: (plan) => startRun({ ...plan, sockets, threads, platform: process.platform }),
    onStart: nothing,
    onEnd: nothing,
    // Nobody subscribes to this scan: the process itself is who waits for it.
    limits: { ...SCAN_LIMITS, withoutSubscriberMs: Number.POSITIVE_INFINITY },
  });
  const started = scans.start(asked.value, 0);
  if (!started.ok) return fail('target-not-own');
  const scan = started.value;
  return ok({
    cancel: () => scans.cancel(scan, 'requested'),
    report: (async () => {
      const takenAt = date().toISOString();
      await new Promise<void>((resolve) => {
        scan.onEnd(resolve);
      });
      await threads.close();
      return {
        report: REPORT_VERSION,
        name: HELPER_NAME,
        version: HELPER_VERSION,
        takenAt,
        scan: { ...scan.status(), rttMs: Object.fromEntries(scan.answers()) },
        listeners: await listeners.read(),
      };
    })(),
  });
}
