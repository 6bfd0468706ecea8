import { Ruby } from '#art/Ruby.tsx';
import { formatAddress } from '#machines/lab/home-text.ts';
import type { PatrolView } from '#machines/patrol/patrol.view.ts';
import { fill } from '../../fill.ts';
import { useLab } from '../lab-context.ts';
import styles from './patrol.module.css';

/** What the provider writes: the address and the port that the server saw, behind which it has found this home. */
export function Mail({ view: { alarm, log } }: { readonly view: PatrolView }) {
  const { labels } = useLab();
  const first = log[0];
  return (
    <article class={styles['sheet']}>
      <p class={styles['small']}>
        <Ruby text={labels['patrol.mail.from']} />
      </p>
      <p>
        <Ruby
          text={fill(labels['patrol.mail.body'], {
            address: alarm === null ? '' : formatAddress(alarm.source),
            port: first?.sourcePort ?? '',
          })}
        />
      </p>
    </article>
  );
}
