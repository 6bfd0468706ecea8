import { Ruby } from '#art/Ruby.tsx';
import type { PortBoardView } from '#machines/port-board/port-board.view.ts';
import { seenStates } from './HomeResult.tsx';
import type { PortBoardLabels } from './port-board.labels.ts';
import type { PortBoardScript } from './port-board-script.ts';
import styles from './result.module.css';

/** The whole board as a table: every card with its direction, where it lies, what came of it. */
export function BoardTable({
  script,
  view,
  labels,
}: {
  readonly script: PortBoardScript;
  readonly view: PortBoardView;
  readonly labels: PortBoardLabels;
}) {
  const heads = ['port', 'direction', 'task', 'answer', 'verdict', 'seen'] as const;
  return (
    <details class={styles['table']}>
      <summary>
        <span>
          <Ruby text={labels['port-board.table']} />
        </span>
      </summary>
      <div class={styles['scroller']} tabIndex={0} role="group" aria-labelledby={`figure-${script.number}`}>
        <table>
          <thead>
            <tr>
              {heads.map((head) => (
                <th scope="col">
                  <Ruby text={labels[`port-board.table.${head}`]} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {script.cards.map((card) => {
              const { place, verdict } = view.cards.find(({ id }) => id === card.id)!;
              return (
                <tr>
                  <th scope="row">
                    {card.number} {card.name} {card.transports}
                  </th>
                  <td>
                    <Ruby text={labels[`port-board.direction.${card.direction}`]} />
                  </td>
                  <td>
                    <Ruby text={card.task} />
                  </td>
                  <td>
                    <Ruby text={place === null ? labels['port-board.tray'] : labels[`port-board.${place}`]} />
                  </td>
                  <td>{verdict !== null && <Ruby text={labels[`port-board.verdict.${verdict}`]} />}</td>
                  <td>
                    {seenStates(view.findings, card.id, labels).map((state) => (
                      <Ruby text={state} />
                    ))}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
}
