import { CUSTOM_PROTOCOLS } from '#machines/rule-wizard/rule-draft.ts';
import { useSimPc } from './sim-pc-context.tsx';
import type { SimPcKey } from './sim-pc.labels.ts';
import styles from './window.module.css';

type Protocol = (typeof CUSTOM_PROTOCOLS)[number];

/** The protocol that a rule is about: in the wizard and in the rule's properties. */
export function ProtocolField(props: {
  readonly label: SimPcKey;
  readonly value: Protocol;
  readonly onChange: (protocol: Protocol) => void;
}) {
  const { label, value, onChange } = props;
  const { r, t } = useSimPc();
  return (
    <label class={styles.select}>
      <span>{r(label)}</span>
      <select
        value={value}
        onChange={({ currentTarget }) =>
          onChange(CUSTOM_PROTOCOLS.find((each) => each === currentTarget.value) ?? 'any')
        }
      >
        {CUSTOM_PROTOCOLS.map((protocol) => (
          <option key={protocol} value={protocol}>
            {t(`wfas.protocol.${protocol}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
