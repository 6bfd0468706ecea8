import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { plain } from '../fill.ts';
import type { PanelProps } from './panel.ts';
import styles from './mission.module.css';

/** The steps in a row: done has a check, the current one is yellow and in bold, the rest waits with its number. */
export function Steps({ view, script, labels }: Pick<PanelProps, 'view' | 'script' | 'labels'>) {
  return (
    <ol class={styles['steps']} aria-label={plain(labels['mission.steps'])}>
      {view.steps.map(({ id, number, state }) => (
        <li data-state={state} aria-current={state === 'current' ? 'step' : undefined} key={id}>
          {state === 'done' ? <Icon name="check" width={16} /> : <b>{number}</b>}
          <span>
            <Ruby text={script.goals[id] ?? id} />
          </span>
          <span class="quiet">{plain(labels[`mission.step.${state}`])}</span>
        </li>
      ))}
    </ol>
  );
}
