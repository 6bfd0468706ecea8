/** Sets the desk up when the page is built. The browser does not load this file. */
import { deskRun, type Call, type Unasked } from '#machines/router-desk/desk-run.ts';
import type { RouterDeskScript } from './router-desk-script.ts';

export interface DeskPlan {
  readonly trial: string;
  readonly number: string;
  readonly scenario: string;
  readonly title: { readonly ja: string; readonly en: string };
  readonly calls: readonly Call[];
  readonly unasked: readonly Unasked[];
}

/** Throws with what is wrong in the desk's file or its scenario: the build stops. */
export function setDesk(id: string, plan: DeskPlan, scenario: unknown, locale: 'ja' | 'en'): RouterDeskScript {
  const run = deskRun(scenario, plan.calls, plan.unasked);
  if (!run.ok) throw new Error(`content/desks/${id}.yaml: ${JSON.stringify(run.problem)}`);
  const { machines } = run.value;
  return {
    id,
    trial: plan.trial,
    number: plan.number,
    title: plan.title[locale],
    run: run.value,
    names: Object.fromEntries(machines.map(({ address, label, name }) => [address, label?.[locale] ?? name])),
  };
}
