import type { MessageKey, Messages } from '#i18n/messages.ts';

/** The first words of the keys that the page of the record needs. */
export const recordPrefixes = ['record'] as const;

export type RecordLabels = Pick<Messages, Extract<MessageKey, `${(typeof recordPrefixes)[number]}.${string}`>>;

/** The course as the record's page names it. */
export interface RecordCourse {
  readonly trials: readonly {
    readonly id: string;
    readonly number: number;
    readonly title: string;
    readonly href: string;
  }[];
  /** Names of the missions and of the story. */
  readonly missions: readonly string[];
  /** Trials beside the course. */
  readonly extras: readonly string[];
}
