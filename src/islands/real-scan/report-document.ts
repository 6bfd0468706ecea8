import type { Report } from '#helper-protocol/report.ts';
import type { RealScanContext } from '#machines/real-scan/real-scan.machine.ts';

/** The result in the form of the helper's own report, so that this page opens it again; null without a scan. */
export function reportOf({ scan, listeners, at }: RealScanContext, version: string): string | null {
  if (scan === null || at === null) return null;
  const report: Report = {
    report: 1,
    name: 'port-helper',
    version,
    takenAt: at,
    scan,
    listeners: listeners ?? { available: false, reason: 'tool-failed' },
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
