import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { Ruby } from '#art/Ruby.tsx';
import { FigureHead } from '../FigureHead.tsx';
import { useDone } from '../use-done.ts';
import type { PcDeskProps } from './pc-desk.labels.ts';
import styles from './pc-desk.module.css';

/** The mission is the one step. */
const SOLVED = [{ id: 'solved', guess: 'solved' }];

/** A simulated PC in a lesson, with a mission to do on it. Its engine and its windows are fetched when it is switched on. */
export function PcDesk(props: PcDeskProps) {
  const { id, trial, figure, mission, labels } = props;
  const [phase, setPhase] = useState<'off' | 'starting' | 'failed'>('off');
  const [Desk, setDesk] = useState<ComponentType<PcDeskProps & { onSolved: () => void }> | null>(null);
  const [isSolved, setSolved] = useState(false);
  const isDone = useDone(id, trial, isSolved ? SOLVED : null);

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
        isDone={isDone}
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
        <Desk {...props} onSolved={() => setSolved(true)} />
      )}
    </section>
  );
}
