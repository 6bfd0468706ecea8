/**
 * The probing threads. They are started once, when somebody has been paired, and wait between scans: to start them
 * takes longer than a tenth of a second, which a scan should not have to wait for.
 */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { ProbeJob } from './job.ts';

/** Everything that a thread loads. A file that is missing here still works: the thread then strips it by itself. */
const THREAD_FILES = [
  'worker.ts',
  'probe-lane.ts',
  'lane.ts',
  'job.ts',
  'answer-log.ts',
  'answer-time.ts',
  'state-byte.ts',
  'tcp-probe.ts',
  'udp-probe.ts',
  'udp-payload.ts',
] as const;

/** More than two gain nothing: the kernel's loopback is the bottleneck then. */
export const MOST_THREADS = 2;

export interface Threads {
  readonly count: number;
  /** Starts the threads if they are not there yet. */
  prepare(): void;
  /** Lets every thread work on this job; resolves when all are done, rejects if one breaks. */
  run(job: ProbeJob): Promise<void>;
  close(): Promise<void>;
}

export function createThreads(count: number): Threads {
  let workers: readonly Worker[] = [];

  function prepare(): void {
    if (workers.length > 0) return;
    const sources = readSources();
    workers = Array.from({ length: count }, () => startWorker(sources));
    for (const worker of workers) {
      worker.unref();
      // A broken thread takes the others with it; the next scan starts new ones.
      worker.once('exit', () => {
        void close();
      });
    }
  }

  async function close(): Promise<void> {
    const ending = workers;
    workers = [];
    await Promise.all(ending.map((worker) => worker.terminate()));
  }

  return {
    count,
    prepare,
    async run(job) {
      prepare();
      await Promise.all(workers.map((worker) => runOn(worker, job)));
    },
    close,
  };
}

function startWorker(sources: ReadonlyMap<string, string>): Worker {
  return new Worker(new URL('./thread-entry.js', import.meta.url), {
    workerData: { entry: threadUrl('worker.ts'), sources },
    env: {},
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 20 },
  });
}

/** While it works a thread keeps the process alive; while it waits it does not. */
function runOn(worker: Worker, job: ProbeJob): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void): void => {
      worker.off('message', onDone);
      worker.off('error', onError);
      worker.off('exit', onExit);
      worker.unref();
      settle();
    };
    const onDone = (): void => {
      finish(resolve);
    };
    const onError = (error: Error): void => {
      finish(() => {
        reject(error);
      });
    };
    const onExit = (): void => {
      onError(new Error('thread-ended'));
    };
    worker.ref();
    worker.on('message', onDone);
    worker.on('error', onError);
    worker.on('exit', onExit);
    worker.postMessage(job);
  });
}

function threadUrl(file: (typeof THREAD_FILES)[number]): string {
  return new URL(file, import.meta.url).href;
}

function readSources(): ReadonlyMap<string, string> {
  return new Map(
    THREAD_FILES.map((file) => {
      const url = threadUrl(file);
      return [url, stripQuietly(readFileSync(new URL(url), 'utf8'))] as const;
    }),
  );
}

/** The function is marked as experimental and says so on standard error, where the learner would wonder about it. */
function stripQuietly(source: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = emitWarning;
  }
}
