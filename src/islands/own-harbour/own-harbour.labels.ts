import type { MessageKey } from '#i18n/messages.ts';

/** The parts of the dictionary that the figures of the extra trial speak with. */
export const readingPrefixes = ['reading', 'door', 'state'] as const;
export const lookPrefixes = ['look', 'grid', 'state'] as const;
/** Words of the page 自分のPC: how a gateway is set, and what is wrong with typed ports. */
export const lookFields = ['real.twin.', 'real.ports.'] as const;

/** Every figure's head, and the tag of what is simulated. */
export const figureLabels = [
  'experiment.figure',
  'experiment.done',
  'tag.simulated',
] as const satisfies readonly MessageKey[];

type Under<Prefix extends string> = Extract<MessageKey, `${Prefix}.${string}`>;
type Figure = (typeof figureLabels)[number];

export type ReadingLabels = Readonly<Record<Under<(typeof readingPrefixes)[number]> | Figure, string>>;
export type LookLabels = Readonly<
  Record<Under<(typeof lookPrefixes)[number] | 'real.twin' | 'real.ports'> | Figure, string>
>;
