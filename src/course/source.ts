import { z } from 'zod';
import { bilingualSchema } from './trial.ts';

/**
 * One entry of `content/sources.yaml`: a fact about the world and where it stands. A lesson names it with
 * `<Fact id="…">`; numbers that the lesson says are looked up in `numbers`.
 */
export const sourceSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/u),
  /** The fact in one sentence. */
  fact: bilingualSchema,
  /** Document and place in it, as one would cite it. */
  where: z.string().min(1),
  url: z.url(),
  numbers: z.record(z.string(), z.number()).default({}),
  /** Ranges of addresses, first and last. */
  ranges: z.array(z.tuple([z.ipv4(), z.ipv4()])).default([]),
});

export type Source = z.infer<typeof sourceSchema>;
