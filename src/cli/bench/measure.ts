/**
 * One case in a process of its own, so that memory is its own too. Prints one JSON object. The first run is counted for
 * memory and not for time: it also pays for compiling the engine.
 */
import { apply, createNetwork, reportOf, runScan, scanOf, traceOf, type Network } from '#sim/network.ts';
import { traceEvent } from '#sim/trace.ts';
import { benchHome, type Mixture } from './home.ts';

export interface Measured {
  readonly first: number;
  readonly milliseconds: readonly number[];
  /** Peak of the whole process after the first run, and what the network itself holds. */
  readonly peak: number;
  readonly held: number;
  /** Frames that passed a network; 0 where no packets were kept. */
  readonly packets: number;
  readonly states: Readonly<Record<string, number>>;
}

const MEGABYTE = 1_000_000;

function scan(mixture: Mixture, ports: string, packets: boolean): { network: Network; milliseconds: number } {
  const scenario = benchHome(mixture, ports);
  const start = performance.now();
  const started = apply(createNetwork(scenario, { packets }), { kind: 'scan.start', ...scenario });
  if (!started.ok) throw new Error(started.problem);
  const network = runScan(started.value, 1);
  return { network, milliseconds: performance.now() - start };
}

function inUse(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function measure(mixture: Mixture, ports: string, packets: boolean, runs: number): Measured {
  const before = inUse();
  const { network, milliseconds: first } = scan(mixture, ports, packets);
  const peak = (process.resourceUsage().maxRSS * 1024) / MEGABYTE;
  const held = (inUse() - before) / MEGABYTE;
  const states: Record<string, number> = {};
  for (const { state } of reportOf(scanOf(network, 1)!).ports) states[state] = (states[state] ?? 0) + 1;
  const trace = traceOf(network);
  let frames = 0;
  for (let index = 0; packets && index < trace.length; index += 1)
    if (traceEvent(trace, index).kind === 'frame') frames += 1;
  const milliseconds = Array.from({ length: runs }, () => scan(mixture, ports, packets).milliseconds);
  return { first, milliseconds, peak, held, packets: frames, states };
}

const [mixture, ports, packets, runs] = process.argv.slice(2);
process.stdout.write(JSON.stringify(measure(mixture as Mixture, ports!, packets === 'packets', Number(runs))));
