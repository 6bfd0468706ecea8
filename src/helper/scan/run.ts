/**
 * A scan as it runs: a job for one or two threads, then a second look at the few ports that stayed unsure.
 *
 * A few hundred ports are the main thread's own work. More go to two other threads, which wait for that: the main
 * thread stays free for HTTP, and its memory stays small.
 */
import { countPorts, hasPort, HIGHEST_PORT, type PortList, portsOf } from '#helper-protocol/port-list.ts';
import type { OwnAddress } from '#helper-protocol/interfaces.ts';
import type { Protocol } from '#helper-protocol/scan.ts';
import { createAnswerLog } from './answer-log.ts';
import type { AnswerTimeLimits } from './answer-time.ts';
import { CONTROL, createControl, type ProbeJob } from './job.ts';
import { runJob } from './probe-lane.ts';
import { createStates, MOST_TO_CONFIRM, unsurePorts } from './states.ts';
import type { Threads } from './threads.ts';

export interface RunPlan {
  readonly address: OwnAddress;
  readonly protocol: Protocol;
  readonly ports: PortList;
  /** Ports that the operating system lists as listening: they are probed first, and like all others. */
  readonly listening: Iterable<number>;
  /** Sockets over all threads. */
  readonly sockets: number;
  readonly platform: NodeJS.Platform;
  readonly threads: Threads;
}

export type RunEnd = 'completed' | 'stopped' | 'out-of-sockets' | 'broken';

export interface ScanRun {
  readonly states: Uint8Array;
  /** How long open TCP ports took to accept: see `answer-log.ts`. */
  readonly answers: Int32Array;
  readonly finished: Promise<RunEnd>;
  /** No probe starts after this has resolved. */
  stop(): Promise<void>;
  /** How often the kernel has refused the source address so far. */
  sourceRefusals(): number;
}

const START_SOCKETS = 32;
const CONFIRM_SOCKETS = 16;
const ATTEMPTS = 2;
/** From this many ports on the work goes to other threads; UDP sockets cost more each. */
const THREADS_FROM: Readonly<Record<Protocol, number>> = { tcp: 512, udp: 128 };

/** Room for an order that no scan uses now: shared memory is given back so late that scan after scan would add to it. */
const freeOrders: SharedArrayBuffer[] = [];

const UDP_ANSWER_TIME: AnswerTimeLimits = { least: 300, most: 300, initial: 300 };
const TCP_ANSWER_TIME: AnswerTimeLimits = { least: 50, most: 1000, initial: 250 };
/**
 * Windows repeats a refused connection attempt three times, half a second apart, before it says so; only for loopback
 * does the runtime switch that off. A shorter limit would call every closed port of the PC's own LAN address filtered.
 */
const WINDOWS_LAN_ANSWER_TIME: AnswerTimeLimits = { least: 2500, most: 2500, initial: 2500 };

/** Starts to scan. The address has been compared with the machine's own before. */
export function startRun(plan: RunPlan): ScanRun {
  const states = createStates();
  const answers = createAnswerLog();
  const orderRoom = freeOrders.pop() ?? new SharedArrayBuffer(HIGHEST_PORT * Uint16Array.BYTES_PER_ELEMENT);
  const control = createControl();
  const job: ProbeJob = {
    target: plan.address.address,
    family: plan.address.family === 'ipv4' ? 4 : 6,
    protocol: plan.protocol,
    bindSource: plan.address.scope !== 'loopback',
    order: orderOf(plan.ports, plan.listening, orderRoom),
    states,
    answers,
    control,
    startSockets: START_SOCKETS,
    mostSockets: plan.sockets,
    attempts: ATTEMPTS,
    answerTime: answerTimeOf(plan),
  };
  const finished = work(job, plan.threads).finally(() => freeOrders.push(orderRoom));
  return {
    states,
    answers,
    finished,
    stop: async () => {
      Atomics.store(control, CONTROL.stop, 1);
      await finished;
    },
    sourceRefusals: () => Atomics.load(control, CONTROL.sourceRefused),
  };
}

async function work(job: ProbeJob, threads: Threads): Promise<RunEnd> {
  const isStopped = (): boolean => Atomics.load(job.control, CONTROL.stop) !== 0;
  const isStarved = (): boolean => Atomics.load(job.control, CONTROL.starved) !== 0;
  try {
    await (job.order.length < THREADS_FROM[job.protocol] ? runJob(job) : runInThreads(job, threads));
    if (!isStopped()) await confirmRare(job);
  } catch {
    Atomics.store(job.control, CONTROL.stop, 1);
    return 'broken';
  }
  if (isStarved()) return 'out-of-sockets';
  return isStopped() ? 'stopped' : 'completed';
}

/** Probes once more, slowly, what is neither open nor closed, if it is rare (contract §8.6). */
async function confirmRare(job: ProbeJob): Promise<void> {
  const unsure = unsurePorts(job.states);
  if (unsure.length === 0 || unsure.length > MOST_TO_CONFIRM) return;
  Atomics.store(job.control, CONTROL.next, 0);
  const sockets = Math.min(CONFIRM_SOCKETS, job.mostSockets);
  await runJob({ ...job, order: Uint16Array.from(unsure), attempts: 1, startSockets: sockets, mostSockets: sockets });
}

function runInThreads(job: ProbeJob, threads: Threads): Promise<void> {
  const share = (sockets: number): number => Math.max(1, Math.floor(sockets / threads.count));
  return threads.run({ ...job, startSockets: share(job.startSockets), mostSockets: share(job.mostSockets) });
}

function answerTimeOf({ protocol, address, platform }: RunPlan): AnswerTimeLimits {
  if (protocol === 'udp') return UDP_ANSWER_TIME;
  return platform === 'win32' && address.scope !== 'loopback' ? WINDOWS_LAN_ANSWER_TIME : TCP_ANSWER_TIME;
}

/** First what is listed as listening, then the rest, ascending; in the shared memory given. */
export function orderOf(
  ports: PortList,
  listening: Iterable<number>,
  room: SharedArrayBuffer,
): Uint16Array<SharedArrayBuffer> {
  const first = new Set([...listening].filter((port) => hasPort(ports, port)).toSorted((a, b) => a - b));
  const order = new Uint16Array(room, 0, countPorts(ports));
  let index = 0;
  for (const port of first) order[index++] = port;
  for (const port of portsOf(ports)) {
    if (!first.has(port)) order[index++] = port;
  }
  return order;
}
