import { Flag } from '#art/Flag.tsx';
import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { PortBoardEvent } from '#machines/port-board/port-board.machine.ts';
import type { PortBoardView } from '#machines/port-board/port-board.view.ts';
import { fill } from '../fill.ts';
import type { PortBoardLabels } from './port-board.labels.ts';
import styles from './side.module.css';

/** Trying the answer, once every card is sorted; and starting over. */
export function BoardActions({
  view,
  failed,
  labels,
  send,
}: {
  readonly view: PortBoardView;
  readonly failed: boolean;
  readonly labels: PortBoardLabels;
  readonly send: (event: PortBoardEvent) => void;
}) {
  const isTrying = view.phase === 'trying';
  const hasAnything = view.left < view.cards.length;
  const judge =
    view.left > 0
      ? fill(labels['port-board.judge.missing'], { count: view.left })
      : labels[view.findings === null ? 'port-board.judge' : 'port-board.judge.again'];
  return (
    <div class={styles['actions']}>
      {view.phase !== 'judged' && (
        <button
          type="button"
          class="button"
          data-judge
          aria-disabled={!view.canJudge}
          aria-busy={isTrying ? true : undefined}
          onClick={() => {
            if (view.canJudge) send({ type: 'board.judge' });
          }}
        >
          {isTrying && (
            <span class="busy" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
          )}
          <span>
            <Ruby text={isTrying ? labels['port-board.judge.trying'] : judge} />
          </span>
        </button>
      )}
      {hasAnything && !isTrying && (
        <button type="button" class="button plain small" onClick={() => send({ type: 'board.restart' })}>
          <Icon name="undo" width={18} />
          <span>
            <Ruby text={labels['port-board.restart']} />
          </span>
        </button>
      )}
      {failed && (
        <div class="message" data-kind="trouble" role="status">
          <Flag name="V" width={42} />
          <div class="message-text">
            <p>
              <Ruby text={labels['port-board.judge.failed']} />
            </p>
          </div>
        </div>
      )}
    </div>
  );
}
