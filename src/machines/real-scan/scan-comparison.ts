/** Two scans of the same address: what is new, and what is gone. Only ports that both looked at count. */
import type { Protocol, ScanStatus } from '#helper-protocol/scan.ts';
import { eachPort, hasPort } from '#sim/port-list.ts';
import { portsIn } from './berths.ts';

/** What is kept of a scan to compare with: no process, no listener. */
export interface KeptScan {
  readonly target: string;
  readonly protocol: Protocol;
  /** Which ports had been looked at, and which of them were open, as port lists. */
  readonly looked: string;
  readonly open: string;
  readonly at: string;
}

export interface ScanDifference {
  readonly since: string;
  readonly appeared: readonly number[];
  readonly gone: readonly number[];
  /** How many open ports are the same. */
  readonly same: number;
}

/** What of a scan is kept. `looked` is what has an answer, so a cancelled scan claims nothing for the rest. */
export function keptScanOf(scan: ScanStatus, at: string): KeptScan {
  const looked = [scan.results.open, scan.results.closed, scan.results.filtered, scan.results['open|filtered']];
  return {
    target: scan.target,
    protocol: scan.protocol,
    looked: looked.filter((ports) => ports !== '').join(','),
    open: scan.results.open,
    at,
  };
}

/** The difference, or null when the two are not of the same address and protocol. */
export function compareScans(before: KeptScan, now: KeptScan): ScanDifference | null {
  if (before.target !== now.target || before.protocol !== now.protocol) return null;
  const [openBefore, openNow] = [portsIn(before.open), portsIn(now.open)];
  const [lookedBefore, lookedNow] = [portsIn(before.looked), portsIn(now.looked)];
  const nowOpen = eachPort(openNow);
  return {
    since: before.at,
    appeared: nowOpen.filter((port) => hasPort(lookedBefore, port) && !hasPort(openBefore, port)),
    gone: eachPort(openBefore).filter((port) => hasPort(lookedNow, port) && !hasPort(openNow, port)),
    same: nowOpen.filter((port) => hasPort(openBefore, port)).length,
  };
}
