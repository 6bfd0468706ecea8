import { useEffect, useState } from 'preact/hooks';
import { ruleWizardView, type RuleWizardView } from '#machines/rule-wizard/rule-wizard.view.ts';
import type { RuleWizardActor } from '#machines/rule-wizard/running.ts';

/** What the open wizard shows; null: none is open. */
export function useWizardView(wizard: RuleWizardActor | null): RuleWizardView | null {
  const [view, setView] = useState<RuleWizardView | null>(null);
  useEffect(() => {
    if (wizard === null) return setView(null);
    setView(ruleWizardView(wizard.getSnapshot()));
    const subscription = wizard.subscribe((snapshot) => setView(ruleWizardView(snapshot)));
    return () => subscription.unsubscribe();
  }, [wizard]);
  return view;
}
