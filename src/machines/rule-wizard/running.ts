/** A wizard that runs, for whoever shows it. */
import { createActor, type ActorRefFrom } from 'xstate';
import type { Command } from '#sim/command.ts';
import { ruleWizardMachine, type RuleWizardInput } from './rule-wizard.machine.ts';

export type RuleWizardActor = ActorRefFrom<typeof ruleWizardMachine>;

/** Opens a wizard: `onCommand` gets the rules that are to be added, `onClosed` is told when it is closed or cancelled. */
export function startRuleWizard(
  input: RuleWizardInput,
  onCommand: (command: Command, joins: boolean) => void,
  onClosed: () => void,
): RuleWizardActor {
  const wizard = createActor(ruleWizardMachine, { input });
  wizard.on('command.issued', ({ command, joins }) => onCommand(command, joins));
  wizard.subscribe({ complete: onClosed });
  return wizard.start();
}
