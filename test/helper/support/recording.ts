import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A recorded output as the helper reads it: one character for each byte. */
export function recording(name: string): string {
  return readFileSync(join(import.meta.dirname, '..', 'recordings', name), 'latin1');
}
