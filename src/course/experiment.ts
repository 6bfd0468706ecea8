/**
 * An experiment of a trial, as it stands in `content/experiments/<id>.yaml`: predict, run, compare, explain. Words are in
 * both languages side by side, so ids and answers cannot differ between them. Which answer is right is written nowhere:
 * it is the one whose `outcome` the engine brings about.
 */
import { z } from 'zod';
import { homeChangeSchema, questionSchema } from './home-run.ts';
import { bilingualSchema } from './trial.ts';

/** How an experiment is drawn. Each has its island in `src/islands/`. */
export const sceneNames = ['crossing', 'quays', 'machines', 'ports', 'log', 'slip', 'route'] as const;

const id = z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/u, 'lower-case words joined by hyphens');

/** What a step may lead to, as the engine says it. `content/README.md` lists which question leads to which. */
export const outcomeNames = [
  ...['open', 'closed', 'filtered', 'open|filtered', 'unfiltered'],
  ...['tcp', 'udp', 'both', 'none'],
  ...['syn', 'syn-ack', 'ack', 'rst', 'unreachable', 'no-boat'],
  ...['sender', 'same-number', 'elsewhere'],
  ...['zero', 'x', 'x+1', 'y', 'y+1', 'another-number'],
  ...['milliseconds', 'seconds', 'minutes'],
  ...['unseen', 'noted', 'alarm'],
  ...['echo-reply', 'no-reply'],
  ...['self', 'home', 'carrier', 'somebody-else', 'within', 'other-target', 'other-ports'],
] as const;

/** An outcome by name, or who was reached: `at:machine`, `at:machine:program`, `at:nobody`. */
export const outcomeSchema = z.union([z.enum(outcomeNames), z.string().regex(/^at:[a-z0-9-]+(:[a-z0-9-]+)?$/u)]);

const answerSchema = z.strictObject({
  id,
  outcome: outcomeSchema,
  /** The flags on the boat that this answer expects, upper one first. */
  flags: z.array(z.enum(['K', 'C', 'N'])).max(2),
  text: bilingualSchema,
  quote: bilingualSchema,
  /** What is said when this was guessed: the reason, or for a wrong guess the sentence that meets its misconception. */
  feedback: bilingualSchema,
  /** What one would have to believe to guess this; an id of `content/misconceptions.yaml`. */
  misconception: id.optional(),
});

const reasonSchema = z.strictObject({
  id,
  right: z.boolean(),
  text: bilingualSchema,
  feedback: bilingualSchema,
  misconception: id.optional(),
});

const stepSchema = z
  .strictObject({
    id,
    /** What was changed in the home before the question is asked. Each step starts from the scenario. */
    before: z.array(homeChangeSchema).default([]),
    /** Another home in `content/scenarios/lessons/` than that of the experiment, where the home is the one difference. */
    scenario: id.optional(),
    run: questionSchema,
    question: bilingualSchema,
    hint: bilingualSchema,
    answers: z.array(answerSchema).min(2).max(4),
    /** The other case, that one difference would lead to. */
    contrast: bilingualSchema,
    /** The "why?" that follows the comparison. */
    why: z.strictObject({ question: bilingualSchema, reasons: z.array(reasonSchema).min(2).max(4) }).optional(),
  })
  .refine(({ answers }) => new Set(answers.map(({ outcome }) => outcome)).size === answers.length, {
    message: 'two answers of one step expect the same outcome',
  })
  .refine(({ why }) => why === undefined || why.reasons.filter(({ right }) => right).length === 1, {
    message: 'exactly one reason is right',
  });

export const experimentSchema = z.strictObject({
  trial: id,
  /** The figure's number: trial (0: beside the course), hyphen, place in the trial. */
  number: z.string().regex(/^[0-9]-[1-9]$/u),
  scene: z.enum(sceneNames),
  /** A home in `content/scenarios/lessons/`. */
  scenario: id,
  title: bilingualSchema,
  steps: z.array(stepSchema).min(1).max(6),
});

export type Experiment = z.infer<typeof experimentSchema>;
export type ExperimentStep = Experiment['steps'][number];
