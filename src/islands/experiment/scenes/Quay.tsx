import type { ComponentChildren } from 'preact';
import { Attendant } from '#art/people.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { fill } from '../../fill.ts';
import type { ExperimentLabels, QuaysLabels } from '../experiment.labels.ts';
import styles from './quays.module.css';

export type Transport = 'tcp' | 'udp';

/** The two sets, in the order in which they are drawn. */
export const transports: readonly Transport[] = ['tcp', 'udp'];

/** One quay: its name, the sea before it, and a berth for each number with or without an attendant. */
export function Quay({
  proto,
  ports,
  hasAttendant,
  labels,
  sea,
  berth,
}: {
  readonly proto: Transport;
  readonly ports: readonly number[];
  readonly hasAttendant: (port: number) => boolean;
  readonly labels: ExperimentLabels & QuaysLabels;
  readonly sea?: (port: number) => ComponentChildren;
  /** What stands under a berth besides. */
  readonly berth?: (port: number) => ComponentChildren;
}) {
  return (
    <div class={styles['quay']}>
      <p class={styles['name']}>
        <Ruby text={fill(labels['quays.name'], { transport: proto.toUpperCase() })} />
      </p>
      <ul class={styles['berths']}>
        {ports.map((port) => {
          const waits = hasAttendant(port);
          return (
            <li class={styles['berth']}>
              <div class={styles['sea']}>{sea?.(port)}</div>
              <div class={styles['pier']}>
                <span class={styles['plate']}>{port}</span>
              </div>
              <div class={styles['land']}>
                {waits ? <Attendant width={34} /> : <span class={styles['nobody']} />}
                <span class={styles['word']}>
                  <Ruby text={labels[waits ? 'experiment.attendant.present' : 'experiment.attendant.absent']} />
                </span>
                {berth?.(port)}
              </div>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
