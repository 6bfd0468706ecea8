/** The files of the built site that the service worker keeps for reading without a network. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Workbox's precache entry. */
export interface KeptFile {
  /** Path below the site's base, with `/`, without a leading one. */
  readonly url: string;
  /** Changes with the file's bytes; null where the name itself does. */
  readonly revision: string | null;
}

/** Files whose names carry a hash of their content. */
const hashedFolder = '_astro/';

/** Every served file below `folder` but the service worker itself, by path. What begins with a dot is never served. */
export function keptFiles(folder: string): readonly KeptFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => path !== serviceWorkerFile && !path.split('/').some((part) => part.startsWith('.')))
    .sort()
    .map((url) => ({ url, revision: url.startsWith(hashedFolder) ? null : digest(join(folder, url)) }));
}

/** Where the service worker lies: at the root of the site, because it answers for what is below it. */
export const serviceWorkerFile = 'sw.js';

function digest(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);
}
