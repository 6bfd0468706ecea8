/** `npm run dev`: Astro's development server, to this machine only. Arguments are Astro's own. */
import { runTool } from './tool.ts';

process.exitCode = await runTool('astro', ['dev', '--host', '127.0.0.1', ...process.argv.slice(2)]);
