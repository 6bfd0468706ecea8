import type { MessageKey } from '#i18n/messages.ts';

export const numberRangesLabels = [
  'experiment.figure',
  'ranges.dynamic',
  'ranges.dynamic.meaning',
  'ranges.field',
  'ranges.figure',
  'ranges.jump',
  'ranges.not-a-number',
  'ranges.count',
  'ranges.registered',
  'ranges.registered.meaning',
  'ranges.reserved',
  'ranges.slider',
  'ranges.system',
  'ranges.system.meaning',
  'ranges.too-large',
] as const satisfies readonly MessageKey[];

export type NumberRangesLabels = Readonly<Record<(typeof numberRangesLabels)[number], string>>;
