import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { ScaleBar } from '#art/ScaleBar.tsx';
import { StateMark } from '#art/StateMark.tsx';
import type { PortBoardView } from '#machines/port-board/port-board.view.ts';
import type { PortBoardLabels } from './port-board.labels.ts';
import styles from './side.module.css';

interface SideProps {
  readonly view: PortBoardView;
  readonly labels: PortBoardLabels;
}

/** How many gates are decided, and once they were tried how many of them well. */
export function BoardCount({ view, labels }: SideProps) {
  const count = view.cards.length;
  const isJudged = view.findings !== null && !view.isStale;
  const done = isJudged ? view.right : count - view.left;
  return (
    <div class={styles['count']}>
      <p>
        <span>
          <Ruby text={labels[isJudged ? 'port-board.count.right' : 'port-board.count.sorted']} />
        </span>
        <span>
          <b>{done}</b>/{count}
        </span>
      </p>
      <ScaleBar done={done} parts={count} />
    </div>
  );
}

/** How cards are moved, and what the guard asks of each. */
export function BoardHelp({ labels }: Pick<SideProps, 'labels'>) {
  return (
    <>
      <section class={styles['panel']} data-screen-only>
        <h4>
          <Icon name="info" width={22} />
          <span>
            <Ruby text={labels['port-board.how.title']} />
          </span>
        </h4>
        <ul>
          <li class={styles['with-lanes']}>
            <Icon name="grip" width={20} />
            <span>
              <Ruby text={labels['port-board.how.grip']} />
            </span>
          </li>
          <li>
            <StateMark state="open" width={18} />
            <span>
              <Ruby text={labels['port-board.how.radio']} />
            </span>
          </li>
          <li class={styles['with-keys']}>
            <kbd>Tab</kbd>
            <span>
              <Ruby text={labels['port-board.how.tab']} />
            </span>
          </li>
          <li class={styles['with-keys']}>
            <span class={styles['keys']}>
              <kbd>←</kbd> <kbd>→</kbd>
            </span>
            <span>
              <Ruby text={labels['port-board.how.arrows']} />
            </span>
          </li>
        </ul>
      </section>
      <section class={styles['panel']}>
        <h4>
          <Icon name="officer" width={22} />
          <span>
            <Ruby text={labels['port-board.guard.title']} />
          </span>
        </h4>
        <ol>
          {([1, 2, 3] as const).map((question) => (
            <li>
              <Ruby text={labels[`port-board.guard.${question}`]} />
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
