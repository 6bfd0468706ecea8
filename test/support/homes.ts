/** The homes of the sandbox and of the scanner page, as their files say them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './source-files.ts';

const folder = join(projectRoot, 'content/scenarios');

export const homeDocuments: readonly unknown[] = [folder, join(folder, 'sandbox')].flatMap((from) =>
  readdirSync(from)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(from, name), 'utf8')) as unknown),
);
