import type { MessageKey } from '#i18n/messages.ts';

/** The parts of the dictionary that the lab speaks with. */
export const labPrefixes = [
  'lab',
  'gateway',
  'packet',
  'door',
  'stage',
  'ruling',
  'place',
  'state',
  'tag',
  'link',
  'patrol',
] as const;

/** What is wrong with a list of ports is said as on the scanner page. */
export const portProblems = 'scanner.problem.';

type Under<Prefix extends string> = Extract<MessageKey, `${Prefix}.${string}`>;

export type LabLabel = Under<(typeof labPrefixes)[number]> | Extract<MessageKey, `${typeof portProblems}${string}`>;

export type LabLabels = Readonly<Record<LabLabel, string>>;
