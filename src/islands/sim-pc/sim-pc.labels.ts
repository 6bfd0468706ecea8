import type { MessageKey, Messages } from '#i18n/messages.ts';

/** The strings of the simulated PC: a page hands over all that begin with these. */
export const SIM_PC_PREFIXES = ['pc.', 'terminal.', 'wfas.', 'wizard.'] as const;

export type SimPcKey = Extract<MessageKey, `${(typeof SIM_PC_PREFIXES)[number]}${string}`>;
export type SimPcLabels = Pick<Messages, SimPcKey>;
