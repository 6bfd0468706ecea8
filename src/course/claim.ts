import { z } from 'zod';
import { homeChangeSchema, questionSchema } from './home-run.ts';
import { outcomeSchema } from './experiment.ts';

/**
 * The claims of one trial about what a simulated home does, `content/claims/<trial>.yaml`. A lesson wraps the sentence in
 * `<Claim id="…">`; a test puts the question to the engine and compares the outcome.
 */
export const claimsSchema = z.strictObject({
  claims: z.array(
    z.strictObject({
      id: z.string(),
      scenario: z.string(),
      before: z.array(homeChangeSchema).default([]),
      run: questionSchema,
      outcome: outcomeSchema,
    }),
  ),
});

export type Claim = z.infer<typeof claimsSchema>['claims'][number];
