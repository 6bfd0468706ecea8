/** What a screen shows of the New Rule Wizard. */
import type { SnapshotFrom } from 'xstate';
import { activeProfile } from '#sim/firewall/host-firewall.ts';
import type { HostRule } from '#sim/firewall/rule.ts';
import type { Host } from '#sim/scenario.ts';
import { netshLine, powerShellLine, type LineExtras } from './command-line.ts';
import { problemsOn, type WizardProblem } from './draft-problems.ts';
import { PREDEFINED, type PredefinedRule } from './predefined.ts';
import { programPath } from './program-path.ts';
import type { RuleDraft } from './rule-draft.ts';
import { pageBefore, pagesOf, pageAfter, WIZARD_PAGES, type WizardPage } from './wizard-pages.ts';
import type { ruleWizardMachine } from './rule-wizard.machine.ts';

export type RuleWizardSnapshot = SnapshotFrom<typeof ruleWizardMachine>;

export interface WizardStep {
  readonly page: WizardPage;
  readonly state: 'done' | 'now' | 'later';
}

/** Things worth knowing on a page that do not stop anybody. */
export type WizardNote =
  /** Only IPsec-protected traffic fits, and there is none in a home without it. */
  | 'secure-means-ipsec'
  | 'every-port'
  /** Inbound is blocked and outbound allowed already where no rule says otherwise. */
  | 'default-does-so-already'
  | 'name-taken';

/** What a finished wizard made: the rule and the lines that would make it on a real Windows. */
export interface MadeRule {
  readonly rule: HostRule;
  readonly netsh: string | null;
  readonly powerShell: string | null;
}

export type RuleWizardView =
  | {
      readonly phase: 'filling';
      readonly direction: RuleDraft['direction'];
      readonly page: WizardPage;
      readonly steps: readonly WizardStep[];
      readonly draft: RuleDraft;
      /** Shown from the first refused Next on, until the page is left. */
      readonly problems: readonly WizardProblem[];
      readonly notes: readonly WizardNote[];
      readonly canGoBack: boolean;
      /** The last page says Finish instead of Next. */
      readonly isLast: boolean;
      /** The programs that can be picked instead of typing their path. */
      readonly programs: readonly { readonly name: string; readonly path: string }[];
      readonly predefined: readonly PredefinedRule[];
    }
  | { readonly phase: 'finished'; readonly direction: RuleDraft['direction']; readonly made: readonly MadeRule[] }
  | { readonly phase: 'closed' };

/** The page that is open; null: the wizard is finished or closed. */
export function pageOf(snapshot: RuleWizardSnapshot): WizardPage | null {
  return WIZARD_PAGES.find((page) => snapshot.matches({ filling: page })) ?? null;
}

export function ruleWizardView(snapshot: RuleWizardSnapshot): RuleWizardView {
  const { draft, host, refused, rules, direction } = snapshot.context;
  const page = pageOf(snapshot);
  if (page === null) {
    if (!snapshot.matches('finished')) return { phase: 'closed' };
    const extras: LineExtras = { ...draft, description: draft.description.trim() };
    return {
      phase: 'finished',
      direction,
      made: rules.map((rule) => ({
        rule,
        netsh: netshLine(rule, extras),
        powerShell: powerShellLine(rule, extras),
      })),
    };
  }
  const pages = pagesOf(draft);
  const now = pages.indexOf(page);
  return {
    phase: 'filling',
    direction,
    page,
    steps: pages.map((step, index) => ({
      page: step,
      state: index < now ? 'done' : index === now ? 'now' : 'later',
    })),
    draft,
    problems: refused ? problemsOn(page, draft, host) : [],
    notes: notesOn(page, snapshot),
    canGoBack: pageBefore(draft, page) !== null,
    isLast: pageAfter(draft, page) === null,
    programs: host.programs.map(({ name }) => ({ name, path: programPath(name) })),
    predefined: PREDEFINED[draft.group],
  };
}

function notesOn(page: WizardPage, snapshot: RuleWizardSnapshot): readonly WizardNote[] {
  const { draft, host } = snapshot.context;
  const notes: WizardNote[] = [];
  if ((page === 'action' || page === 'users' || page === 'computers') && draft.action === 'secure')
    notes.push('secure-means-ipsec');
  if (page === 'ports' && draft.ports.all) notes.push('every-port');
  if (page === 'action' && draft.action === defaultOf(host, draft.direction)) notes.push('default-does-so-already');
  if (page === 'name' && host.firewall.rules.some(({ name }) => name === draft.name.trim())) notes.push('name-taken');
  return notes;
}

function defaultOf(host: Host, direction: RuleDraft['direction']): string {
  const settings = activeProfile(host) ?? host.firewall;
  return direction === 'in' ? settings.defaultInbound : settings.defaultOutbound;
}
