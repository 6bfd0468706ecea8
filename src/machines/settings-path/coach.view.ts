/**
 * 水先案内, the pilot beside the simulated PC: where one is, what comes next, and why. A pure view: the pilot never touches
 * anything. Three levels: full shows steps and marks the next target; quiet shows steps only; off says only where one is.
 */
import type { RuleWizardView } from '../rule-wizard/rule-wizard.view.ts';
import type { WizardPage } from '../rule-wizard/wizard-pages.ts';
import type { SettingsPathEvent, WindowsVersion } from './settings-path.machine.ts';
import { placeOf, type Place, type SettingsPathSnapshot } from './settings-path.view.ts';

export const COACH_LEVELS = ['full', 'quiet', 'off'] as const;
export type CoachLevel = (typeof COACH_LEVELS)[number];

/** The two ways that the pilot knows: through the settings of the version, or by the name wf.msc. */
export const COACH_ROUTES = ['settings', 'search'] as const;
export type CoachRoute = (typeof COACH_ROUTES)[number];

/** What the pilot can point at: a wish of the chart, or a control of the console and its wizard. */
export type CoachTarget = SettingsPathEvent['type'] | 'tree.rules' | 'rule.new' | 'wizard.page' | 'wizard.close';

interface Leg {
  readonly place: Place;
  readonly target: SettingsPathEvent['type'];
}

const leg = (place: Place, target: Leg['target']): Leg => ({ place, target });

const END: readonly Leg[] = [leg('firewall', 'advanced.open'), leg('uac', 'uac.yes')];

const ROUTES: Readonly<Record<WindowsVersion, readonly Leg[]>> = {
  10: [
    leg('desktop', 'start.open'),
    leg('start', 'settings.open'),
    leg('settings10', 'network.open'),
    leg('network10', 'status.open'),
    leg('status10', 'firewall.open'),
    ...END,
  ],
  11: [
    leg('desktop', 'start.open'),
    leg('start', 'settings.open'),
    leg('settings11', 'privacy.open'),
    leg('privacy11', 'security.open'),
    leg('security11', 'firewall.open'),
    ...END,
  ],
};

const BY_SEARCH: readonly Leg[] = [
  leg('desktop', 'search.open'),
  leg('search', 'advanced.open'),
  leg('uac', 'uac.yes'),
];

/** The places of a route and what to do at each, in order. */
export function routeLegs(version: WindowsVersion, route: CoachRoute): readonly Leg[] {
  return route === 'search' ? BY_SEARCH : ROUTES[version];
}

/** From a place beside the route: the one thing to do there to come nearer again. */
const BACK_ON_ROUTE: Readonly<Partial<Record<Place, SettingsPathEvent['type']>>> = {
  update10: 'security.open',
  security10: 'firewall.open',
  securityHome: 'firewall.open',
  virus: 'firewall.open',
  controlPanel: 'advanced.open',
  search: 'menu.close',
  start: 'search.open',
  programs: 'window.close',
  listeners: 'window.close',
  app: 'window.close',
};

/** What to do at a place to come to the console: on the route its next leg, beside it the way back or a shorter one. */
export function nextTarget(place: Place, version: WindowsVersion, route: CoachRoute): SettingsPathEvent['type'] | null {
  if (place === 'console') return null;
  const on = routeLegs(version, route).find((each) => each.place === place);
  // Somebody who is in the settings already need not go back to search.
  const also = ROUTES[version].find((each) => each.place === place);
  return on?.target ?? BACK_ON_ROUTE[place] ?? also?.target ?? 'go.back';
}

export interface CoachStep {
  /** `start.open`, `page.ports`…: names the sentence. */
  readonly id: `${CoachTarget}` | `page.${WizardPage}` | 'wizard.done';
  /** Where it is done; null: in the console. */
  readonly place: Place | null;
  readonly state: 'done' | 'now' | 'later';
}

export interface CoachView {
  readonly level: CoachLevel;
  readonly place: Place;
  /** Beside the route: `target` leads back to it. */
  readonly isAstray: boolean;
  /** Empty where the level says none. */
  readonly steps: readonly CoachStep[];
  /** The step to do now; null: nothing more. Steps may be hidden, what is next is still known. */
  readonly now: CoachStep['id'] | null;
  /** What to mark on the screen; null where the level says so. */
  readonly target: CoachTarget | null;
}

export interface ConsoleState {
  /** Whether the list of the kind of rules that is wanted is shown. */
  readonly showsRules: boolean;
  readonly wizard: RuleWizardView | null;
}

/** What the pilot says of a moment. `console` is what goes on inside the console, once it is open. */
export function coachView(
  snapshot: SettingsPathSnapshot,
  level: CoachLevel,
  route: CoachRoute,
  console: ConsoleState,
): CoachView {
  const place = placeOf(snapshot);
  const { version } = snapshot.context;
  if (place === 'console') return inConsole(level, console);
  const legs = routeLegs(version, route);
  const at = legs.findIndex((each) => each.place === place);
  const next = nextTarget(place, version, route);
  const steps = legs.map((each, index): CoachStep => ({
    id: each.target,
    place: each.place,
    state: index < at ? 'done' : index === at ? 'now' : 'later',
  }));
  const isAside = ASIDE.includes(place);
  return {
    level,
    place,
    isAstray: at < 0 && !isAside,
    steps: level === 'off' ? [] : steps,
    now: isAside ? null : next,
    target: level === 'full' && !isAside ? next : null,
  };
}

/** Windows that have a purpose of their own: whoever is there is not lost, and is not hurried away. */
const ASIDE: readonly Place[] = ['programs', 'listeners', 'app'];

/** The pages that a rule for a port will ask, before a wizard is open. */
const EXPECTED_PAGES: readonly WizardPage[] = ['type', 'ports', 'action', 'profile', 'name'];

function inConsole(level: CoachLevel, { showsRules, wizard }: ConsoleState): CoachView {
  const filling = wizard?.phase === 'filling' ? wizard : null;
  const isFinished = wizard?.phase === 'finished';
  const before = !isFinished && filling === null;
  const step = (id: CoachStep['id'], state: CoachStep['state']): CoachStep => ({ id, place: null, state });
  const pages: readonly CoachStep[] =
    filling === null
      ? EXPECTED_PAGES.map((page) => step(`page.${page}`, isFinished ? 'done' : 'later'))
      : filling.steps.map(({ page, state }) => step(`page.${page}`, state));
  const steps = [
    step('tree.rules', before && !showsRules ? 'now' : 'done'),
    step('rule.new', before ? (showsRules ? 'now' : 'later') : 'done'),
    ...pages,
    step('wizard.done', isFinished ? 'now' : 'later'),
  ];
  const target: CoachTarget = isFinished
    ? 'wizard.close'
    : filling !== null
      ? 'wizard.page'
      : showsRules
        ? 'rule.new'
        : 'tree.rules';
  return {
    level,
    place: 'console',
    isAstray: false,
    steps: level === 'off' ? [] : steps,
    now: steps.find(({ state }) => state === 'now')?.id ?? null,
    target: level === 'full' ? target : null,
  };
}
