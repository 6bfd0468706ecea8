import { z } from 'zod';
import { bilingualSchema } from './trial.ts';

/** How long a lesson at school takes. Minutes. */
export const lessonMinutes = 50;

const idSchema = z.string().regex(/^[a-z]+(-[a-z]+)*$/u);

/** One entry of `content/teaching/plans.yaml`: a lesson at school, with its worksheet and the answers. */
export const lessonPlanSchema = z.strictObject({
  id: idSchema,
  /** Its place among the plans, from 1. */
  number: z.int().min(1),
  title: bilingualSchema,
  /** Where it belongs in the Japanese courses of study. */
  subject: bilingualSchema,
  /** Ids of `content/course.yaml` and of missions. */
  trials: z.array(idSchema).min(1),
  missions: z.array(idSchema),
  aims: z.array(bilingualSchema).min(2),
  /** What is done, in order; the minutes add up to one lesson. */
  flow: z
    .array(z.strictObject({ minutes: z.int().min(1), activity: bilingualSchema }))
    .refine((steps) => steps.reduce((sum, { minutes }) => sum + minutes, 0) === lessonMinutes, 'adds up to one lesson'),
  /** What pupils are likely to believe, and what a teacher can say to it. */
  wrong: z.array(z.strictObject({ belief: bilingualSchema, reply: bilingualSchema })).min(1),
  questions: z.array(z.strictObject({ question: bilingualSchema, answer: bilingualSchema })).min(2),
});
