import { z } from 'zod';
import { bilingualSchema } from './trial.ts';

/** One entry of `content/documents.yaml`: a plain page about the course, at `/<id>/`. */
export const documentSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/u, 'lower-case words joined by hyphens, as in an address'),
  title: bilingualSchema,
  lead: bilingualSchema,
  sections: z.array(z.strictObject({ heading: bilingualSchema, paragraphs: z.array(bilingualSchema).min(1) })).min(1),
});
