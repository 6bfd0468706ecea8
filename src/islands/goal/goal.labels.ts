import type { MessageKey } from '#i18n/messages.ts';

export const goalLabels = [
  'experiment.figure',
  'goal.earned',
  'goal.lead',
  'goal.missing',
  'goal.state.done',
  'goal.state.open',
  'goal.state.skipped',
  'goal.title',
  'goal.title.extra',
  'goal.trouble.corrupt',
  'goal.trouble.newer',
  'goal.trouble.no-storage',
] as const satisfies readonly MessageKey[];

export type GoalLabels = Readonly<Record<(typeof goalLabels)[number], string>>;
