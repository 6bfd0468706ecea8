import { z } from 'zod';

/** How many trials there are: one for each numeral pennant of the signal flags that stands for a digit 1–9. */
export const trialCount = 9;

/** A text in both languages. */
export const bilingualSchema = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });

/** One entry of `content/course.yaml`. The pennant of a trial is the one with its number. */
export const trialSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/u, 'lower-case words joined by hyphens, as in an address'),
  number: z.int().min(1).max(trialCount),
  title: bilingualSchema,
  topic: bilingualSchema,
  minutes: z.int().min(8).max(25),
});

export type Trial = z.infer<typeof trialSchema>;
