import type { MessageKey } from '#i18n/messages.ts';

/** The parts of the dictionary that the page 自分のPC speaks with. */
export const realScanPrefixes = ['real', 'helper', 'state'] as const;

export type RealScanLabels = Readonly<
  Record<Extract<MessageKey, `${(typeof realScanPrefixes)[number]}.${string}`>, string>
>;
