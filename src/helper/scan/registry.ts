/**
 * All scans of the helper: one runs at a time, ended ones are kept for five minutes, at most eight.
 *
 * While a scan runs it is watched: its address has to stay one of the machine's own, it has to end within two minutes,
 * and somebody has to listen to it.
 */
import { fail, ok, type Result } from '#result';
import type { OwnAddress } from '#helper-protocol/interfaces.ts';
import type { ScanReason, ScanRequest } from '#helper-protocol/scan.ts';
import { type Clock, createWindow } from '../rate.ts';
import { findOwnTarget } from '../target.ts';
import { ScanRecord } from './record.ts';
import type { RunPlan, ScanRun } from './run.ts';

export interface ScanLimits {
  readonly startsPerMinute: number;
  readonly deadlineMs: number;
  readonly withoutSubscriberMs: number;
  readonly keptMs: number;
  readonly kept: number;
  readonly addressCheckMs: number;
  readonly hintMs: number;
}

export const SCAN_LIMITS: ScanLimits = {
  startsPerMinute: 30,
  deadlineMs: 120_000,
  withoutSubscriberMs: 10_000,
  keptMs: 5 * 60_000,
  kept: 8,
  addressCheckMs: 1000,
  hintMs: 200,
};

/** What the registry needs of the outside world. */
export interface ScanWorld {
  readonly now: Clock;
  readonly date: () => Date;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly ownAddresses: () => readonly OwnAddress[];
  readonly listeningPorts: (limitMs: number) => Promise<readonly number[]>;
  readonly startRun: (plan: Pick<RunPlan, 'address' | 'protocol' | 'ports' | 'listening'>) => ScanRun;
  readonly onStart: (scan: ScanRecord) => void;
  readonly onEnd: (scan: ScanRecord) => void;
  readonly limits: ScanLimits;
}

export type StartProblem =
  | { readonly code: 'target-not-own' | 'scan-in-progress' }
  | { readonly code: 'rate-limited'; readonly retryAfter: number };

export interface ScanRegistry {
  start(request: ScanRequest, holderId: number): Result<ScanRecord, StartProblem>;
  find(id: string): ScanRecord | undefined;
  /** Ends a scan; resolves when no probe can start any more. Does nothing to one that has ended. */
  cancel(scan: ScanRecord, reason: ScanReason): Promise<void>;
  cancelOf(holderId: number): Promise<void>;
  cancelAll(reason: ScanReason): Promise<void>;
  /** Counts a subscriber in; gives the way out. */
  subscribe(scan: ScanRecord): () => void;
  subscribers(scan: ScanRecord): number;
}

export function createScanRegistry(world: ScanWorld): ScanRegistry {
  const { limits, now } = world;
  const scans = new Map<string, ScanRecord>();
  const watches = new Map<ScanRecord, Watch>();
  const starts = createWindow({ limit: limits.startsPerMinute, spanMs: 60_000 }, now);
  let active: Promise<void> | undefined;

  interface Watch {
    subscribers: number;
    leftAt: number;
  }

  function forgetOld(): void {
    const ended = [...scans.values()].filter((scan) => !scan.isRunning);
    const tooMany = ended.length - limits.kept;
    ended.forEach((scan, index) => {
      if (index < tooMany || now() - (scan.endedAt ?? 0) > limits.keptMs) {
        scans.delete(scan.id);
        watches.delete(scan);
      }
    });
  }

  function finish(scan: ScanRecord, status: 'completed' | 'cancelled' | 'failed', reason: ScanReason | null): void {
    if (scan.end(status, reason)) world.onEnd(scan);
  }

  /** Runs a scan to its end; never rejects. */
  async function carryOut(scan: ScanRecord, watch: Watch): Promise<void> {
    const listening = await world.listeningPorts(limits.hintMs).catch(() => []);
    if (!scan.isRunning) return;
    const run = world.startRun({
      address: scan.address,
      protocol: scan.protocol,
      ports: scan.request.ports,
      listening,
    });
    scan.attach(run);
    let refusals = 0;
    let checkedAt = now();
    const isGone = (): boolean => findOwnTarget(world.ownAddresses(), scan.target) === undefined;
    const guard = setInterval(
      () => {
        const instant = now();
        const refused = run.sourceRefusals() !== refusals;
        refusals = run.sourceRefusals();
        if (refused || instant - checkedAt >= limits.addressCheckMs) {
          checkedAt = instant;
          if (isGone()) return stop('failed', 'address-gone');
        }
        if (scan.elapsedMs() >= limits.deadlineMs) return stop('failed', 'deadline');
        if (watch.subscribers === 0 && instant - watch.leftAt >= limits.withoutSubscriberMs)
          stop('cancelled', 'client-left');
      },
      Math.min(100, limits.addressCheckMs),
    );
    function stop(status: 'cancelled' | 'failed', reason: ScanReason): void {
      finish(scan, status, reason);
      void run.stop();
    }
    const end = await run.finished;
    clearInterval(guard);
    if (end === 'completed') finish(scan, 'completed', null);
    else if (end === 'out-of-sockets') finish(scan, 'failed', isGone() ? 'address-gone' : 'out-of-sockets');
    else finish(scan, 'failed', null);
  }

  async function cancel(scan: ScanRecord, reason: ScanReason): Promise<void> {
    if (!scan.isRunning) return;
    finish(scan, 'cancelled', reason);
    await scan.run?.stop();
  }

  return {
    start(request, holderId) {
      const address = findOwnTarget(world.ownAddresses(), request.target);
      if (address === undefined) return fail({ code: 'target-not-own' });
      if (active !== undefined) return fail({ code: 'scan-in-progress' });
      const retryAfter = starts.retryAfter();
      if (retryAfter > 0) return fail({ code: 'rate-limited', retryAfter });
      starts.add();
      forgetOld();
      const id = Buffer.from(world.randomBytes(16)).toString('base64url');
      const scan = new ScanRecord({ id, address, request, holderId, createdAt: world.date().toISOString() }, now);
      const watch = { subscribers: 0, leftAt: now() };
      scans.set(id, scan);
      watches.set(scan, watch);
      world.onStart(scan);
      active = carryOut(scan, watch).finally(() => {
        active = undefined;
      });
      return ok(scan);
    },
    find(id) {
      forgetOld();
      return scans.get(id);
    },
    cancel,
    async cancelOf(holderId) {
      await Promise.all(
        [...scans.values()].filter((scan) => scan.holderId === holderId).map((scan) => cancel(scan, 'requested')),
      );
    },
    async cancelAll(reason) {
      await Promise.all([...scans.values()].map((scan) => cancel(scan, reason)));
    },
    subscribe(scan) {
      const watch = watches.get(scan);
      if (watch === undefined) return () => undefined;
      watch.subscribers += 1;
      return () => {
        watch.subscribers -= 1;
        watch.leftAt = now();
      };
    },
    subscribers: (scan) => watches.get(scan)?.subscribers ?? 0,
  };
}
