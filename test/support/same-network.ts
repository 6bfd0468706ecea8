/** Networks as plain values for comparison: everything that could make a difference later, without spare memory. */
import type { Network } from '#sim/network.ts';
import { traceEvents } from '#sim/trace.ts';

export function plainNetwork(network: Network): unknown {
  const { changing } = network;
  return {
    scenario: network.scenario,
    nextScan: network.nextScan,
    nextCause: network.nextCause,
    now: changing.now,
    draws: changing.draws,
    agenda: changing.agenda,
    tables: changing.tables,
    scans: changing.scans.map((scan) => ({
      ...scan,
      waiting: scan.waiting.slice(scan.waitingFrom),
      waitingFrom: 0,
    })),
    trace: [...traceEvents(changing.trace)],
  };
}
