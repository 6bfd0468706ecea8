import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { HostRule } from '#sim/firewall/rule.ts';
import {
  propertiesOf,
  readProperties,
  type PropertyProblem,
  type RuleProperties,
} from '#machines/firewall-console/rule-properties.ts';
import { PROFILES_IN_ORDER } from '#machines/firewall-console/rule-rows.view.ts';
import { RULE_ACTIONS, type AllOrSome } from '#machines/rule-wizard/rule-draft.ts';
import { programPath } from '#machines/rule-wizard/program-path.ts';
import { problemText } from './problem-text.ts';
import { SimDialog } from './SimDialog.tsx';
import { Choice, FieldProblem, TextField } from './SimField.tsx';
import { ProtocolField } from './ProtocolField.tsx';
import { useSimPc } from './sim-pc-context.tsx';
import styles from './window.module.css';

interface RulePropertiesDialogProps {
  readonly rule: HostRule;
  readonly onClose: () => void;
}

/** The properties of a rule, all on one sheet. OK changes the rule, or says of every field what is wrong. */
export function RulePropertiesDialog({ rule, onClose }: RulePropertiesDialogProps) {
  const { r, t, host, onCommand, announce } = useSimPc();
  const [typed, setTyped] = useState<RuleProperties>(() => propertiesOf(rule));
  const [problems, setProblems] = useState<readonly PropertyProblem[]>([]);
  const change = (part: Partial<RuleProperties>) => setTyped({ ...typed, ...part });
  const hasPorts = typed.protocol === 'tcp' || typed.protocol === 'udp';
  const apply = (event: Event) => {
    event.preventDefault();
    const read = readProperties(typed, host);
    if (!read.ok) {
      setProblems(read.problem);
      return announce(t('wfas.said.refused'));
    }
    onCommand({ kind: 'rule.change', host: host.name, id: rule.id, change: read.value });
    announce(t('wfas.said.changed', { name: read.value.name ?? rule.name }));
    onClose();
  };
  const some = (field: 'localPorts' | 'remotePorts' | 'remoteAddress', disabled = false) => (
    <AnyOrSome
      legend={r(
        `wfas.column.${field === 'remoteAddress' ? field : field === 'localPorts' ? 'localPort' : 'remotePort'}`,
      )}
      name={field}
      value={typed[field]}
      disabled={disabled}
      problem={problemText(problems, field, typed[field].text, r)}
      onChange={(value) => change({ [field]: value })}
    />
  );
  return (
    <SimDialog
      title={r('wfas.rule.title', { name: rule.name })}
      onClose={onClose}
      closeLabel={t('pc.close')}
      size="large"
    >
      <form class={styles.form} onSubmit={apply}>
        <div class={styles.content}>
          <TextField
            label={r('wizard.name.label')}
            value={typed.name}
            focus
            problem={problemText(problems, 'name', typed.name, r)}
            onInput={(name) => change({ name })}
          />
          <Choice
            kind="checkbox"
            name="enabled"
            checked={typed.enabled}
            label={r('wfas.column.enabled')}
            onChoose={(enabled) => change({ enabled })}
          />
          <fieldset class={styles.choices}>
            <legend>{r('wizard.page.action')}</legend>
            {RULE_ACTIONS.map((action) => (
              <Choice
                key={action}
                kind="radio"
                name="action"
                checked={typed.action === action}
                label={r(`wizard.action.${action}`)}
                onChoose={() => change({ action })}
              />
            ))}
          </fieldset>
          {typed.action === 'secure' && <p class={styles.notice}>{r('wizard.note.secure-means-ipsec')}</p>}
          <label class={styles.select}>
            <span>{r('wfas.column.program')}</span>
            <select
              value={typed.program.all ? '' : typed.program.text}
              onChange={({ currentTarget: { value } }) => change({ program: { all: value === '', text: value } })}
            >
              <option value="">{t('wfas.any')}</option>
              {host.programs.map(({ name }) => (
                <option key={name} value={programPath(name)}>
                  {programPath(name)}
                </option>
              ))}
            </select>
          </label>
          <ProtocolField
            label="wfas.column.protocol"
            value={typed.protocol}
            onChange={(protocol) => change({ protocol })}
          />
          {some('localPorts', !hasPorts)}
          {some('remotePorts', !hasPorts)}
          {some('remoteAddress')}
          <fieldset class={styles.choices}>
            <legend>{r('wfas.column.profile')}</legend>
            {PROFILES_IN_ORDER.map((profile) => (
              <Choice
                key={profile}
                kind="checkbox"
                name={profile}
                checked={typed.profiles.includes(profile)}
                label={r(`wfas.profile.${profile}`)}
                onChoose={(on) =>
                  change({
                    profiles: on ? [...typed.profiles, profile] : typed.profiles.filter((each) => each !== profile),
                  })
                }
              />
            ))}
            {problems.some(({ field }) => field === 'profiles') && (
              <FieldProblem id="properties-profiles" text={r('wizard.problem.no-profile')} />
            )}
          </fieldset>
        </div>
        <div class={styles.buttons}>
          <button type="submit" class={styles.default}>
            {r('pc.ok')}
          </button>
          <button type="button" class={styles.button} onClick={onClose}>
            {r('pc.cancel')}
          </button>
        </div>
      </form>
    </SimDialog>
  );
}

interface AnyOrSomeProps {
  readonly legend: ComponentChildren;
  readonly name: string;
  readonly value: AllOrSome;
  readonly disabled: boolean;
  readonly problem: ComponentChildren;
  readonly onChange: (value: AllOrSome) => void;
}

function AnyOrSome({ legend, name, value, disabled, problem, onChange }: AnyOrSomeProps) {
  const { r } = useSimPc();
  return (
    <fieldset class={styles.choices} disabled={disabled}>
      <legend>{legend}</legend>
      <Choice
        kind="radio"
        name={name}
        checked={value.all}
        label={r('wfas.any')}
        onChoose={() => onChange({ ...value, all: true })}
      />
      <Choice
        kind="radio"
        name={name}
        checked={!value.all}
        label={r('wfas.these')}
        onChoose={() => onChange({ ...value, all: false })}
      />
      <TextField
        label={r('wfas.these.of', { what: legend })}
        hidesLabel
        value={value.text}
        disabled={value.all}
        problem={value.all ? undefined : problem}
        onInput={(text) => onChange({ ...value, text })}
      />
    </fieldset>
  );
}
