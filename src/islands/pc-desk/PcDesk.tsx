import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Ruby } from '#art/Ruby.tsx';
import { createProgressStore } from '#browser/progress-store.ts';
import { isDone } from '#machines/progress/progress.record.ts';
import { FigureHead } from '../FigureHead.tsx';
import type { PcDeskProps } from './pc-desk.labels.ts';
import styles from './pc-desk.module.css';

/** A simulated PC in a lesson, with a mission to do on it. Its engine and its windows are fetched when it is switched on. */
export function PcDesk(props: PcDeskProps) {
  const { id, figure, mission, labels } = props;
  const [phase, setPhase] = useState<'off' | 'starting' | 'failed'>('off');
  const [Desk, setDesk] = useState<ComponentType<PcDeskProps & { onSolved: () => void }> | null>(null);
  const [wasDone, setWasDone] = useState(false);
  useEffect(() => setWasDone(isDone(createProgressStore(window).getSnapshot().record, id)), [id]);

  const switchOn = (): void => {
    setPhase('starting');
    import('./PcDeskAtWork.tsx').then(
      ({ PcDeskAtWork }) => setDesk(() => PcDeskAtWork),
      () => setPhase('failed'),
    );
  };

  return (
    <section
      class={`figure ${styles['desk']}`}
      aria-labelledby={`figure-${figure}`}
      id={`experiment-${id}`}
      data-screen-only
    >
      <FigureHead
        number={figure}
        titleId={`figure-${figure}`}
        title={mission.script.title}
        isDone={wasDone}
        labels={labels}
      />
      {Desk === null ? (
        <div class={`on-colour ${styles['off']}`}>
          <p class="tag simulated on-colour">
            <span>
              <Ruby text={labels['tag.simulated']} />
            </span>
          </p>
          <p>
            <Ruby text={labels['pc-desk.lead']} />
          </p>
          <button type="button" class="button" disabled={phase === 'starting'} onClick={switchOn}>
            <span>
              <Ruby text={labels[phase === 'starting' ? 'pc-desk.starting' : 'pc-desk.start']} />
            </span>
          </button>
          {phase === 'failed' && (
            <p role="alert">
              <Ruby text={labels['pc-desk.failed']} />
            </p>
          )}
        </div>
      ) : (
        <Desk {...props} onSolved={() => setWasDone(true)} />
      )}
    </section>
  );
}
