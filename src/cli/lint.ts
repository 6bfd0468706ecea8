/** `npm run lint`: ESLint, then Prettier in its checking mode; both to their end. */
import { runTool } from './tool.ts';

const statuses = [
  await runTool('eslint', ['.', '--max-warnings', '0', '--cache', '--cache-location', 'node_modules/.cache/eslint/']),
  await runTool('prettier', ['--check', '--cache', '--log-level', 'warn', '.']),
];
process.exitCode = statuses.every((status) => status === 0) ? 0 : 1;
