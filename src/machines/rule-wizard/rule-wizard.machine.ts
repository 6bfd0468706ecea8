/**
 * The New Inbound Rule Wizard and the New Outbound Rule Wizard, as one chart: each page is a state, and the answers
 * decide which page comes next. Going back keeps every answer.
 *
 * A page with problems is not left by Next. Finishing emits the commands that add the rules; then the wizard shows what
 * it made until it is closed. The page order as data is in wizard-pages.ts; a test holds the chart against it.
 */
import { assign, enqueueActions, setup } from 'xstate';
import type { Command } from '#sim/command.ts';
import type { HostRule } from '#sim/firewall/rule.ts';
import type { Host } from '#sim/scenario.ts';
import { problemsOn } from './draft-problems.ts';
import { rulesOf, type PredefinedNames } from './draft-rules.ts';
import { rulesOfGroup } from './predefined.ts';
import { createDraft, type Direction, type RuleDraft, type RuleType } from './rule-draft.ts';
import { pagesOf, type WizardPage } from './wizard-pages.ts';

export type Answers = Partial<Omit<RuleDraft, 'direction'>>;

export type RuleWizardEvent =
  | { readonly type: 'answer.change'; readonly answers: Answers }
  | { readonly type: 'page.next' }
  | { readonly type: 'page.back' }
  /** One of the pages before this one, from the list of steps. */
  | { readonly type: 'page.open'; readonly page: WizardPage }
  | { readonly type: 'wizard.cancel' }
  | { readonly type: 'wizard.close' }
  /** The PC as it is now: it may change behind an open wizard, by undo or by another window. */
  | { readonly type: 'host.shown'; readonly host: Host };

export interface RuleWizardEmitted {
  readonly type: 'command.issued';
  readonly command: Command;
  /** Whether it is taken back together with the command before it: the rules of one wizard are one step. */
  readonly joins: boolean;
}

export interface RuleWizardInput {
  readonly direction: Direction;
  readonly host: Host;
  readonly names: PredefinedNames;
}

export interface RuleWizardContext extends RuleWizardInput {
  readonly draft: RuleDraft;
  /** Whether Next was refused on this page: from then on its problems are shown. */
  readonly refused: boolean;
  readonly rules: readonly HostRule[];
}

/** Next on a page with problems: it stays, and says why. */
function stay<Page extends WizardPage>(page: Page) {
  return { guard: { type: 'has problems' as const, params: { page } }, actions: 'refuse' as const };
}

/** Whether a page is still there with other answers, and no page before it has a problem that it did not have. */
function keepsPages({ draft, host }: RuleWizardContext, page: WizardPage, changed: RuleDraft): boolean {
  const pages = pagesOf(changed);
  const hasProblem = (each: WizardPage, answers: RuleDraft) => problemsOn(each, answers, host).length > 0;
  const wasFaulty = (each: WizardPage) => pagesOf(draft).includes(each) && hasProblem(each, draft);
  const before = pages.slice(0, pages.indexOf(page));
  return pages.includes(page) && before.every((each) => !hasProblem(each, changed) || wasFaulty(each));
}

/**
 * Answers are taken as they come, but none that would take the open page away or spoil a page that was left: those are
 * given on earlier pages.
 */
function answering<Page extends WizardPage>(page: Page) {
  type Change = { event: Extract<RuleWizardEvent, { type: 'answer.change' }> };
  return {
    guard: {
      type: 'keeps the page' as const,
      params: ({ event }: Change) => ({ page, answers: event.answers }),
    },
    actions: { type: 'answer' as const, params: ({ event }: Change) => ({ answers: event.answers }) },
  };
}

/** The pages before a page that the list of steps may lead back to, as far as the answers have them. */
function earlier<Page extends WizardPage>(...pages: readonly Page[]) {
  return pages.map((page) => ({
    guard: {
      type: 'is asked for' as const,
      params: ({ event }: { event: Extract<RuleWizardEvent, { type: 'page.open' }> }) => ({ asked: event.page, page }),
    },
    target: page,
  }));
}

