/** Why a field was refused, in the words of the page. */
import type { JSX } from 'preact';
import type { WizardProblemCode } from '#machines/rule-wizard/draft-problems.ts';
import type { SimPcTools } from './sim-pc-context.tsx';

interface Problem {
  readonly field: string;
  readonly code: WizardProblemCode;
  readonly item: number;
}

/** The sentence for one field, or undefined. In a port list it says which item is meant. */
export function problemText(
  problems: readonly Problem[],
  field: string,
  text: string,
  r: SimPcTools['r'],
): JSX.Element | undefined {
  const problem = problems.find((each) => each.field === field);
  if (problem === undefined) return undefined;
  const sentence = r(`wizard.problem.${problem.code}`);
  if (problem.item < 0) return sentence;
  const item =
    text
      .normalize('NFKC')
      .split(/[,、;]|\s+(?=\d)/)
      [problem.item]?.trim() ?? '';
  return item === '' ? sentence : r('wizard.problem.at', { item, problem: sentence });
}
