/** A wizard that is driven like a person would: answers for each page, Next, until it is finished. */
import { createActor } from 'xstate';
import type { Command } from '#sim/command.ts';
import type { Host, Scenario } from '#sim/scenario.ts';
import { apply, createNetwork } from '#sim/network.ts';
import type { RuleWizardEvent, Answers } from '#machines/rule-wizard/rule-wizard.machine.ts';
import { ruleWizardMachine } from '#machines/rule-wizard/rule-wizard.machine.ts';
import { ruleWizardView } from '#machines/rule-wizard/rule-wizard.view.ts';
import type { Direction } from '#machines/rule-wizard/rule-draft.ts';
import { HOME } from '../../support/home.ts';

export const PC: Host = HOME.hosts[0]!;

export const NAMES = { 'file-sharing': 'Sharing', smb: 'Sharing (SMB)', echo: 'Sharing (echo)' };

export function startWizard(direction: Direction, host: Host = PC) {
  const commands: Command[] = [];
  const wizard = createActor(ruleWizardMachine, { input: { direction, host, names: NAMES } });
  wizard.on('command.issued', ({ command }) => commands.push(command));
  wizard.start();
  return {
    commands,
    wizard,
    send: (event: RuleWizardEvent) => wizard.send(event),
    answer: (answers: Answers) => wizard.send({ type: 'answer.change', answers }),
    next: () => wizard.send({ type: 'page.next' }),
    back: () => wizard.send({ type: 'page.back' }),
    view: () => ruleWizardView(wizard.getSnapshot()),
    /** The view while pages are filled in. */
    page: () => {
      const view = ruleWizardView(wizard.getSnapshot());
      if (view.phase !== 'filling') throw new Error(`The wizard is ${view.phase}`);
      return view;
    },
  };
}

/** Presses Next until the wizard is finished; throws when a page refuses. */
export function finish(driven: ReturnType<typeof startWizard>): void {
  for (let pages = 0; pages < 12 && driven.view().phase === 'filling'; pages += 1) {
    driven.next();
    const view = driven.view();
    if (view.phase === 'filling' && view.problems.length > 0) throw new Error(JSON.stringify(view.problems));
  }
}

/** The home after commands; throws when one is refused. */
export function homeAfter(commands: readonly Command[], home: Scenario = HOME): Scenario {
  let network = createNetwork(home, { packets: false });
  for (const command of commands) {
    const applied = apply(network, command);
    if (!applied.ok) throw new Error(applied.problem);
    network = applied.value;
  }
  return network.scenario;
}