export const ruleWizardMachine = setup({
  types: {
    context: {} as RuleWizardContext,
    events: {} as RuleWizardEvent,
    emitted: {} as RuleWizardEmitted,
    input: {} as RuleWizardInput,
  },
  guards: {
    'has problems': ({ context }, { page }: { page: WizardPage }) =>
      problemsOn(page, context.draft, context.host).length > 0,
    'is of type': ({ context }, { type }: { type: RuleType }) => context.draft.type === type,
    'asks for users': ({ context }) => context.draft.action === 'secure' && context.draft.direction === 'in',
    'asks for computers': ({ context }) => context.draft.action === 'secure',
    'is asked for': ({ context }, { asked, page }: { asked: WizardPage; page: WizardPage }) =>
      asked === page && pagesOf(context.draft).includes(page),
    'keeps the page': ({ context }, { page, answers }: { page: WizardPage; answers: Answers }) =>
      keepsPages(context, page, answered(context.draft, answers)),
  },
  actions: {
    answer: assign({
      draft: ({ context }, { answers }: { answers: Answers }) => answered(context.draft, answers),
    }),
    'note host': assign({ host: (_, { host }: { host: Host }) => host }),
    refuse: assign({ refused: true }),
    'turn over': assign({ refused: false }),
    'make rules': enqueueActions(({ context, enqueue }) => {
      const rules = rulesOf(context.draft, context.host, context.names);
      enqueue.assign({ rules });
      for (const [index, rule] of rules.entries())
        enqueue.emit({
          type: 'command.issued',
          command: { kind: 'rule.add', host: context.host.name, rule },
          joins: index > 0,
        });
    }),
  },
}).createMachine({
  id: 'rule-wizard',
  context: ({ input }) => ({
    ...input,
    draft: createDraft(input.direction, rulesOfGroup('file-sharing')),
    refused: false,
    rules: [],
  }),
  initial: 'filling',
  states: {
    filling: {
      initial: 'type',
      on: {
        'wizard.cancel': 'closed',
        'host.shown': { actions: { type: 'note host', params: ({ event }) => event } },
      },
      states: {
        type: {
          entry: 'turn over',
          on: {
            'answer.change': answering('type'),
            'page.next': [
              { guard: { type: 'is of type', params: { type: 'port' } }, target: 'ports' },
              { guard: { type: 'is of type', params: { type: 'predefined' } }, target: 'predefined' },
              { target: 'program' },
            ],
          },
        },
        program: {
          entry: 'turn over',
          on: {
            'answer.change': answering('program'),
            'page.next': [
              stay('program'),
              { guard: { type: 'is of type', params: { type: 'custom' } }, target: 'protocol' },
              { target: 'action' },
            ],
            'page.back': 'type',
            'page.open': earlier('type'),
          },
        },
        ports: {
          entry: 'turn over',
          on: {
            'answer.change': answering('ports'),
            'page.next': [stay('ports'), { target: 'action' }],
            'page.back': 'type',
            'page.open': earlier('type'),
          },
        },
        protocol: {
          entry: 'turn over',
          on: {
            'answer.change': answering('protocol'),
            'page.next': [stay('protocol'), { target: 'scope' }],
            'page.back': 'program',
            'page.open': earlier('type', 'program'),
          },
        },
        scope: {
          entry: 'turn over',
          on: {
            'answer.change': answering('scope'),
            'page.next': [stay('scope'), { target: 'action' }],
            'page.back': 'protocol',
            'page.open': earlier('type', 'program', 'protocol'),
          },
        },
        predefined: {
          entry: 'turn over',
          on: {
            'answer.change': answering('predefined'),
            'page.next': [stay('predefined'), { target: 'action' }],
            'page.back': 'type',
            'page.open': earlier('type'),
          },
        },
        action: {
          entry: 'turn over',
          on: {
            'answer.change': answering('action'),
            'page.next': [
              { guard: 'asks for users', target: 'users' },
              { guard: 'asks for computers', target: 'computers' },
              { guard: { type: 'is of type', params: { type: 'predefined' } }, target: '#rule-wizard.finished' },
              { target: 'profile' },
            ],
            'page.back': [
              { guard: { type: 'is of type', params: { type: 'port' } }, target: 'ports' },
              { guard: { type: 'is of type', params: { type: 'predefined' } }, target: 'predefined' },
              { guard: { type: 'is of type', params: { type: 'custom' } }, target: 'scope' },
              { target: 'program' },
            ],
            'page.open': earlier('type', 'program', 'ports', 'protocol', 'scope', 'predefined'),
          },
        },
        users: {
          entry: 'turn over',
          on: {
            'answer.change': answering('users'),
            'page.next': [stay('users'), { target: 'computers' }],
            'page.back': 'action',
            'page.open': earlier('type', 'program', 'ports', 'protocol', 'scope', 'predefined', 'action'),
          },
        },
        computers: {
          entry: 'turn over',
          on: {
            'answer.change': answering('computers'),
            'page.next': [
              stay('computers'),
              { guard: { type: 'is of type', params: { type: 'predefined' } }, target: '#rule-wizard.finished' },
              { target: 'profile' },
            ],
            'page.back': [{ guard: 'asks for users', target: 'users' }, { target: 'action' }],
            'page.open': earlier('type', 'program', 'ports', 'protocol', 'scope', 'predefined', 'action', 'users'),
          },
        },
        profile: {
          entry: 'turn over',
          on: {
            'answer.change': answering('profile'),
            'page.next': [stay('profile'), { target: 'name' }],
            'page.back': [{ guard: 'asks for computers', target: 'computers' }, { target: 'action' }],
            'page.open': earlier('type', 'program', 'ports', 'protocol', 'scope', 'action', 'users', 'computers'),
          },
        },
        name: {
          entry: 'turn over',
          on: {
            'answer.change': answering('name'),
            'page.next': [stay('name'), { target: '#rule-wizard.finished' }],
            'page.back': 'profile',
            'page.open': earlier(
              'type',
              'program',
              'ports',
              'protocol',
              'scope',
              'action',
              'users',
              'computers',
              'profile',
            ),
          },
        },
      },
    },
    finished: { entry: 'make rules', on: { 'wizard.close': 'closed' } },
    closed: { type: 'final' },
  },
});

function answered(draft: RuleDraft, answers: Answers): RuleDraft {
  const next = { ...draft, ...answers };
  return next.group === draft.group ? next : { ...next, ticked: rulesOfGroup(next.group) };
}
