import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { LONGEST_NAME, MOST_PORTS } from '#machines/gateway/forward-draft.ts';
import type { ChangeProblem } from '#machines/gateway/gateway-change.ts';
import type { GatewayView } from '#machines/gateway/gateway.view.ts';
import { nameOfRef } from '#machines/lab/names.ts';
import { fill } from '../../fill.ts';
import type { LabLabel } from '../lab.labels.ts';
import { useLab } from '../lab-context.ts';

/** What is wrong with the fields, each problem in a sentence that says what was expected. */
export function FieldProblems({ gateway, id }: { readonly gateway: GatewayView; readonly id: string }) {
  const { view, labels, wording } = useLab();
  const { problems } = gateway;
  if (problems.length === 0) return null;
  return (
    <ul id={id} role="alert">
      {problems.map((problem) => (
        <li key={`${problem.field} ${problem.code}`} class="field-error">
          <Flag name="U" width={22} />
          <span>
            <Ruby
              text={fill(labels['gateway.problem.at'], {
                field: labels[fieldLabel(problem.field)],
                problem: fill(labels[labelOf(problem)], {
                  item: 'item' in problem ? problem.item + 1 : '',
                  port: 'port' in problem ? problem.port : '',
                  other: 'other' in problem ? wording.text(nameOfRef(view.scenario, null, problem.other)) : '',
                  lan: gateway.lanNetwork,
                  most: problem.field === 'name' ? LONGEST_NAME : MOST_PORTS,
                }),
              })}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}

function labelOf({ code }: ChangeProblem): LabLabel {
  switch (code) {
    case 'ports-empty':
    case 'ports-syntax':
    case 'port-too-large':
    case 'ports-reversed':
    case 'ports-too-long':
      return `scanner.problem.${code}`;
    default:
      return `gateway.problem.${code}`;
  }
}

function fieldLabel(field: ChangeProblem['field']): LabLabel {
  return field === 'page' ? 'gateway.page.status' : `gateway.field.${field}`;
}
