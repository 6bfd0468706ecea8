/** A probing thread: it waits for jobs, works on one at a time, and says when it is done. */
import { parentPort } from 'node:worker_threads';
import type { ProbeJob } from './job.ts';
import { runJob } from './probe-lane.ts';

parentPort?.on('message', (job: ProbeJob) => {
  void runJob(job).then(() => parentPort?.postMessage('done'));
});
