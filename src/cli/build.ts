/**
 * `npm run build`: the site into `dist`, marked with what it was made of. Arguments are Astro's own, but for one:
 * `--is-fresh` builds nothing and ends with 0 when `dist` was made of the sources as they are, with 1 when it was not.
 */
import { buildSite, isSiteFresh } from './site-build.ts';

const args = process.argv.slice(2);
process.exitCode = args.includes('--is-fresh') ? ((await isSiteFresh()) ? 0 : 1) : await buildSite(args);
