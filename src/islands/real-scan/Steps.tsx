import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { STEPS, type Step } from '#machines/real-scan/real-scan.view.ts';
import type { RealScanLabels } from './real-scan.labels.ts';
import styles from './real-scan.module.css';

/** The four steps: which are done, where one is, what comes. */
export function Steps({ step, labels }: { readonly step: Step; readonly labels: RealScanLabels }) {
  const here = STEPS.indexOf(step);
  return (
    <ol class={styles['steps']}>
      {STEPS.map((name, index) => (
        <li key={name} aria-current={name === step ? 'step' : undefined} data-done={index < here ? '' : undefined}>
          <span class={styles['number']} aria-hidden={index < here ? undefined : 'true'}>
            {index < here ? <Icon name="check" width={20} label={labels['real.step.done']} /> : index + 1}
          </span>
          <span class={styles['step-words']}>
            <b>
              <Ruby text={labels[`real.step.${name}`]} />
            </b>
            <span>
              <Ruby text={labels[`real.step.${name}.note`]} />
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}
