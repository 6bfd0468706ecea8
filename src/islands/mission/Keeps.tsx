import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { PanelProps } from './panel.ts';
import styles from './mission.module.css';

/** What must stay so, each with whether it does. */
export function Keeps({ view, script, labels }: Pick<PanelProps, 'view' | 'script' | 'labels'>) {
  if (view.keeps.length === 0) return null;
  return (
    <>
      <h3>
        <Ruby text={labels['mission.briefing.keeps']} />
      </h3>
      <ul class={styles['keeps']}>
        {view.keeps.map(({ id, met }) => (
          <li data-met={met} key={id}>
            <Icon name={met ? 'check' : 'close'} width={18} />
            <span>
              <Ruby text={script.keeps[id] ?? id} />
            </span>
            <small>
              <Ruby text={labels[met ? 'mission.keep.met' : 'mission.keep.broken']} />
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}
