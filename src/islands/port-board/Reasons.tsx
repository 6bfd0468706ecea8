import { BoatShape } from '#art/Boat.tsx';
import { Flag } from '#art/Flag.tsx';
import { GuardShape } from '#art/people.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { StateMark } from '#art/StateMark.tsx';
import type { PortBoardEvent } from '#machines/port-board/port-board.machine.ts';
import type { CardView } from '#machines/port-board/port-board.view.ts';
import { fill } from '../fill.ts';
import type { PortBoardLabels } from './port-board.labels.ts';
import type { CardScript } from './port-board-script.ts';
import styles from './reasons.module.css';

interface ReasonProps {
  readonly card: CardScript;
  readonly view: CardView;
  readonly labels: PortBoardLabels;
  readonly send: (event: PortBoardEvent) => void;
}

/** Why a gate belongs where it does, in its direction and in the other; for a gate to be looked at again with the way there. */
export function Reason({ card, view, labels, send }: ReasonProps) {
  const verdict = view.verdict ?? 'again';
  const other = view.place === 'open' ? 'closed' : 'open';
  const words = { number: card.number, name: card.name };
  return (
    <section class={styles['reason']} data-verdict={verdict}>
      <h4>
        <Flag name={verdict === 'right' ? 'C' : 'N'} width={36} />
        <span>
          <Ruby text={fill(labels[`port-board.reason.${verdict}`], words)} />
        </span>
      </h4>
      <Picture card={card} labels={labels} />
      <p>
        <b>
          <Ruby text={labels[`port-board.reason.${card.direction}`]} />
        </b>{' '}
        <Ruby text={card.why} />
      </p>
      {card.risk !== null && (
        <p>
          <Ruby text={labels['port-board.reason.risk']} /> <Ruby text={card.risk} />
        </p>
      )}
      <p class={styles['beside']}>
        <Ruby text={card.beside} />
      </p>
      {verdict === 'again' && (
        <button
          type="button"
          class="button small"
          onClick={() => send({ type: 'card.place', card: card.id, place: other })}
        >
          <StateMark state={other} width={18} />
          <span>
            <Ruby text={fill(labels[`port-board.reason.move.${other}`], words)} />
          </span>
        </button>
      )}
    </section>
  );
}

/** The boat of that gate: it leaves and its answer comes home, or it stops at the guard. */
function Picture({ card, labels }: Pick<ReasonProps, 'card' | 'labels'>) {
  const isOut = card.direction === 'out';
  return (
    <div class={styles['picture']}>
      <svg viewBox="0 0 340 140" aria-hidden="true" focusable="false">
        <path d="M0 0h340v140H0Z" fill="var(--sea-2)" />
        <path d="M262 0h12v140h-12Z" fill="var(--quay-2)" />
        <path d="M274 0h66v140h-66Z" fill="var(--land)" />
        <g fill="none" stroke="var(--chart)" stroke-width="2.5">
          {isOut ? (
            <>
              <path d="M250 62H60M72 55 60 62l12 7" />
              <path d="M60 122H246M234 115l12 7-12 7" stroke-dasharray="7 5" />
            </>
          ) : (
            <path d="M96 84H208M196 77l12 7-12 7" />
          )}
        </g>
        <g transform={isOut ? 'translate(130 16) scale(0.75)' : 'translate(22 40) scale(0.75)'}>
          <BoatShape kind={isOut ? 'own' : 'other'} heading={isOut ? 'left' : 'right'} flags={['K']} />
        </g>
        {!isOut && (
          <>
            <path d="M222 26v98" stroke="var(--flag-black)" stroke-width="10" />
            <path d="M222 27v96" stroke="var(--flag-white)" stroke-width="8" />
            <path d="M222 27v96" stroke="var(--flag-red)" stroke-width="8" stroke-dasharray="8 7" />
            <g transform="translate(231 72)">
              <GuardShape />
            </g>
          </>
        )}
      </svg>
      <span class={styles['outside']}>
        <Ruby text={labels['port-board.picture.outside']} />
      </span>
      <span class={styles['home']}>
        <Ruby text={labels['port-board.picture.home']} />
      </span>
      <b>{card.number}</b>
      {isOut && (
        <span class={styles['return']}>
          <Ruby text={labels['port-board.picture.return']} />
        </span>
      )}
    </div>
  );
}
