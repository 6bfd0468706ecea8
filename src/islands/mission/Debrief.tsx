import { Ruby } from '#art/Ruby.tsx';
import { fill } from '../fill.ts';
import { CloseButton } from './CloseButton.tsx';
import { SheetTitle } from './SheetTitle.tsx';
import type { PanelProps } from './panel.ts';
import styles from './mission.module.css';

/** Looking back: what it was about, how narrow the gate is, and what is still wider than needed. */
export function Debrief({ view, script, labels, heading, onClose }: PanelProps) {
  const { score, excess } = view.privilege;
  return (
    <div class={styles['sheet']}>
      <SheetTitle heading={heading} text={labels['mission.debrief.title']} />
      <CloseButton labels={labels} onClose={onClose} />
      <p>
        <Ruby text={script.debrief} />
      </p>
      <p>
        <strong>
          <Ruby text={fill(labels['mission.debrief.score'], { score })} />
        </strong>
      </p>
      {excess.length === 0 ? (
        <p>
          <Ruby text={labels['mission.debrief.none']} />
        </p>
      ) : (
        <>
          <h3>
            <Ruby text={labels['mission.debrief.excess']} />
          </h3>
          <ul class={styles['todo']}>
            {excess.map(({ kind, at, ref }) => (
              <li key={`${kind} ${at} ${ref ?? ''}`}>
                <Ruby text={labels[`mission.excess.${kind}`]} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <Ruby text={fill(labels['mission.debrief.hints'], { count: view.hints })} />
      </p>
    </div>
  );
}
