/** What a new rule says of the traffic, where and for whom, and what it is called. */
import { PROFILES_IN_ORDER } from '#machines/firewall-console/rule-rows.view.ts';
import { RULE_ACTIONS, SECURITY_NEEDS } from '#machines/rule-wizard/rule-draft.ts';
import { problemText } from '../problem-text.ts';
import { Choice, FieldProblem, TextField } from '../SimField.tsx';
import { useSimPc } from '../sim-pc-context.tsx';
import type { PageProps } from './page-props.ts';
import styles from '../window.module.css';

export function ActionPage({ view: { draft }, onAnswer }: PageProps) {
  const { r } = useSimPc();
  return (
    <>
      <fieldset class={styles.choices}>
        <legend>{r('wizard.action.question')}</legend>
        {RULE_ACTIONS.map((action) => (
          <Choice
            key={action}
            kind="radio"
            name="action"
            checked={draft.action === action}
            label={r(`wizard.action.${action}`)}
            help={r(`wizard.action.${action}.help`)}
            onChoose={() => onAnswer({ action })}
          />
        ))}
      </fieldset>
      {draft.action === 'secure' && (
        <fieldset class={styles.choices}>
          <legend>{r('wizard.action.customize')}</legend>
          {SECURITY_NEEDS.map((security) => (
            <Choice
              key={security}
              kind="radio"
              name="security"
              checked={draft.security === security}
              label={r(`wizard.security.${security}`)}
              onChoose={() => onAnswer({ security })}
            />
          ))}
          <Choice
            kind="checkbox"
            name="override"
            checked={draft.overridesBlocks}
            label={r('wizard.security.override')}
            onChoose={(overridesBlocks) => onAnswer({ overridesBlocks })}
          />
        </fieldset>
      )}
    </>
  );
}

export function PrincipalsPage({ view: { page, draft, problems }, onAnswer }: PageProps) {
  const { r } = useSimPc();
  const field = page === 'users' ? 'users' : 'computers';
  const value = draft[field];
  return (
    <fieldset class={styles.choices}>
      <legend>{r(`wizard.${field}.question`)}</legend>
      <Choice
        kind="checkbox"
        name={field}
        checked={!value.all}
        label={r(`wizard.${field}.only`)}
        onChoose={(only) => onAnswer({ [field]: { ...value, all: !only } })}
      />
      <TextField
        label={r(`wizard.${field}.list`)}
        value={value.text}
        disabled={value.all}
        problem={value.all ? undefined : problemText(problems, field, value.text, r)}
        onInput={(text) => onAnswer({ [field]: { ...value, text } })}
      />
      {value.all && problems.length > 0 && (
        <FieldProblem id={`wizard-${field}`} text={r(`wizard.problem.${problems[0]!.code}`)} />
      )}
    </fieldset>
  );
}

export function ProfilePage({ view: { draft, problems }, onAnswer }: PageProps) {
  const { r } = useSimPc();
  return (
    <fieldset class={styles.choices}>
      <legend>{r('wizard.profile.question')}</legend>
      {PROFILES_IN_ORDER.map((profile) => (
        <Choice
          key={profile}
          kind="checkbox"
          name={profile}
          checked={draft.profiles.includes(profile)}
          label={r(`wfas.profile.${profile}`)}
          help={r(`wizard.profile.${profile}.help`)}
          onChoose={(on) =>
            onAnswer({
              profiles: on ? [...draft.profiles, profile] : draft.profiles.filter((each) => each !== profile),
            })
          }
        />
      ))}
      {problems.length > 0 && <FieldProblem id="wizard-profiles" text={r('wizard.problem.no-profile')} />}
    </fieldset>
  );
}

export function NamePage({ view: { draft, problems }, onAnswer, here }: PageProps) {
  const { r } = useSimPc();
  return (
    <>
      <TextField
        label={r('wizard.name.label')}
        value={draft.name}
        problem={problemText(problems, 'name', draft.name, r)}
        isHere={here('name')}
        onInput={(name) => onAnswer({ name })}
      />
      <TextField
        label={r('wizard.description.label')}
        value={draft.description}
        help={r('wizard.description.help')}
        problem={problemText(problems, 'description', draft.description, r)}
        onInput={(description) => onAnswer({ description })}
      />
    </>
  );
}
