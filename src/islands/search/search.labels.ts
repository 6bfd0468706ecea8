import type { MessageKey, Messages } from '#i18n/messages.ts';

/** The first words of the keys that the search needs. */
export const searchPrefixes = ['search'] as const;

export type SearchLabels = Pick<Messages, Extract<MessageKey, `${(typeof searchPrefixes)[number]}.${string}`>> &
  Pick<Messages, 'nav.search' | 'nav.words' | 'nav.ports'>;
