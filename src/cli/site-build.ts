import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeSearchIndex } from './search-index.ts';
import { projectRoot, runTool } from './tool.ts';

/** Where Astro puts the built site (`MINATO_OUT`, as in Astro's configuration). */
export const siteFolder = resolve(projectRoot, process.env['MINATO_OUT'] ?? 'dist');

/** The fingerprint of the sources that `dist` was made of. Its name begins with a dot: it is never served. */
const stampFile = join(siteFolder, '.sources');

/** What the built site is made of. */
const sources = [
  'src',
  'content',
  'public',
  'vite.offline.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

const configNames = ['astro.config.mjs', 'astro.config.ts', 'astro.config.js'];

interface SiteConfig {
  readonly base?: string;
  readonly site?: string;
}

async function readConfig(): Promise<SiteConfig> {
  const file = configNames.map((name) => join(projectRoot, name)).find((path) => existsSync(path));
  if (file === undefined) return {};
  const loaded = (await import(pathToFileURL(file).href)) as { default?: SiteConfig };
  return loaded.default ?? {};
}

/** The path under which the site is built to be served: `base` of Astro's configuration, "/" when it has none. */
export async function siteBase(): Promise<string> {
  return (await readConfig()).base ?? '/';
}

/**
 * A fingerprint of the name and bytes of every source file below `root`, and of `settings` that come from outside the
 * files. Equal exactly when nothing changed; where the folder lies does not matter.
 */
export function sourceFingerprint(root: string, settings: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(settings));
  for (const source of [...sources, ...configNames]) {
    for (const file of filesUnder(join(root, source))) {
      hash.update(`\0${relative(root, file).split(sep).join('/')}\0`).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function fingerprint(): Promise<string> {
  const { base = '/', site = '' } = await readConfig();
  return sourceFingerprint(projectRoot, [base, site]);
}

/** Whether `dist` is there and was made of the sources as they are now. */
export async function isSiteFresh(): Promise<boolean> {
  if (!existsSync(join(siteFolder, 'index.html')) || !existsSync(stampFile)) return false;
  return readFileSync(stampFile, 'utf8') === (await fingerprint());
}

/** Builds the site into `dist`. Resolves with the exit status; after a failure `dist` does not count as fresh. */
export async function buildSite(args: readonly string[] = []): Promise<number> {
  // Taken before the build: a file that changes while it runs makes the result stale, as it should.
  const before = await fingerprint();
  let status = await runTool('astro', ['build', ...args]);
  if (status === 0) await writeSearchIndex(siteFolder);
  // Last, because it lists all that lies there.
  if (status === 0) status = await runTool('vite', ['build', '--config', 'vite.offline.config.ts']);
  if (status === 0) writeFileSync(stampFile, before);
  return status;
}
