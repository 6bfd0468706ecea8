/** A record of progress as a file: foreign octets when somebody opens one. */
import { fail, type Result } from '#result';
import {
  formatProgressFile,
  LONGEST_FILE,
  parseProgressFile,
  progressFileName,
  type ProgressFile,
} from '#machines/progress/progress-file.ts';
import type { ProgressRecord } from '#machines/progress/progress.record.ts';
import type { RecordFault } from '#machines/record-desk/record-desk.machine.ts';
import { offerFile } from './offer-file.ts';
import { dayInDigits } from './today.ts';

/** Reads a file. One that is too large is not opened. */
export async function readRecordFile(file: Pick<File, 'size' | 'text'>): Promise<Result<ProgressFile, RecordFault>> {
  if (file.size > LONGEST_FILE) return fail({ code: 'too-large' });
  try {
    return parseProgressFile(await file.text());
  } catch {
    return fail({ code: 'unreadable' });
  }
}

/** Offers the record as a file and gives its name. */
export function offerRecord(record: ProgressRecord): string {
  const saved = dayInDigits();
  return offerText(formatProgressFile({ saved, record }), progressFileName(saved), 'application/json');
}

/** Offers a text that Minato cannot read as it is, so that nothing is lost. */
export function offerUnreadable(text: string): string {
  return offerText(text, `minato-unreadable-${dayInDigits()}.txt`, 'text/plain');
}

function offerText(text: string, name: string, type: string): string {
  offerFile(new TextEncoder().encode(text), name, type);
  return name;
}
