import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { problemsOn } from '#machines/rule-wizard/draft-problems.ts';
import { programPath } from '#machines/rule-wizard/program-path.ts';
import { ruleWizardMachine, type RuleWizardEvent } from '#machines/rule-wizard/rule-wizard.machine.ts';
import { pageOf, ruleWizardView, type RuleWizardSnapshot } from '#machines/rule-wizard/rule-wizard.view.ts';
import { pageAfter, pageBefore, pagesOf, WIZARD_PAGES } from '#machines/rule-wizard/wizard-pages.ts';
import { homeAfter, NAMES, PC } from './filled-wizard.ts';
import type { Command } from '#sim/command.ts';

const change = (answers: Extract<RuleWizardEvent, { type: 'answer.change' }>['answers']): RuleWizardEvent => ({
  type: 'answer.change',
  answers,
});

const GOOD = change({
  program: { all: false, text: programPath('web-server') },
  ports: { all: false, text: '80, 5000-5010' },
  name: 'Web',
  profiles: ['private'],
});

const EVENTS: readonly RuleWizardEvent[] = [
  change({ type: 'program' }),
  change({ type: 'port' }),
  change({ type: 'predefined' }),
  change({ type: 'custom' }),
  change({ action: 'allow' }),
  change({ action: 'secure' }),
  change({ action: 'block' }),
  GOOD,
  { type: 'page.next' },
  { type: 'page.back' },
  ...WIZARD_PAGES.map((page): RuleWizardEvent => ({ type: 'page.open', page })),
  { type: 'wizard.cancel' },
  { type: 'wizard.close' },
];

/** The graph begins each path with an event of its own. */
function isOurs(event: { readonly type: string }): event is RuleWizardEvent {
  return !event.type.startsWith('xstate.');
}

for (const direction of ['in', 'out'] as const) {
  const input = { direction, host: PC, names: NAMES };
  const paths = getShortestPaths(ruleWizardMachine, {
    input,
    events: () => [...EVENTS],
    serializeState: ({ value, context: { draft, refused } }) =>
      JSON.stringify([value, draft.type, draft.action, draft.name, refused]) as never,
    serializeEvent: (event) => JSON.stringify(event) as never,
  });
  const last = (index: number) => paths[index]!.state as RuleWizardSnapshot;
  const every = paths.map((_, index) => last(index));

  describe(`every page with every kind of answer, ${direction === 'in' ? 'inbound' : 'outbound'}`, () => {
    it('includes all pages, the finished rule and the closed wizard', () => {
      const pages = new Set(every.map(pageOf));
      const expected = WIZARD_PAGES.filter((page) => direction === 'in' || page !== 'users');
      expect([...pages].filter((page) => page !== null).sort()).toEqual([...expected].sort());
      expect(every.some((snapshot) => snapshot.matches('finished'))).toBe(true);
      expect(every.some((snapshot) => snapshot.matches('closed'))).toBe(true);
    });

    it('is one of the pages that its answers have', () => {
      for (const snapshot of every) {
        const page = pageOf(snapshot);
        if (page !== null && page !== 'type') expect(pagesOf(snapshot.context.draft)).toContain(page);
      }
    });

    it('leads on to the next page of the list, and back to the one before, with all answers kept', () => {
      for (const snapshot of every) {
        const page = pageOf(snapshot);
        if (page === null) continue;
        const { draft } = snapshot.context;
        const actor = createActor(ruleWizardMachine, { input, snapshot: snapshot as never }).start();
        actor.send({ type: 'page.next' });
        const next = actor.getSnapshot();
        if (problemsOn(page, draft, PC).length > 0) expect(pageOf(next)).toBe(page);
        else if (pageAfter(draft, page) === null) expect(next.matches('finished')).toBe(true);
        else expect(pageOf(next)).toBe(pageAfter(draft, page));
        expect(next.context.draft).toEqual(draft);

        const backer = createActor(ruleWizardMachine, { input, snapshot: snapshot as never }).start();
        backer.send({ type: 'page.back' });
        expect(pageOf(backer.getSnapshot())).toBe(pageBefore(draft, page) ?? page);
        expect(backer.getSnapshot().context.draft).toEqual(draft);
      }
    });

    it('can be left by Cancel', () => {
      for (const snapshot of every) {
        if (pageOf(snapshot) === null) continue;
        const actor = createActor(ruleWizardMachine, { input, snapshot: snapshot as never }).start();
        actor.send({ type: 'wizard.cancel' });
        expect(ruleWizardView(actor.getSnapshot())).toEqual({ phase: 'closed' });
      }
    });

    it('makes rules that the network takes, on each way to the end', () => {
      let finished = 0;
      for (const path of paths) {
        const commands: Command[] = [];
        const actor = createActor(ruleWizardMachine, { input });
        actor.on('command.issued', ({ command }) => commands.push(command));
        actor.start();
        for (const { event } of path.steps) if (isOurs(event)) actor.send(event);
        const snapshot = actor.getSnapshot();
        if (!snapshot.matches('finished')) {
          if (!snapshot.matches('closed')) expect(commands).toEqual([]);
          continue;
        }
        finished += 1;
        expect(commands.length).toBeGreaterThan(0);
        const home = homeAfter(commands);
        expect(home.hosts[0]!.firewall.rules).toEqual(snapshot.context.rules);
      }
      expect(finished).toBeGreaterThan(8);
    });
  });
}
