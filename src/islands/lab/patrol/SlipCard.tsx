import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { formatAddress } from '#machines/lab/home-text.ts';
import { formatPortList } from '#machines/lab/watch-list.ts';
import type { Permission } from '#sim/permission.ts';
import { fill } from '../../fill.ts';
import { useLab } from '../lab-context.ts';
import styles from './patrol.module.css';

/** The permission slip that one has, with all that it allows. */
export function SlipCard({ permission: { target, ports, parallelism } }: { readonly permission: Permission }) {
  const { labels } = useLab();
  return (
    <p class={styles['slip']}>
      <Flag name="Q" width={30} />
      <span>
        <Ruby
          text={fill(labels['patrol.permission'], {
            address: formatAddress(target),
            ports: formatPortList(ports),
            parallelism,
          })}
        />
      </span>
    </p>
  );
}
