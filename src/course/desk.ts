/**
 * A router's desk, as it stands in `content/desks/<id>.yaml`: the learner stamps the boats of a home by hand. What is right
 * is written nowhere: the engine's NAT does the same run.
 */
import { z } from 'zod';
import { bilingualSchema } from './trial.ts';

const port = z.int().min(1).max(65_535);

export const deskSchema = z.strictObject({
  trial: z.string(),
  /** The figure's number: trial, hyphen, place in the trial. */
  number: z.string().regex(/^[1-9]-[1-9]$/u),
  /** A home in `content/scenarios/lessons/`. */
  scenario: z.string(),
  title: bilingualSchema,
  /** Conversations that hosts inside begin, all at the same moment. */
  calls: z.array(z.strictObject({ from: z.string(), to: z.string(), port })).min(1),
  /** Boats from outside that nobody asked for: to a number, or to the outside number of a host's conversation. */
  unasked: z.array(z.union([z.strictObject({ port }), z.strictObject({ rowOf: z.string() })])),
});

export type Desk = z.infer<typeof deskSchema>;
