/** A lane for a job, with the probes of its protocol. */
import type { ProbeJob } from './job.ts';
import { Lane } from './lane.ts';
import { createTcpOpener } from './tcp-probe.ts';
import { createUdpOpener } from './udp-probe.ts';

/** Works on a job until it is done or stopped, in the thread that calls it. */
export function runJob(job: ProbeJob): Promise<void> {
  return new Lane(job, job.protocol === 'tcp' ? createTcpOpener(job) : createUdpOpener()).run();
}
