import type { ComponentChildren } from 'preact';
import type { Answers } from '#machines/rule-wizard/rule-wizard.machine.ts';
import { PROFILES_IN_ORDER } from '#machines/firewall-console/rule-rows.view.ts';
import {
  CUSTOM_PROTOCOLS,
  RULE_ACTIONS,
  RULE_TYPES,
  SECURITY_NEEDS,
  type AllOrSome,
} from '#machines/rule-wizard/rule-draft.ts';
import { PREDEFINED_IDS } from '#machines/rule-wizard/predefined.ts';
import { problemText } from './problem-text.ts';
import { Choice, FieldProblem, TextField } from './SimField.tsx';
import { useSimPc } from './sim-pc-context.tsx';
import type { FillingView } from './WizardDialog.tsx';
import styles from './window.module.css';

interface PageProps {
  readonly view: FillingView;
  readonly onAnswer: (answers: Answers) => void;
  /** Whether the pilot points at a part of the page. */
  readonly here: (part: 'ports' | 'name') => boolean;
}

/** The fields of the open page. */
export function WizardPageFields(props: PageProps) {
  switch (props.view.page) {
    case 'type':
      return <TypePage {...props} />;
    case 'program':
      return <ProgramPage {...props} />;
    case 'ports':
      return <PortsPage {...props} />;
    case 'protocol':
      return <ProtocolPage {...props} />;
    case 'scope':
      return <ScopePage {...props} />;
    case 'predefined':
      return <PredefinedPage {...props} />;
    case 'action':
      return <ActionPage {...props} />;
    case 'users':
    case 'computers':
      return <PrincipalsPage {...props} />;
    case 'profile':
      return <ProfilePage {...props} />;
    case 'name':
      return <NamePage {...props} />;
  }
}

function TypePage({ view: { draft }, onAnswer }: PageProps) {
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

interface AllOrTextProps {
  readonly legend: ComponentChildren;
  readonly name: string;
  readonly value: AllOrSome;
  readonly all: ComponentChildren;
  readonly some: ComponentChildren;
  readonly help: ComponentChildren;
  readonly problem: ComponentChildren;
  readonly isHere?: boolean;
  readonly onChange: (value: AllOrSome) => void;
}

/** "All" or "these", with the line to type them in. */
function AllOrText({ legend, name, value, all, some, help, problem, isHere, onChange }: AllOrTextProps) {
  return (
    <fieldset class={styles.choices}>
      <legend>{legend}</legend>
      <Choice
        kind="radio"
        name={name}
        checked={value.all}
        label={all}
        onChoose={() => onChange({ ...value, all: true })}
      />
      <Choice
        kind="radio"
        name={name}
        checked={!value.all}
        label={some}
        onChoose={() => onChange({ ...value, all: false })}
      />
      <TextField
        label={some}
        hidesLabel
        value={value.text}
        help={help}
        disabled={value.all}
        problem={value.all ? undefined : problem}
        isHere={isHere === true}
        onInput={(text) => onChange({ ...value, text })}
      />
    </fieldset>
  );
}

function ProgramPage({ view: { draft, problems, programs }, onAnswer }: PageProps) {
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

function PortsPage({ view: { draft, problems }, onAnswer, here }: PageProps) {
  const { r } = useSimPc();
  const side = draft.direction === 'in' ? 'local' : 'remote';
  return (
    <>
      <fieldset class={styles.choices}>
        <legend>{r('wizard.ports.protocol')}</legend>
        {(['tcp', 'udp'] as const).map((portProtocol) => (
          <Choice
            key={portProtocol}
            kind="radio"
            name="protocol"
            checked={draft.portProtocol === portProtocol}
            label={r(`wfas.protocol.${portProtocol}`)}
            onChoose={() => onAnswer({ portProtocol })}
          />
        ))}
      </fieldset>
      <AllOrText
        legend={r(`wizard.ports.${side}.question`)}
        name="ports"
        value={draft.ports}
        all={r(`wizard.ports.${side}.all`)}
        some={r(`wizard.ports.${side}.some`)}
        help={r('wizard.ports.example')}
        problem={problemText(problems, 'ports', draft.ports.text, r)}
        isHere={here('ports')}
        onChange={(ports) => onAnswer({ ports })}
      />
    </>
  );
}

function ProtocolPage({ view: { draft, problems }, onAnswer }: PageProps) {
  const { r, t } = useSimPc();
  const hasPorts = draft.customProtocol === 'tcp' || draft.customProtocol === 'udp';
  return (
    <>
      <label class={styles.select}>
        <span>{r('wizard.protocol.type')}</span>
        <select
          value={draft.customProtocol}
          onChange={({ currentTarget: { value } }) =>
            onAnswer({ customProtocol: CUSTOM_PROTOCOLS.find((each) => each === value) ?? 'any' })
          }
        >
          {CUSTOM_PROTOCOLS.map((protocol) => (
            <option key={protocol} value={protocol}>
              {t(`wfas.protocol.${protocol}`)}
            </option>
          ))}
        </select>
      </label>
      <p class={styles.help}>{r('wizard.protocol.only-these')}</p>
      {hasPorts ? (
        (['localPorts', 'remotePorts'] as const).map((field) => (
          <AllOrText
            key={field}
            legend={r(field === 'localPorts' ? 'wfas.column.localPort' : 'wfas.column.remotePort')}
            name={field}
            value={draft[field]}
            all={r('wizard.protocol.all')}
            some={r('wizard.protocol.some')}
            help={r('wizard.ports.example')}
            problem={problemText(problems, field, draft[field].text, r)}
            onChange={(ports) => onAnswer({ [field]: ports })}
          />
        ))
      ) : (
        <p class={styles.help}>{r('wizard.protocol.no-ports')}</p>
      )}
    </>
  );
}

function ScopePage({ view: { draft, problems }, onAnswer }: PageProps) {
  const { r } = useSimPc();
  return (
    <>
      {(['localAddress', 'remoteAddress'] as const).map((field) => (
        <AllOrText
          key={field}
          legend={r(`wizard.scope.${field}`)}
          name={field}
          value={draft[field]}
          all={r('wizard.scope.any')}
          some={r('wizard.scope.these')}
          help={r(`wizard.scope.${field}.example`)}
          problem={problemText(problems, field, draft[field].text, r)}
          onChange={(address) => onAnswer({ [field]: address })}
        />
      ))}
    </>
  );
}

function PredefinedPage({ view: { draft, problems, predefined }, onAnswer }: PageProps) {
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

function ActionPage({ view: { draft }, onAnswer }: PageProps) {
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

function PrincipalsPage({ view: { page, draft, problems }, onAnswer }: PageProps) {
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

function ProfilePage({ view: { draft, problems }, onAnswer }: PageProps) {
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

function NamePage({ view: { draft, problems }, onAnswer, here }: PageProps) {
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
