/** A report of the helper that somebody opens or pastes: foreign text, at most 1 MiB of it. */
import { fail, type Result } from '#result';
import type { DecodeProblem } from '#helper-protocol/decoder.ts';
import { PROTOCOL_LIMITS } from '#helper-protocol/protocol.ts';
import { parseReport, type Report } from '#helper-protocol/report.ts';

export type ReportProblem =
  | { readonly code: 'empty' | 'too-large' | 'not-json' | 'other-version' | 'unreadable-file' }
  | { readonly code: 'not-a-report'; readonly pointer: string };

/** Reads pasted text. */
export function readReport(text: string): Result<Report, ReportProblem> {
  if (text.trim() === '') return fail({ code: 'empty' });
  const report = parseReport(text);
  return report.ok ? report : fail(problemOf(report.problem));
}

/** Reads a file. One that is too large is not opened. */
export async function readReportFile(file: Pick<File, 'size' | 'text'>): Promise<Result<Report, ReportProblem>> {
  if (file.size > PROTOCOL_LIMITS.reportBytes) return fail({ code: 'too-large' });
  try {
    return readReport(await file.text());
  } catch {
    return fail({ code: 'unreadable-file' });
  }
}

function problemOf({ code, pointer }: DecodeProblem): ReportProblem {
  switch (code) {
    case 'too-large':
    case 'not-json':
      return { code };
    case 'version-unknown':
      return { code: 'other-version' };
    default:
      return { code: 'not-a-report', pointer: pointer.slice(0, 80) };
  }
}
