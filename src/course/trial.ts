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

const figureSchema = z.strictObject({
  id: z.string(),
  /** The figure's number: 0 for the extra trial, hyphen, place in it. */
  number: z.string().regex(/^0-[1-9]$/u),
  title: bilingualSchema,
});

/** One entry of `content/extras.yaml`: a trial beside the course, which does not count among the nine. Its pennant is 0. */
export const extraSchema = trialSchema.omit({ number: true }).extend({
  /** A home in `content/scenarios/lessons/`, and the machine in it that one sits at. */
  home: z.string(),
  pc: z.string(),
  /** The figure in which the programs that wait on that machine are read. */
  reading: figureSchema,
  /** The figure in which a look from outside is charted, and the ports that are offered for it. */
  look: figureSchema.extend({ ports: z.string() }),
});

export type Extra = z.infer<typeof extraSchema>;

/** The number of every extra trial, on its pennant and its figures. */
export const extraNumber = 0;
