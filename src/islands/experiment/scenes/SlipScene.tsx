import { Boat } from '#art/Boat.tsx';
import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { fill } from '../../fill.ts';
import type { ExperimentLabels, SlipLabels } from '../experiment.labels.ts';
import type { SceneProps } from './scene.ts';
import styles from './slip.module.css';

/** Where the patrol boat is headed, and the slip that its captain has. All of it is text. */
export function SlipScene({ step, view, labels, onArrived }: SceneProps<ExperimentLabels & SlipLabels>) {
  const { run, stage } = step;
  if (run.kind !== 'permission') throw new Error(`A slip needs a permission to be checked: ${step.id}`);
  const outcome = view.sailing === null ? view.observation?.outcome : undefined;
  const stamp = `slip.stamp.${outcome ?? ''}` as keyof SlipLabels;
  const mayGo = outcome === 'self' || outcome === 'home' || outcome === 'within';
  const ports = (low: number, high: number) =>
    fill(labels[low === high ? 'slip.ports.single' : 'slip.ports.range'], { low, high });
  return (
    <div class={styles['scene']}>
      <div class={styles['sea']}>
        <Boat kind="scanner" width={110} />
        <Paper
          title={labels['slip.aim']}
          name={stage.target.name}
          address={run.to}
          ports={ports(run.port, run.port + run.count - 1)}
          labels={labels}
        />
      </div>
      {run.slip === undefined ? (
        <p class={styles['none']}>
          <span>
            <Ruby text={labels['slip.none']} />
          </span>
        </p>
      ) : (
        <Paper
          title={labels['slip.title']}
          name=""
          address={run.slip.to}
          ports={ports(...run.slip.ports)}
          labels={labels}
        />
      )}
      <p class={styles['stamp']} data-unknown={outcome === undefined ? '' : undefined}>
        {outcome !== undefined && <Flag name={mayGo ? 'C' : 'N'} width={32} />}
        <span>
          <Ruby text={outcome === undefined ? labels['slip.not-yet'] : labels[stamp]} />
        </span>
      </p>
      {view.sailing === 0 && <span class={styles['watch']} onAnimationEnd={onArrived} />}
    </div>
  );
}

function Paper({
  title,
  name,
  address,
  ports,
  labels,
}: {
  readonly title: string;
  /** Empty where the address is no machine of the home. */
  readonly name: string;
  readonly address: string;
  readonly ports: string;
  readonly labels: SlipLabels;
}) {
  return (
    <dl class={styles['paper']}>
      <dt class={styles['heading']}>
        <Ruby text={title} />
      </dt>
      <dt>
        <Ruby text={labels['slip.machine']} />
      </dt>
      <dd>
        {name !== '' && <Ruby text={name} />} <code>{address}</code>
      </dd>
      <dt>
        <Ruby text={labels['slip.ports']} />
      </dt>
      <dd>
        <Ruby text={ports} />
      </dd>
    </dl>
  );
}
