import { useState } from 'preact/hooks';
import { Flag } from '#art/Flag.tsx';
import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { StateMark } from '#art/StateMark.tsx';
import { neighbourOf } from '#machines/lab/probe.ts';
import { portListOf } from '#machines/lab/watch-list.ts';
import type { Viewpoint } from '#machines/lab/sights.view.ts';
import { useLab } from '../lab-context.ts';
import { stateLabel } from '../wording.ts';
import { markOf } from '../mark-of.ts';
import styles from './views.module.css';

/** Which door said no? One sentence about the chosen port, and a boat that shows the way there. */
export function Why({ from }: { readonly from: Viewpoint }) {
  const { session, state, view, rows, labels, wording, port } = useLab();
  const [failed, setFailed] = useState(false);
  const square = rows.find((row) => row.port === port)?.squares.find((candidate) => candidate.from === from);
  if (square === undefined || view.watch === null) return null;
  const { answer } = square;
  const canSail = from !== 'lan' || neighbourOf(view.scenario, state.pc) !== null;
  const { proto } = view.watch;
  return (
    <section class={styles['why']} aria-labelledby="why-title">
      <h2 id="why-title">
        <Ruby text={labels['lab.why.title']} />
      </h2>
      <p class={styles['subject']}>
        <b>
          {proto.toUpperCase()} {port}
        </b>
        <span>
          <Ruby text={labels[`lab.views.from.${from}`]} />
        </span>
        <span class="state" data-state={markOf(square.state)}>
          <StateMark state={markOf(square.state)} width={20} />
          <span>
            <Ruby text={labels[stateLabel(square.state)]} />
          </span>
        </span>
      </p>
      <p class={styles['sentence']}>
        <Ruby text={answer === null ? labels['lab.why.nobody'] : wording.door(view.network, answer)} />
      </p>
      <div class={styles['go']}>
        <button
          type="button"
          class="button go small"
          aria-disabled={!canSail}
          onClick={() => {
            if (canSail) setFailed(!session.sail(from, proto, portListOf([port])));
          }}
        >
          <Flag name="P" width={24} />
          <span>
            <Ruby text={labels['lab.why.sail']} />
          </span>
        </button>
        {!canSail && (
          <p class={styles['aside']}>
            <Ruby text={labels['lab.why.no-neighbour']} />
          </p>
        )}
        {failed && (
          <p class="field-error" role="alert">
            <Icon name="warning" width={18} />
            <span>
              <Ruby text={labels['lab.why.failed']} />
            </span>
          </p>
        )}
      </div>
      {answer !== null && !answer.certain && from !== 'self' && (
        <p class={styles['aside']}>
          <Ruby text={labels['lab.why.uncertain']} />
        </p>
      )}
    </section>
  );
}
