/** What stands in the way of leaving a page with Next. */
import { parseTypedPortList, type PortListProblem } from '#sim/port-list.ts';
import type { Host } from '#sim/scenario.ts';
import { parseProgramPath, type ProgramProblem } from './program-path.ts';
import type { AllOrSome, RuleDraft } from './rule-draft.ts';
import { parseRuleName, type NameProblem } from './rule-name.ts';
import { parseOwnScope, parseScope, type ScopeProblem } from './typed-scope.ts';
import type { WizardPage } from './wizard-pages.ts';

export type WizardProblemCode =
  | PortListProblem['code']
  | ProgramProblem
  | ScopeProblem
  | NameProblem
  | 'nothing-ticked'
  | 'no-profile'
  | 'list-empty'
  | 'override-needs-computers'
  | 'description-too-long';

/** A problem and the field of the draft that has it. */
export interface WizardProblem {
  readonly field: keyof RuleDraft;
  readonly code: WizardProblemCode;
  /** In a port list: which item, counted from 0; -1: the whole. */
  readonly item: number;
}

export const LONGEST_DESCRIPTION = 1_000;

const problem = (field: keyof RuleDraft, code: WizardProblemCode, item = -1): readonly WizardProblem[] => [
  { field, code, item },
];

function portProblems(field: 'ports' | 'localPorts' | 'remotePorts', ports: AllOrSome): readonly WizardProblem[] {
  if (ports.all) return [];
  const list = parseTypedPortList(ports.text);
  return list.ok ? [] : problem(field, list.problem.code, list.problem.item);
}

function listProblems(field: 'users' | 'computers', list: AllOrSome): readonly WizardProblem[] {
  return list.all || list.text.trim() !== '' ? [] : problem(field, 'list-empty');
}

/** The problems of one page, in the order of its fields. */
export function problemsOn(page: WizardPage, draft: RuleDraft, host: Host): readonly WizardProblem[] {
  switch (page) {
    case 'type':
    case 'action':
      return [];
    case 'program': {
      if (draft.program.all) return [];
      const path = parseProgramPath(draft.program.text, host);
      return path.ok ? [] : problem('program', path.problem);
    }
    case 'ports':
      return portProblems('ports', draft.ports);
    case 'protocol':
      return draft.customProtocol === 'tcp' || draft.customProtocol === 'udp'
        ? [...portProblems('localPorts', draft.localPorts), ...portProblems('remotePorts', draft.remotePorts)]
        : [];
    case 'scope': {
      const own = draft.localAddress.all ? null : parseOwnScope(draft.localAddress.text, host);
      const other = draft.remoteAddress.all ? null : parseScope(draft.remoteAddress.text, host);
      return [
        ...(own === null || own.ok ? [] : problem('localAddress', own.problem)),
        ...(other === null || other.ok ? [] : problem('remoteAddress', other.problem)),
      ];
    }
    case 'predefined':
      return draft.ticked.length > 0 ? [] : problem('ticked', 'nothing-ticked');
    case 'users':
      return listProblems('users', draft.users);
    case 'computers':
      // Windows asks for at least one computer before a rule may override blocks (Customize Allow If Secure).
      return draft.overridesBlocks && draft.computers.all
        ? problem('computers', 'override-needs-computers')
        : listProblems('computers', draft.computers);
    case 'profile':
      return draft.profiles.length > 0 ? [] : problem('profiles', 'no-profile');
    case 'name': {
      const name = parseRuleName(draft.name);
      return [
        ...(name.ok ? [] : problem('name', name.problem)),
        ...(draft.description.length > LONGEST_DESCRIPTION ? problem('description', 'description-too-long') : []),
      ];
    }
  }
}
