import { z } from 'zod';
import { bilingualSchema } from './trial.ts';

/** A mistaken belief that an answer gives away, `content/misconceptions.yaml`. */
export const misconceptionSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/u),
  belief: bilingualSchema,
});

export type Misconception = z.infer<typeof misconceptionSchema>;
