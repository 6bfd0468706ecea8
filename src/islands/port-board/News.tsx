import { Ruby } from '#art/Ruby.tsx';
import type { PortBoardView } from '#machines/port-board/port-board.view.ts';
import { fill } from '../fill.ts';
import type { PortBoardLabels } from './port-board.labels.ts';
import type { PortBoardScript } from './port-board-script.ts';
import styles from './result.module.css';

/** What happened last, said to everybody: where a card went, or what became of the home. */
export function News({
  script,
  view,
  labels,
}: {
  readonly script: PortBoardScript;
  readonly view: PortBoardView;
  readonly labels: PortBoardLabels;
}) {
  return (
    <p class={styles['news']} role="status">
      <Ruby text={newsOf(script, view, labels)} />
    </p>
  );
}

function newsOf(script: PortBoardScript, view: PortBoardView, labels: PortBoardLabels): string {
  const { findings } = view;
  if (view.phase === 'judged' && findings !== null) {
    if (view.isSolved) return labels['port-board.solved'];
    return fill(labels['port-board.summary'], {
      count: view.cards.length,
      right: view.right,
      errands: findings.errands.length,
      works: findings.errands.filter(({ stoppedAt }) => stoppedAt === null).length,
      open: findings.seen.filter(({ state }) => state === 'open').length,
    });
  }
  const moved = script.cards.find(({ id }) => id === view.moved);
  if (moved === undefined) return '';
  const place = view.cards.find(({ id }) => id === moved.id)?.place ?? 'tray';
  return fill(labels[`port-board.moved.${place}`], { number: moved.number, name: moved.name, count: view.left });
}
