/**
 * A probing thread: it waits for jobs, works on one at a time, and says when it is done.
 *
 * Its errors carry no stack: each refused port comes as an error, nobody reads where it arose, and to write that down
 * took a fifth of the thread's time.
 */
import { parentPort } from 'node:worker_threads';
import type { ProbeJob } from './job.ts';
import { runJob } from './probe-lane.ts';

Reflect.deleteProperty(Error, 'stackTraceLimit');

parentPort?.on('message', (job: ProbeJob) => {
  void runJob(job).then(() => parentPort?.postMessage('done'));
});
