import type { MessageKey } from '#i18n/messages.ts';

/** The parts of the dictionary that the scanner's islands speak with. */
export const scannerPrefixes = [
  'scanner',
  'verdict',
  'judge',
  'grid',
  'legend',
  'state',
  'table',
  'detail',
  'probe',
  'place',
  'ruling',
  'door',
  'stage',
  'share',
  'link',
  'tag',
] as const;

export const comparisonPrefixes = ['compare', 'place', 'state'] as const;

type Under<Prefix extends string> = Extract<MessageKey, `${Prefix}.${string}`>;

export type ScannerLabels = Readonly<Record<Under<(typeof scannerPrefixes)[number]>, string>>;

export type ComparisonLabels = Readonly<Record<Under<(typeof comparisonPrefixes)[number]>, string>>;
