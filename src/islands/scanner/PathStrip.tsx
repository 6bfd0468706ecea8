import { Icon, type IconName } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { Role } from '#sim/topology.ts';
import type { ComparisonLabels } from './scanner.labels.ts';
import styles from './comparison.module.css';

/** One stop on the way from outside. */
export interface Stop {
  readonly role: Role | 'scanner';
  readonly icon: IconName;
  readonly name: Extract<keyof ComparisonLabels, `place.${string}`>;
}

/** The way of the probes: there and back up to the stop that answered, dotted beyond it. */
export function PathStrip(props: {
  readonly stops: readonly Stop[];
  readonly answered: Role | null;
  readonly labels: ComparisonLabels;
}) {
  const { stops, answered, labels } = props;
  const reached = stops.findIndex(({ role }) => role === answered);
  return (
    <ol class={styles['strip']}>
      {stops.map(({ icon, name }, index) => (
        <li key={name} data-answered={index === reached ? '' : undefined}>
          {index > 0 && <i class={styles['way']} data-sailed={index <= reached ? '' : undefined} />}
          <span class={styles['stop']}>
            <Icon name={icon} width={28} />
          </span>
          <span class={styles['stop-name']}>
            <span>
              <Ruby text={labels[name]} />
            </span>
            {index === reached && (
              <b>
                <Ruby text={labels['compare.answered']} />
              </b>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
