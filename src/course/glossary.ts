import { z } from 'zod';
import { bilingualSchema } from './trial.ts';

/** The words that one trial teaches, `content/glossary/<trial>.yaml`. */
export const glossarySchema = z.strictObject({
  terms: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/u),
      term: bilingualSchema,
      /** What it means, in words that a ten-year-old knows. */
      meaning: bilingualSchema,
    }),
  ),
});

export type Term = z.infer<typeof glossarySchema>['terms'][number];
