import type { MessageKey, Messages } from '#i18n/messages.ts';

/** The first words of the keys that the quiz needs. */
export const quizPrefixes = ['quiz', 'certificate'] as const;

export type QuizLabels = Pick<Messages, Extract<MessageKey, `${(typeof quizPrefixes)[number]}.${string}`>>;
