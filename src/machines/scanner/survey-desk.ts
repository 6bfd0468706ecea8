/** The worker's desk: the homes, the scan under way, and the answer to every question about them. No clock, no thread. */
import type { PortList } from '#sim/port-list.ts';
import type { Scenario } from '#sim/scenario.ts';
import { NEVER, type Instant } from '#sim/time.ts';
import { LINKED_HOME, type Comparison, type OpenedLink } from './survey-messages.ts';
import {
  beginSurvey,
  captureOf,
  continueSurvey,
  doorsOf,
  explainBerth,
  findingsOf,
  isSurveyOver,
  linkOf,
  readHomes,
  readLink,
  surveyTime,
  type DoorList,
  type Findings,
  type Survey,
} from './survey.ts';
import { countBerths } from './berth.ts';
import { majorityOf, portsInState } from './berth-groups.ts';
import { SERVICE_PORTS } from './port-choice.ts';

export interface SurveyDesk {
  readonly homes: ReadonlyMap<string, Scenario>;
  /** The network that a link brought. */
  readonly linked: Scenario | null;
  readonly survey: Survey | null;
  /** Which home the survey is of, unchanged; null: a linked one. */
  readonly base: Scenario | null;
}

export function openDesk(documents: readonly unknown[]): SurveyDesk {
  return { homes: readHomes(documents), linked: null, survey: null, base: null };
}

/** Begins a scan, or says why there is none. */
export function start(desk: SurveyDesk, home: string, ports: PortList): SurveyDesk | string {
  const scenario = home === LINKED_HOME ? desk.linked : desk.homes.get(home);
  if (scenario === undefined || scenario === null) return 'no-such-home';
  const begun = beginSurvey(scenario, ports);
  if (!begun.ok) return begun.problem;
  return { ...desk, survey: begun.value, base: desk.homes.get(scenario.name) ?? null };
}

/** Carries the scan on up to a simulated instant. */
export function carryOn(desk: SurveyDesk, until: Instant, mostSteps: number): SurveyDesk {
  return desk.survey === null ? desk : { ...desk, survey: continueSurvey(desk.survey, until, mostSteps) };
}

export interface DeskReport {
  readonly findings: Findings;
  readonly now: Instant;
  readonly over: boolean;
}

export function report({ survey }: SurveyDesk): DeskReport | null {
  if (survey === null) return null;
  return { findings: findingsOf(survey), now: surveyTime(survey), over: isSurveyOver(survey) };
}

export function doors({ survey }: SurveyDesk): DoorList {
  return survey === null ? { places: new Uint8Array(), names: [] } : doorsOf(survey);
}

export function explain({ survey }: SurveyDesk, port: number): ReturnType<typeof explainBerth> {
  return survey === null ? null : explainBerth(survey, port);
}

/** The capture of a scan, in octets of its own. */
export function capture({ survey }: SurveyDesk): Uint8Array<ArrayBuffer> | null {
  return survey === null ? null : Uint8Array.from(captureOf(survey));
}

export function link({ survey, base }: SurveyDesk): string | null {
  return survey === null ? null : linkOf(survey, base);
}

/** Reads a link and keeps its network. */
export function openLink(desk: SurveyDesk, text: string): { readonly desk: SurveyDesk; readonly link: OpenedLink } {
  const read = readLink(text, desk.homes);
  if (!read.ok) return { desk, link: { ok: false, problem: read.problem } };
  const { scenario, home, target, ports } = read.value;
  return {
    desk: { ...desk, linked: scenario },
    link: { ok: true, home, target, ports, title: scenario.title, name: scenario.name },
  };
}

/** Scans the first 1,056 ports of a home at once, beside whatever is under way. */
export function compare(desk: SurveyDesk, home: string): Comparison | null {
  const scenario = desk.homes.get(home);
  const begun = scenario === undefined ? undefined : beginSurvey(scenario, SERVICE_PORTS);
  if (begun === undefined || !begun.ok) return null;
  const survey = continueSurvey(begun.value, NEVER, Number.POSITIVE_INFINITY);
  const findings = findingsOf(survey);
  const state = majorityOf(countBerths(findings.states))?.state;
  const [port] = state === undefined ? [] : portsInState(findings, state, 1);
  return { findings, typical: port === undefined ? null : explainBerth(survey, port) };
}
