import type { ComponentChildren } from 'preact';
import { Ruby } from '#art/Ruby.tsx';
import type { DropPlace } from '#machines/port-board/port-board.machine.ts';
import type { CardView, PortBoardView } from '#machines/port-board/port-board.view.ts';
import { fill } from '../fill.ts';
import type { PortBoardLabels } from './port-board.labels.ts';
import styles from './lanes.module.css';

interface LanesProps {
  /** The board's id: headings are named after it. */
  readonly board: string;
  readonly view: PortBoardView;
  readonly labels: PortBoardLabels;
  readonly card: (view: CardView) => ComponentChildren;
}

/** The cards that wait, and the two places with their booms. */
export function Lanes({ board, view, labels, card }: LanesProps) {
  const on = (place: DropPlace) => view.cards.filter((one) => (one.place ?? 'tray') === place);
  /** Where a card would come to lie: shown while it is held over another place than its own. */
  const awaits = (place: DropPlace) =>
    view.over === place && !on(place).some(({ carried }) => carried) ? '' : undefined;
  return (
    <div class={styles['lanes']}>
      <div
        class={styles['tray']}
        role="group"
        data-place="tray"
        data-awaits={awaits('tray')}
        aria-labelledby={`${board}-tray`}
      >
        <h4 id={`${board}-tray`}>
          <span>
            <Ruby text={labels['port-board.tray']} />
          </span>
          <small>
            <Ruby
              text={
                view.left > 0
                  ? fill(labels['port-board.tray.left'], { count: view.left })
                  : labels['port-board.tray.empty']
              }
            />
          </small>
        </h4>
        <ul class={styles['cards']}>{on('tray').map(card)}</ul>
      </div>
      {(['open', 'closed'] as const).map((place) => (
        <div
          class={styles['lane']}
          role="group"
          data-place={place}
          data-awaits={awaits(place)}
          aria-labelledby={`${board}-${place}`}
        >
          <header>
            <Boom isUp={place === 'open'} />
            <h4 id={`${board}-${place}`}>
              <Ruby text={labels[`port-board.${place}`]} />
            </h4>
            <span class={styles['count']}>
              <Ruby text={fill(labels['port-board.lane.count'], { count: on(place).length })} />
            </span>
          </header>
          <ul class={styles['cards']}>{on(place).map(card)}</ul>
        </div>
      ))}
    </div>
  );
}

/** The boom of a gate. */
function Boom({ isUp }: { readonly isUp: boolean }) {
  const to = isUp ? 'M18 26 68 8' : 'M18 26H96';
  return (
    <svg viewBox="0 0 112 40" width="112" height="40" aria-hidden="true" focusable="false">
      <path d="M2 37h108" stroke="var(--coast)" stroke-width="2" />
      <path d="M14 36V16h10v20Z" fill="var(--coast)" />
      <path d={to} stroke="var(--flag-black)" stroke-width="9" />
      <path d={to} stroke="var(--flag-white)" stroke-width="7" />
      <path d={to} stroke="var(--flag-red)" stroke-width="7" stroke-dasharray="7 6" />
      <circle cx="19" cy="26" r="3" fill="var(--flag-yellow)" />
      {!isUp && <path d="M92 36V20h8v16Z" fill="var(--coast)" />}
    </svg>
  );
}
