import type { ComponentChildren } from 'preact';
import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { Transport } from '#sim/scenario.ts';
import { useLab } from '../lab-context.ts';
import styles from './patrol.module.css';

interface PortsRowProps {
  readonly proto: Transport;
  readonly ports: string;
  /** What is wrong, as a sentence; `isPorts`: with the list of ports. */
  readonly problem: string | null;
  readonly isPorts: boolean;
  readonly onProto: (proto: Transport) => void;
  readonly onPorts: (text: string) => void;
  /** Further fields. */
  readonly children?: ComponentChildren;
}

/** Protocol, ports and the button that sends the patrol boat. */
export function PortsRow({ proto, ports, problem, isPorts, onProto, onPorts, children }: PortsRowProps) {
  const { labels } = useLab();
  return (
    <>
      <p class={styles['row']}>
        <label class={styles['cell']}>
          <span>
            <Ruby text={labels['gateway.field.proto']} />
          </span>
          <select value={proto} onChange={({ currentTarget: { value } }) => onProto(value as Transport)}>
            <option value="tcp">TCP</option>
            <option value="udp">UDP</option>
          </select>
        </label>
        <label class={styles['cell']} data-wide="">
          <span>
            <Ruby text={labels['lab.views.ports']} />
          </span>
          <input
            value={ports}
            aria-invalid={problem !== null && isPorts}
            aria-describedby={problem === null ? undefined : 'patrol-problem'}
            onInput={({ currentTarget: { value } }) => onPorts(value)}
          />
        </label>
        {children}
        <button type="submit" class="button go small">
          <Flag name="P" width={24} />
          <span>
            <Ruby text={labels['lab.patrol.go']} />
          </span>
        </button>
      </p>
      {problem !== null && (
        <p class="field-error" role="alert" id="patrol-problem">
          <Flag name="U" width={22} />
          <span>
            <Ruby text={problem} />
          </span>
        </p>
      )}
    </>
  );
}
