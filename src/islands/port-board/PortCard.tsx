import type { JSX } from 'preact';
import { Flag } from '#art/Flag.tsx';
import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { StateMark } from '#art/StateMark.tsx';
import type { Place } from '#machines/port-board/board-words.ts';
import type { PortBoardEvent } from '#machines/port-board/port-board.machine.ts';
import type { CardView } from '#machines/port-board/port-board.view.ts';
import { plain } from '../fill.ts';
import { beginDrag } from './use-drag.ts';
import type { PortBoardLabels } from './port-board.labels.ts';
import type { CardScript } from './port-board-script.ts';
import styles from './card.module.css';

const places: readonly Place[] = ['open', 'closed'];
/** The arrow keys decide: the left gate is the open one. */
const arrows: Readonly<Record<string, Place>> = { ArrowLeft: 'open', ArrowRight: 'closed' };

export interface PortCardProps {
  readonly board: string;
  readonly card: CardScript;
  readonly view: CardView;
  readonly labels: PortBoardLabels;
  readonly locked: boolean;
  readonly send: (event: PortBoardEvent) => void;
  /** Called before a card is placed by its radio button, or by an arrow key. */
  readonly onPlace: (card: string, by: 'radio' | 'arrow') => void;
}

/** A port with its direction, and the two radio buttons that place it. It can be dragged as well. */
export function PortCard({ board, card, view, labels, locked, send, onPlace }: PortCardProps) {
  const place = (to: Place, by: 'radio' | 'arrow') => {
    if (locked) return;
    onPlace(card.id, by);
    send({ type: 'card.place', card: card.id, place: to });
  };
  const onKeyDown = (event: JSX.TargetedKeyboardEvent<HTMLElement>) => {
    const to = arrows[event.key];
    if (to === undefined) return;
    event.preventDefault();
    place(to, 'arrow');
  };
  const direction = labels[`port-board.direction.${card.direction}`];
  return (
    <li
      class={styles['card']}
      data-card={card.id}
      data-carried={view.carried ? '' : undefined}
      data-verdict={view.verdict}
      onPointerDown={(event) => {
        if (!locked) beginDrag(event, card.id, send);
      }}
    >
      {view.verdict !== null && (
        <span class={styles['verdict']}>
          <Flag name={view.verdict === 'right' ? 'C' : 'N'} width={26} />
          <span>
            <Ruby text={labels[`port-board.verdict.${view.verdict}`]} />
          </span>
        </span>
      )}
      <span class={styles['grip']} data-grip aria-hidden="true">
        <Icon name="grip" width={16} />
      </span>
      <b class={styles['number']}>{card.number}</b>
      <span class={styles['name']}>
        <b>{card.name}</b> <small>{card.transports}</small>
      </span>
      <span class={styles['direction']} data-direction={card.direction}>
        <Icon name={card.direction === 'in' ? 'inbound' : 'outbound'} width={16} />
        <span>
          <b>
            <Ruby text={direction} />
          </b>{' '}
          <Ruby text={labels[`port-board.direction.${card.direction}.way`]} />
        </span>
      </span>
      <span class={styles['task']}>
        <Ruby text={card.task} />
      </span>
      <fieldset class={styles['places']} onKeyDown={onKeyDown}>
        <legend>{`${card.number} ${card.name}, ${plain(direction)}: ${plain(card.task)}`}</legend>
        {places.map((to) => (
          <label data-chosen={view.place === to ? to : undefined}>
            <input
              type="radio"
              name={`${board}-${card.id}`}
              value={to}
              checked={view.place === to}
              disabled={locked}
              onChange={() => place(to, 'radio')}
            />
            {view.place === to ? (
              <StateMark state={to} width={18} />
            ) : (
              <span class={styles['radio']} aria-hidden="true" />
            )}
            <span>
              <Ruby text={labels[`port-board.choose.${to}`]} />
            </span>
          </label>
        ))}
      </fieldset>
    </li>
  );
}
