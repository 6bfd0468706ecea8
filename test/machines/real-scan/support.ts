import type { Listener, Listeners } from '#helper-protocol/listeners.ts';
import type { Report } from '#helper-protocol/report.ts';
import type { ScanStatus } from '#helper-protocol/scan.ts';

/** A scan as the helper tells it; what is not said is a finished scan of the first nine ports. */
export function scanWith(changes: Partial<ScanStatus> = {}): ScanStatus {
  return {
    id: 'mPq3c0m9Q2yq8m0J1h2k3A',
    target: '127.0.0.1',
    protocol: 'tcp',
    ports: '1-9',
    status: 'completed',
    reason: null,
    done: 9,
    total: 9,
    elapsedMs: 4,
    counts: { open: 0, closed: 9, filtered: 0, 'open|filtered': 0 },
    results: { open: '', closed: '1-9', filtered: '', 'open|filtered': '' },
    ...changes,
  };
}

/** A finished scan with these ports open and the rest closed. */
export function scanOf(looked: string, open: string, closed: string): ScanStatus {
  return scanWith({ ports: looked, results: { open, closed, filtered: '', 'open|filtered': '' } });
}

export function listening(port: number, address = '0.0.0.0', process: string | null = null): Listener {
  return { protocol: 'tcp', address, port, process };
}

export function tableOf(...listeners: readonly Listener[]): Listeners {
  return { available: true, source: 'proc', takenAt: '2030-01-01T12:00:00.000Z', truncated: false, listeners };
}

export function reportWith(scan: ScanStatus, listeners: Listeners): Report {
  return { report: 1, name: 'port-helper', version: '1.0.0', takenAt: '2030-01-01T12:00:00.000Z', scan, listeners };
}
