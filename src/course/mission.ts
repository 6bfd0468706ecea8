import { z } from 'zod';

const sentence = z.string().min(1).max(600);
const sentences = z.record(z.string(), sentence);

/** The words of a mission in one language. Goals, questions and wrong ways are named by their ids. */
const wordsSchema = z.strictObject({
  title: sentence,
  story: sentence,
  goals: sentences,
  keeps: sentences,
  questions: z.record(z.string(), z.strictObject({ ask: sentence, choices: sentences })),
  /** From a nudge to the very steps. */
  hints: z.tuple([sentence, sentence, sentence]),
  /** What was seen, what was expected, what to try next. */
  wrong: z.record(z.string(), z.strictObject({ seen: sentence, expected: sentence, next: sentence })),
  debrief: sentence,
});

export type MissionWords = z.infer<typeof wordsSchema>;

/**
 * What pages read of a mission in `content/scenarios/missions/`: its name, its place and its words. The rest is the
 * mission itself; the simulation decodes it (`sim/mission/mission-decode.ts`) and tests play it.
 */
export const missionSchema = z.looseObject({
  mission: z.literal(1),
  name: z.string().regex(/^[a-z]+(-[a-z]+)*$/u, 'lower-case words joined by hyphens'),
  order: z.int().min(1),
  words: z.strictObject({ ja: wordsSchema, en: wordsSchema }),
});

export type MissionDocument = z.infer<typeof missionSchema>;

/** A mission for an island: the document without its words, and the words of one language. */
export function splitMission(
  document: MissionDocument,
  locale: 'ja' | 'en',
): { readonly document: Readonly<Record<string, unknown>>; readonly words: MissionWords } {
  const { words, ...rest } = document;
  return { document: rest, words: words[locale] };
}

/** The missions in the order of the course. */
export function inMissionOrder<Entry extends { readonly order: number }>(missions: readonly Entry[]): readonly Entry[] {
  return [...missions].sort((a, b) => a.order - b.order);
}
