import { networkInterfaces } from 'node:os';
import type { Protocol, StatePorts } from '#helper-protocol/scan.ts';
import { parsePortList } from '#helper-protocol/port-list.ts';
import { startRun } from '#helper/scan/run.ts';
import { socketBudget } from '#helper/scan/sockets.ts';
import { formatStates, viewStates } from '#helper/scan/states.ts';
import { createThreads } from '#helper/scan/threads.ts';
import { findOwnTarget, listOwnAddresses } from '#helper/target.ts';

/** Scans an address of this machine with real sockets, as the helper does behind its gate. */
export async function scanOwn(target: string, ports: string, protocol: Protocol = 'tcp'): Promise<StatePorts> {
  const address = findOwnTarget(listOwnAddresses(networkInterfaces()), target);
  const list = parsePortList(ports);
  if (address === undefined || !list.ok) throw new Error(`cannot be scanned: ${target} ${ports}`);
  const threads = createThreads(2);
  const run = startRun({
    address,
    protocol,
    ports: list.value,
    listening: [],
    sockets: socketBudget(process.platform),
    platform: process.platform,
    threads,
  });
  const end = await run.finished;
  await threads.close();
  if (end !== 'completed') throw new Error(`the scan ended: ${end}`);
  return formatStates(viewStates(run.states, true));
}
