/** The helper as a whole, put together from its parts: everything that `main.ts` starts and a test can start as well. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { availableParallelism, networkInterfaces } from 'node:os';
import { formatCode } from '#helper-protocol/pairing.ts';
import { createApi } from './api.ts';
import { createGateRules } from './gate.ts';
import { createListenerTable, createReader } from './listeners/source.ts';
import { createLog } from './log.ts';
import { createPairing } from './pairing.ts';
import { type Clock, createBucket } from './rate.ts';
import { createScanRegistry, SCAN_LIMITS, type ScanLimits } from './scan/registry.ts';
import { startRun } from './scan/run.ts';
import { socketBudget } from './scan/sockets.ts';
import { createThreads, MOST_THREADS } from './scan/threads.ts';
import { STREAM_PACE, type StreamPace } from './scan/stream.ts';
import { createHelperServer } from './server.ts';
import type { SiteMap } from './site.ts';
import { listOwnAddresses } from './target.ts';
import { createTokens } from './token.ts';

const IDLE_MS = 60 * 60_000;
const REQUESTS = { perSecond: 100, burst: 200 };

export interface HelperOptions {
  /** 0 takes any free port: for tests; the command line does not offer it. */
  readonly port: number;
  readonly foreignOrigins: readonly string[];
  readonly site: SiteMap | undefined;
  readonly writeLog: (line: string) => void;
  /** After an hour without an authenticated request. */
  readonly onIdle: () => void;
  readonly now?: Clock;
  readonly scanLimits?: Partial<ScanLimits>;
  readonly pace?: Partial<StreamPace>;
}

export interface Helper {
  readonly port: number;
  /** The letters of its flags (`helper-protocol/pairing.ts`). */
  readonly flags: string;
  /** A fresh pairing code as it is printed; the one before dies. */
  renewCode(): string;
  /** Cancels a running scan, tells its subscribers, and closes every connection. Takes less than two seconds. */
  stop(reason: string): Promise<void>;
}

const monotonic: Clock = () => performance.now();
const wallClock = (): Date => new Date();

/** Listens on 127.0.0.1. Rejects with the system's error (`EADDRINUSE`) if the port cannot be had. */
export async function startHelper(options: HelperOptions): Promise<Helper> {
  const now = options.now ?? monotonic;
  const log = createLog(options.writeLog, wallClock, now);
  const ownAddresses = (): ReturnType<typeof listOwnAddresses> => listOwnAddresses(networkInterfaces());
  const listeners = createListenerTable(createReader(process.platform, process.env['SystemRoot']), now, wallClock);
  const sockets = socketBudget(process.platform);
  const threads = createThreads(Math.min(MOST_THREADS, availableParallelism()));
  const pairing = createPairing(now, randomBytes);
  const scans = createScanRegistry({
    now,
    date: wallClock,
    randomBytes,
    ownAddresses,
    listeningPorts: (limitMs) => listeners.hint(limitMs),
    startRun: (plan) => startRun({ ...plan, sockets, threads, platform: process.platform }),
    onStart: (scan) => {
      log.scanStarted(scan);
    },
    onEnd: (scan) => {
      log.scanEnded(scan);
    },
    limits: { ...SCAN_LIMITS, ...options.scanLimits },
  });

  let usedAt = now();
  let isShuttingDown = false;
  const port = options.port === 0 ? await findFreePort() : options.port;
  const rules = createGateRules(port, options.foreignOrigins);
  const tokens = createTokens(now, randomBytes, rules.ownOrigins);
  const server = createHelperServer({
    rules,
    tokens,
    bucket: createBucket(REQUESTS, now),
    api: createApi({
      pairing,
      tokens,
      scans,
      listeners,
      ownAddresses,
      onPaired: () => {
        threads.prepare();
      },
      log,
      now,
      date: wallClock,
      pace: { ...STREAM_PACE, ...options.pace },
    }),
    site: options.site,
    log,
    onAuthenticated: () => {
      usedAt = now();
    },
    isShuttingDown: () => isShuttingDown,
  });
  server.listen({ host: '127.0.0.1', port, exclusive: true });
  await once(server, 'listening');
  log.started(port);

  const idleTimer = setInterval(() => {
    if (now() - usedAt >= IDLE_MS) options.onIdle();
  }, 1000);

  return {
    port,
    flags: pairing.flags,
    renewCode: () => formatCode(pairing.renew()),
    async stop(reason) {
      if (isShuttingDown) return;
      isShuttingDown = true;
      clearInterval(idleTimer);
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      const patience = new Promise<void>((resolve) => {
        setTimeout(resolve, 800).unref();
      });
      await Promise.race([scans.cancelAll('shutdown'), patience]);
      // A moment for the last event of each stream, then every connection ends.
      server.closeIdleConnections();
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 300))]);
      server.closeAllConnections();
      await closed;
      await threads.close();
      log.ended(reason);
    },
  };
}

/** A port that nothing uses at this moment. */
async function findFreePort(): Promise<number> {
  const { createServer } = await import('node:net');
  const probe = createServer();
  probe.listen({ host: '127.0.0.1', port: 0 });
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
