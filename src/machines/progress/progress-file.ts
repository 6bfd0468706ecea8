/**
 * A record of progress as a file that a learner keeps: JSON with a name of its own, a version and the day on which it was
 * saved. A bare record, as the browser keeps it, is understood as well.
 */
import { fail, ok, type Result } from '#result';
import { decodeProgress, isObject, type Damage } from './progress-decode.ts';
import type { ProgressRecord } from './progress.record.ts';

const FILE_FORMAT = 'minato.progress';
const FILE_VERSION = 1;

/** Longer files, in octets, are no record of ours: a course done to its end fills a fiftieth of it. */
export const LONGEST_FILE = 2_000_000;

export interface ProgressFile {
  /** `2026-11-24`; null where the file does not say. */
  readonly saved: string | null;
  readonly record: ProgressRecord;
}

/** `truncated`: the beginning of a JSON object. `foreign`: JSON, but not ours. `damaged`: ours, and changed. */
export type ProgressFileProblem =
  | { readonly code: 'empty' | 'too-large' | 'truncated' | 'not-json' | 'foreign' | 'newer' }
  | { readonly code: 'damaged'; readonly damage: Damage };

export function formatProgressFile({ saved, record }: ProgressFile): string {
  return `${JSON.stringify({ format: FILE_FORMAT, version: FILE_VERSION, saved, record }, null, 2)}\n`;
}

/** The name under which a record is saved on a day (`2026-11-24`). */
export function progressFileName(day: string): string {
  return `minato-record-${day}.json`;
}

export function parseProgressFile(text: string): Result<ProgressFile, ProgressFileProblem> {
  // Some editors put a byte order mark before what they save.
  const bare = text.replace(/^\uFEFF/u, '').trim();
  if (bare === '') return fail({ code: 'empty' });
  if (bare.length > LONGEST_FILE) return fail({ code: 'too-large' });
  let input: unknown;
  try {
    input = JSON.parse(bare);
  } catch {
    return fail({ code: isCutOff(bare) ? 'truncated' : 'not-json' });
  }
  return decodeProgressFile(input);
}

function decodeProgressFile(input: unknown): Result<ProgressFile, ProgressFileProblem> {
  if (!isObject(input)) return fail({ code: 'foreign' });
  if (input['format'] !== FILE_FORMAT) {
    const isBare = Object.hasOwn(input, 'version') && Object.hasOwn(input, 'pennants');
    return isBare ? fileOf(input, null, '') : fail({ code: 'foreign' });
  }
  const { version, saved, record } = input;
  if (typeof version === 'number' && version > FILE_VERSION) return fail({ code: 'newer' });
  if (version !== FILE_VERSION) return fail({ code: 'damaged', damage: { pointer: '/version', wanted: 'version' } });
  return fileOf(record, isDay(saved) ? saved : null, '/record');
}

function fileOf(record: unknown, saved: string | null, pointer: string): Result<ProgressFile, ProgressFileProblem> {
  const decoded = decodeProgress(record);
  if (decoded.ok) return ok({ saved, record: decoded.value });
  const { problem } = decoded;
  if (problem.code === 'newer') return fail({ code: 'newer' });
  const damage = problem.damage ?? { pointer: '', wanted: 'object' };
  return fail({ code: 'damaged', damage: { ...damage, pointer: `${pointer}${damage.pointer}` } });
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/u.test(value);
}

/** Whether a text begins an object, in which a string, a list or an object is still open at the end. */
function isCutOff(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    if (inString && character === '\\') at += 1;
    else if (character === '"') inString = !inString;
    else if (!inString && '[{'.includes(character)) depth += 1;
    else if (!inString && ']}'.includes(character)) depth -= 1;
  }
  return text.startsWith('{') && (inString || depth > 0);
}
