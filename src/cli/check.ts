/**
 * `npm run check`: types. The whole project first, then the folders that must do without the DOM and without Node,
 * each with only the libraries that it may know.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './text.ts';
import { projectRoot, runTool } from './tool.ts';

const pureFolders = ['src/sim', 'src/helper-protocol', 'src/machines', 'src/course'].filter((folder) =>
  existsSync(join(projectRoot, folder, 'tsconfig.json')),
);

const statuses = [await runTool('astro', ['check', '--minimumFailingSeverity', 'warning'])];
for (const folder of pureFolders) statuses.push(await runTool('typescript', ['-p', folder], { command: 'tsc' }));

const failed = statuses.filter((status) => status !== 0).length;
console.log(failed === 0 ? say('types.hold') : say('types.failed', { failed, all: statuses.length }));
process.exitCode = failed === 0 ? 0 : 1;
