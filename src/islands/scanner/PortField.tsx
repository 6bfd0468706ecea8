import { useEffect, useState } from 'preact/hooks';
import { Ruby } from '#art/Ruby.tsx';
import type { ScannerLabels } from './scanner.labels.ts';
import styles from './detail.module.css';

/** Goes to a port by its number; full-width digits are digits. What was typed stays when there is no such port. */
export function PortField(props: {
  readonly port: number;
  readonly ports: Int32Array;
  readonly labels: ScannerLabels;
  readonly onSelect: (port: number) => void;
}) {
  const { port, ports, labels, onSelect } = props;
  const [text, setText] = useState(String(port));
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    setText(String(port));
    setMissing(false);
  }, [port]);
  const type = (typed: string): void => {
    setText(typed);
    const plain = typed.normalize('NFKC').trim();
    const isThere = /^\d{1,5}$/u.test(plain) && ports.includes(Number(plain));
    setMissing(plain !== '' && !isThere);
    if (isThere) onSelect(Number(plain));
  };
  return (
    <span class={styles['field']}>
      <label for="go-to-port">
        <Ruby text={labels['grid.number']} />
      </label>
      <input
        id="go-to-port"
        class="input"
        inputMode="numeric"
        autocomplete="off"
        value={text}
        aria-invalid={missing}
        aria-describedby={missing ? 'no-such-port' : undefined}
        onInput={(event) => type(event.currentTarget.value)}
      />
      {missing && (
        <small id="no-such-port" role="status">
          <Ruby text={labels['grid.number.problem']} />
        </small>
      )}
    </span>
  );
}
