/** The report (way C): one scan and the table of listeners in one document, read by the page as foreign input. */
import { fail } from '#result';
import { type Decoded, instant, isJsonObject, object, oneOf, ownMember, parseJson } from './decoder.ts';
import { versionText } from './health.ts';
import { type Listeners, readListeners } from './listeners.ts';
import { HELPER_NAME, PROTOCOL_LIMITS } from './protocol.ts';
import { readScanStatus, type ScanStatus } from './scan.ts';

export const REPORT_VERSION = 1;

export interface Report {
  readonly report: typeof REPORT_VERSION;
  readonly name: typeof HELPER_NAME;
  readonly version: string;
  readonly takenAt: string;
  readonly scan: ScanStatus;
  readonly listeners: Listeners;
}

const report = object({
  report: oneOf([REPORT_VERSION]),
  name: oneOf([HELPER_NAME]),
  version: versionText,
  takenAt: instant,
  scan: readScanStatus,
  listeners: readListeners,
});

/** Reads a report. One of a later version is `version-unknown`, so that the page can ask for an update of itself. */
export function decodeReport(value: unknown): Decoded<Report> {
  if (isJsonObject(value)) {
    const version = ownMember(value, 'report');
    if (typeof version === 'number' && version !== REPORT_VERSION)
      return fail({ code: 'version-unknown', pointer: '/report' });
  }
  return report(value, '');
}

/** Reads the text of a report, as pasted or from a file: at most 1 MiB, with or without a byte order mark. */
export function parseReport(text: string): Decoded<Report> {
  if (text.length > PROTOCOL_LIMITS.reportBytes) return fail({ code: 'too-large', pointer: '' });
  return parseJson(text.startsWith('\uFEFF') ? text.slice(1) : text, decodeReport);
}
