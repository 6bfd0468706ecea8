/**
 * The question bank, `content/questions/<trial>.yaml`: both languages side by side, so ids and answers cannot differ between
 * them. Every question has a proof. Where it is a run, no answer is marked: the right one is what the engine brings about.
 */
import { z } from 'zod';
import { homeChangeSchema, questionSchema } from './home-run.ts';
import { outcomeSchema } from './experiment.ts';
import { bilingualSchema } from './trial.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, 'lower-case words joined by hyphens');

/** Ids of `content/sources.yaml`. */
const facts = z.array(id).min(1);

const common = {
  id,
  text: bilingualSchema,
  /** What one would have to believe to answer wrongly; an id of `content/misconceptions.yaml`. */
  misconception: id.optional(),
};

const choiceWords = {
  id,
  text: bilingualSchema,
  /** Why it is so; for a wrong choice the sentence that meets the belief behind it. */
  feedback: bilingualSchema,
  misconception: id.optional(),
};

/** One choice is right because of a fact about the world. */
const factChoiceSchema = z
  .strictObject({
    ...common,
    kind: z.literal('choice'),
    facts,
    choices: z
      .array(z.strictObject({ ...choiceWords, right: z.boolean().default(false) }))
      .min(2)
      .max(4),
  })
  .refine(({ choices }) => choices.filter(({ right }) => right).length === 1, {
    message: 'exactly one choice is right',
  });

/** The choice is right whose outcome the home brings about. */
const runChoiceSchema = z.strictObject({
  ...common,
  kind: z.literal('run'),
  scenario: id,
  before: z.array(homeChangeSchema).default([]),
  run: questionSchema,
  choices: z
    .array(z.strictObject({ ...choiceWords, outcome: outcomeSchema }))
    .min(2)
    .max(4),
});

/** One item put before another that comes first: an order that was foreseen, and what is said about it. */
const swapSchema = z.strictObject({ early: id, late: id, misconception: id, why: bilingualSchema });

/**
 * The items stand in the right order. Of the `swaps` the first that an answer has is spoken of. Every two neighbours have
 * one, so each wrong order has: a row in which no two neighbours of the right one are exchanged is the right one.
 */
const orderSchema = z
  .strictObject({
    ...common,
    kind: z.literal('order'),
    facts,
    feedback: bilingualSchema,
    items: z
      .array(z.strictObject({ id, text: bilingualSchema }))
      .min(3)
      .max(6),
    swaps: z.array(swapSchema),
  })
  .refine(({ items, swaps }) => swaps.every(({ early, late }) => placeOf(items, late) < placeOf(items, early)), {
    message: 'each swap names two items, and the late one comes first in the right order',
  })
  .refine(
    ({ items, swaps }) =>
      items.every(({ id: late }, at) => {
        const early = items[at + 1]?.id;
        return early === undefined || swaps.some((one) => one.early === early && one.late === late);
      }),
    { message: 'every two neighbours have a swap' },
  );

/** Where an item stands; of one that is not there no comparison holds. */
function placeOf(items: readonly { readonly id: string }[], sought: string): number {
  const at = items.findIndex((item) => item.id === sought);
  return at === -1 ? Number.NaN : at;
}

/** `why` is said about a pair that was put together wrongly. */
const matchSchema = z.strictObject({
  ...common,
  kind: z.literal('match'),
  facts,
  feedback: bilingualSchema,
  pairs: z
    .array(z.strictObject({ id, left: bilingualSchema, right: bilingualSchema, why: bilingualSchema }))
    .min(3)
    .max(6),
});

const doors = {
  ...common,
  feedback: bilingualSchema,
  scenario: id,
  before: z.array(homeChangeSchema).default([]),
  technique: z.enum(['connect', 'syn', 'udp']),
  from: z.string().optional(),
  to: z.string().optional(),
  /** `why` is said about a door that was taken for another; the door that is looked for needs none. */
  doors: z
    .array(z.strictObject({ port: z.int().min(1).max(65_535), why: bilingualSchema.optional() }))
    .min(3)
    .max(6),
};

/** Which of the ports of a home has the state that is looked for: exactly one, says the engine. */
const spotSchema = z.strictObject({
  ...doors,
  kind: z.literal('spot'),
  seek: z.enum(['open', 'closed', 'filtered']),
});

/** The states of all the ports are foretold. */
const gridSchema = z.strictObject({ ...doors, kind: z.literal('grid') });

export const quizQuestionSchema = z.union([
  factChoiceSchema,
  runChoiceSchema,
  orderSchema,
  matchSchema,
  spotSchema,
  gridSchema,
]);

export const quizSchema = z.strictObject({ questions: z.array(quizQuestionSchema).min(7) });

export type QuizEntry = z.infer<typeof quizQuestionSchema>;
