import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { CloseButton } from './CloseButton.tsx';
import { Keeps } from './Keeps.tsx';
import { SheetTitle } from './SheetTitle.tsx';
import type { PanelProps } from './panel.ts';
import styles from './mission.module.css';

/** The story, what to do, what must stay; before the mission begins also the button that begins it. */
export function Briefing({ onBegin, ...props }: PanelProps & { readonly onBegin: () => void }) {
  const { view, script, labels, heading, onClose } = props;
  return (
    <div class={styles['sheet']}>
      <SheetTitle heading={heading} text={script.title} />
      {view.phase !== 'briefing' && <CloseButton labels={labels} onClose={onClose} />}
      <p>
        <Ruby text={script.story} />
      </p>
      <h3>
        <Ruby text={labels['mission.briefing.steps']} />
      </h3>
      <ol class={styles['todo']}>
        {view.steps.map(({ id }) => (
          <li key={id}>
            <Ruby text={script.goals[id] ?? id} />
          </li>
        ))}
      </ol>
      <Keeps {...props} />
      {view.phase === 'briefing' && (
        <p>
          <button type="button" class="button go" onClick={onBegin}>
            <Icon name="sail" width={22} />
            <span>
              <Ruby text={labels['mission.briefing.accept']} />
            </span>
          </button>
        </p>
      )}
    </div>
  );
}
