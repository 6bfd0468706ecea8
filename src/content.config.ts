import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { claimsSchema } from '#course/claim.ts';
import { deskSchema } from '#course/desk.ts';
import { documentSchema } from '#course/document.ts';
import { experimentSchema } from '#course/experiment.ts';
import { glossarySchema } from '#course/glossary.ts';
import { homeSchema } from '#course/home.ts';
import { lessonSchema } from '#course/lesson.ts';
import { lessonPlanSchema } from '#course/lesson-plan.ts';
import { misconceptionSchema } from '#course/misconception.ts';
import { missionSchema } from '#course/mission.ts';
import { portBoardSchema } from '#course/port-board.ts';
import { quizSchema } from '#course/quiz.ts';
import { serviceSchema } from '#course/service.ts';
import { sourceSchema } from '#course/source.ts';
import { extraSchema, trialSchema } from '#course/trial.ts';

export const collections = {
  trials: defineCollection({ loader: file('content/course.yaml'), schema: trialSchema }),
  extras: defineCollection({ loader: file('content/extras.yaml'), schema: extraSchema }),
  lessons: defineCollection({
    loader: glob({ base: 'content/lessons', pattern: '{ja,en}/*.mdx' }),
    schema: lessonSchema,
  }),
  homes: defineCollection({ loader: glob({ base: 'content/scenarios', pattern: '*.json' }), schema: homeSchema }),
  missions: defineCollection({
    loader: glob({ base: 'content/scenarios/missions', pattern: '*.json' }),
    schema: missionSchema,
  }),
  freeHomes: defineCollection({
    loader: glob({ base: 'content/scenarios/sandbox', pattern: '*.json' }),
    schema: homeSchema,
  }),
  documents: defineCollection({ loader: file('content/documents.yaml'), schema: documentSchema }),
  plans: defineCollection({ loader: file('content/teaching/plans.yaml'), schema: lessonPlanSchema }),
  /** The home of the patrol's story. */
  patrolHomes: defineCollection({
    loader: glob({ base: 'content/scenarios/patrol', pattern: '*.json' }),
    schema: homeSchema,
  }),
  services: defineCollection({ loader: file('content/services/services.yaml'), schema: serviceSchema }),
  experiments: defineCollection({
    loader: glob({ base: 'content/experiments', pattern: '*.yaml' }),
    schema: experimentSchema,
  }),
  desks: defineCollection({ loader: glob({ base: 'content/desks', pattern: '*.yaml' }), schema: deskSchema }),
  boards: defineCollection({ loader: glob({ base: 'content/boards', pattern: '*.yaml' }), schema: portBoardSchema }),
  questions: defineCollection({ loader: glob({ base: 'content/questions', pattern: '*.yaml' }), schema: quizSchema }),
  claims: defineCollection({ loader: glob({ base: 'content/claims', pattern: '*.yaml' }), schema: claimsSchema }),
  glossary: defineCollection({ loader: glob({ base: 'content/glossary', pattern: '*.yaml' }), schema: glossarySchema }),
  sources: defineCollection({ loader: file('content/sources.yaml'), schema: sourceSchema }),
  misconceptions: defineCollection({ loader: file('content/misconceptions.yaml'), schema: misconceptionSchema }),
  /** The homes of lessons. The engine reads them member by member when a page is built. */
  lessonHomes: defineCollection({
    loader: glob({ base: 'content/scenarios/lessons', pattern: '*.json' }),
    schema: z.looseObject({ format: z.literal(1) }),
  }),
};
