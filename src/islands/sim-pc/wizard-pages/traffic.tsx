/** Which traffic a new rule is about. */
import { problemText } from '../problem-text.ts';
import { Choice } from '../SimField.tsx';
import { ProtocolField } from '../ProtocolField.tsx';
import { useSimPc } from '../sim-pc-context.tsx';
import { AllOrText } from './AllOrText.tsx';
import type { PageProps } from './page-props.ts';
import styles from '../window.module.css';

export function PortsPage({ view: { draft, problems }, onAnswer, here }: PageProps) {
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

export function ProtocolPage({ view: { draft, problems }, onAnswer }: PageProps) {
  const { r } = useSimPc();
  const hasPorts = draft.customProtocol === 'tcp' || draft.customProtocol === 'udp';
  return (
    <>
      <ProtocolField
        label="wizard.protocol.type"
        value={draft.customProtocol}
        onChange={(customProtocol) => onAnswer({ customProtocol })}
      />
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

export function ScopePage({ view: { draft, problems }, onAnswer }: PageProps) {
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
