/** What a new rule is about: a program, a port, one of the predefined groups, or all of it. */
import { RULE_TYPES } from '#machines/rule-wizard/rule-draft.ts';
import { PREDEFINED_IDS } from '#machines/rule-wizard/predefined.ts';
import { problemText } from '../problem-text.ts';
import { Choice, FieldProblem } from '../SimField.tsx';
import { useSimPc } from '../sim-pc-context.tsx';
import { AllOrText } from './AllOrText.tsx';
import type { PageProps } from './page-props.ts';
import styles from '../window.module.css';

export function TypePage({ view: { draft }, onAnswer }: PageProps) {
  const { r, t } = useSimPc();
  return (
    <fieldset class={styles.choices}>
      <legend>{r('wizard.type.question')}</legend>
      {RULE_TYPES.map((type) => (
        <Choice
          key={type}
          kind="radio"
          name="type"
          checked={draft.type === type}
          label={r(`wizard.type.${type}`)}
          help={r(`wizard.type.${type}.help`)}
          onChoose={() => onAnswer({ type })}
        />
      ))}
      <label class={styles.select}>
        <span>{r('wizard.type.group')}</span>
        <select
          value={draft.group}
          disabled={draft.type !== 'predefined'}
          onChange={({ currentTarget: { value } }) =>
            onAnswer({ group: PREDEFINED_IDS.find((id) => id === value) ?? draft.group })
          }
        >
          {PREDEFINED_IDS.map((id) => (
            <option key={id} value={id}>
              {t(`wfas.group.${id}`)}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}

export function ProgramPage({ view: { draft, problems, programs }, onAnswer }: PageProps) {
  const { r, t, host, programName } = useSimPc();
  return (
    <>
      <AllOrText
        legend={r('wizard.program.question')}
        name="program"
        value={draft.program}
        all={r('wizard.program.all')}
        some={r('wizard.program.path')}
        help={r('wizard.program.example')}
        problem={problemText(problems, 'program', draft.program.text, r)}
        onChange={(program) => onAnswer({ program })}
      />
      <label class={styles.select}>
        <span>{r('wizard.program.browse')}</span>
        <select
          value={programs.some(({ path }) => path === draft.program.text) ? draft.program.text : ''}
          onChange={({ currentTarget: { value } }) => onAnswer({ program: { all: false, text: value } })}
        >
          <option value="">{t('wizard.program.choose')}</option>
          {programs.map(({ name, path }) => (
            <option key={name} value={path}>
              {programName(host.programs.find((program) => program.name === name)!)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

export function PredefinedPage({ view: { draft, problems, predefined }, onAnswer }: PageProps) {
  const { r, t } = useSimPc();
  return (
    <fieldset class={styles.choices}>
      <legend>{r('wizard.predefined.question')}</legend>
      {predefined.map(({ id, proto, port }) => (
        <Choice
          key={id}
          kind="checkbox"
          name={id}
          checked={draft.ticked.includes(id)}
          label={r(`wfas.predefined.${id}` as 'wfas.predefined.smb', {
            direction: t(draft.direction === 'in' ? 'wfas.direction.in' : 'wfas.direction.out'),
          })}
          help={port === null ? t(`wfas.protocol.${proto}`) : `${t(`wfas.protocol.${proto}`)} ${port}`}
          onChoose={(on) =>
            onAnswer({ ticked: on ? [...draft.ticked, id] : draft.ticked.filter((each) => each !== id) })
          }
        />
      ))}
      {problems.length > 0 && <FieldProblem id="wizard-ticked" text={r('wizard.problem.nothing-ticked')} />}
    </fieldset>
  );
}
