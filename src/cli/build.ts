/** `npm run build`: the site into `dist`, marked with what it was made of. Arguments are Astro's own. */
import { buildSite } from './site-build.ts';

process.exitCode = await buildSite(process.argv.slice(2));
