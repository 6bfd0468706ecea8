import type { Answers } from '#machines/rule-wizard/rule-wizard.machine.ts';
import type { FillingView } from '../WizardDialog.tsx';

/** What every page of the rule wizard gets. */
export interface PageProps {
  readonly view: FillingView;
  readonly onAnswer: (answers: Answers) => void;
  /** Whether the pilot points at a part of the page. */
  readonly here: (part: 'ports' | 'name') => boolean;
}
