import { useState } from 'preact/hooks';
import { Ruby } from '#art/Ruby.tsx';
import { formatAddress } from '#machines/lab/home-text.ts';
import { useLab } from '../lab-context.ts';
import { FieldProblems } from './FieldProblems.tsx';
import { LineNotice } from './StatusPage.tsx';
import type { PageProps } from './page.ts';
import styles from './device.module.css';

/** The one machine that gets everything for which nothing else was said. */
export function DmzPage({ gateway, send }: PageProps) {
  const { labels } = useLab();
  const present = gateway.dmz === null ? '' : formatAddress(gateway.dmz);
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = gateway.problems.some(({ field }) => field === 'dmz');
  const save = (address: string): void => {
    if (gateway.canSave) send({ type: 'change.save', change: { kind: 'dmz', address } });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save(typed ?? present);
      }}
    >
      <p>
        <Ruby text={labels['gateway.dmz.lead']} />
      </p>
      {gateway.wanKind !== 'global' && <LineNotice gateway={gateway} />}
      <label class={styles['cell']}>
        <span>
          <Ruby text={labels['gateway.field.dmz']} />
        </span>
        <input
          value={typed ?? present}
          autocomplete="off"
          aria-invalid={isWrong}
          aria-describedby={isWrong ? 'dmz-problems' : undefined}
          onInput={({ currentTarget: { value } }) => setTyped(value)}
        />
      </label>
      <FieldProblems gateway={gateway} id="dmz-problems" />
      <p class={styles['row']}>
        <button
          type="button"
          class={styles['sim-button']}
          aria-disabled={!gateway.canSave}
          onClick={() => {
            setTyped(null);
            save('');
          }}
        >
          <Ruby text={labels['gateway.dmz.clear']} />
        </button>
        <button type="submit" class={styles['sim-main']} aria-disabled={!gateway.canSave}>
          <Ruby text={labels['gateway.apply']} />
        </button>
      </p>
    </form>
  );
}
