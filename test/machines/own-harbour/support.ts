import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { extraSchema } from '#course/trial.ts';
import { portsOf } from '#machines/own-harbour/look-comparison.ts';
import { lessonHome } from '#test/support/lessons.ts';
import { projectRoot } from '#test/support/source-files.ts';

/** The extra trial of the course, its home and the ports that are offered for a look from outside. */
export const extra = extraSchema
  .array()
  .parse(parse(readFileSync(join(projectRoot, 'content/extras.yaml'), 'utf8')))
  .find(({ id }) => id === 'own-harbour')!;
export const home = lessonHome(extra.home);
export const ports = portsOf(extra.look.ports);
