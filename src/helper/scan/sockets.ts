/** How many sockets a scan may have at once: the contract's most, and never so many that the process runs out. */
import { readFileSync } from 'node:fs';

const MOST_SOCKETS = 1024;
/** Kept for connections to the helper, its files, and the runtime. */
const RESERVE = 128;

/** Sockets of a scan over all threads. Read once, at the start of the process. */
export function socketBudget(platform: NodeJS.Platform): number {
  const limit = fileLimit(platform);
  return Math.max(16, Math.min(MOST_SOCKETS, limit - RESERVE));
}

/** The soft limit of open files, infinite where the system knows none or does not say. */
function fileLimit(platform: NodeJS.Platform): number {
  if (platform === 'win32') return Number.POSITIVE_INFINITY;
  if (platform === 'linux') {
    try {
      const found = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'latin1'));
      return found === null ? Number.POSITIVE_INFINITY : Number(found[1]);
    } catch {
      // A system without /proc: believe the least that is common.
      return 1024;
    }
  }
  return reportedFileLimit();
}

/** macOS says it only in the diagnostic report of the runtime; the network part is left out, for it resolves names. */
function reportedFileLimit(): number {
  Object.assign(process.report, { excludeNetwork: true });
  const report = process.report.getReport() as {
    readonly userLimits?: { readonly open_files?: { readonly soft?: unknown } };
  };
  const soft = report.userLimits?.open_files?.soft;
  return soft === 'unlimited' ? Number.POSITIVE_INFINITY : typeof soft === 'number' ? soft : 256;
}
