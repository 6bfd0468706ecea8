import { Ruby } from '#art/Ruby.tsx';
import { useLab } from '../lab-context.ts';
import styles from './device.module.css';

/** A setting that is on or off; it is applied at once. */
export function SimSwitch(props: {
  readonly label: string;
  readonly isOn: boolean;
  readonly able: boolean;
  readonly onSwitch: (on: boolean) => void;
}) {
  const { labels } = useLab();
  return (
    <p class={styles['row']}>
      <button
        type="button"
        role="switch"
        aria-checked={props.isOn}
        aria-disabled={!props.able}
        class={styles['switch']}
        onClick={() => {
          if (props.able) props.onSwitch(!props.isOn);
        }}
      >
        <span class={styles['track']} aria-hidden="true" />
        <span>
          <Ruby text={props.label} />
        </span>
        <b aria-hidden="true">
          <Ruby text={labels[props.isOn ? 'gateway.on' : 'gateway.off-word']} />
        </b>
      </button>
    </p>
  );
}
