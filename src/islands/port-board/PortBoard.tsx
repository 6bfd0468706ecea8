/**
 * どのポートを開ける？: cards with ports, sorted onto two places and tried on a simulated home. It lays out what the view
 * says; the machine knows where cards lie, the engine what becomes of the home.
 */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Ruby } from '#art/Ruby.tsx';
import { startPortBoard } from '#machines/port-board/port-board.machine.ts';
import { boardOutcome, portBoardView, type CardView } from '#machines/port-board/port-board.view.ts';
import { FigureHead } from '../FigureHead.tsx';
import { useNarrow } from '../use-narrow.ts';
import { useDone } from '../use-done.ts';
import { useSnapshot } from '../use-snapshot.ts';
import { BoardActions } from './BoardActions.tsx';
import { BoardCount, BoardHelp } from './BoardSide.tsx';
import { BoardTable } from './BoardTable.tsx';
import { HomeResult } from './HomeResult.tsx';
import { Lanes } from './Lanes.tsx';
import { News } from './News.tsx';
import type { PortBoardLabels } from './port-board.labels.ts';
import type { PortBoardScript } from './port-board-script.ts';
import { PortCard } from './PortCard.tsx';
import { Reason } from './Reasons.tsx';
import { useCardFocus } from './use-card-focus.ts';
import styles from './port-board.module.css';

export function PortBoard({ script, labels }: { readonly script: PortBoardScript; readonly labels: PortBoardLabels }) {
  const ids = useMemo(() => script.cards.map(({ id }) => id), [script]);
  const actor = useMemo(() => startPortBoard(ids), [ids]);
  const snapshot = useSnapshot(actor);
  const view = portBoardView(snapshot);
  const [failed, setFailed] = useState(false);
  const steps = view.isSolved ? boardOutcome(ids, snapshot.context.first).steps : null;
  const isDone = useDone(script.id, script.trial, steps);
  const figure = useRef<HTMLElement>(null);
  const isNarrow = useNarrow();
  const onPlace = useCardFocus(figure, snapshot.context.places);

  // The engine is fetched when an answer is tried for the first time.
  useEffect(() => {
    if (view.phase !== 'trying') return;
    let isWanted = true;
    setFailed(false);
    import('#machines/port-board/try-home.ts')
      .then(({ tryBoard }) => {
        const tried = tryBoard(script, snapshot.context.places);
        if (!tried.ok) throw new Error(tried.problem.code);
        if (isWanted) actor.send({ type: 'home.tried', findings: tried.value });
      })
      .catch(() => {
        if (!isWanted) return;
        setFailed(true);
        actor.send({ type: 'home.failed' });
      });
    return () => {
      isWanted = false;
    };
  }, [actor, view.phase, script]);

  useEffect(() => {
    if (view.phase === 'judged')
      figure.current?.querySelector<HTMLElement>('[data-focus="result"]')?.focus({ preventScroll: true });
  }, [view.phase]);

  const card = (cardView: CardView) => (
    <PortCard
      key={cardView.id}
      board={script.id}
      card={script.cards.find(({ id }) => id === cardView.id)!}
      view={cardView}
      labels={labels}
      locked={view.phase === 'trying'}
      send={(event) => actor.send(event)}
      onPlace={onPlace}
    />
  );
  const reasons = (verdict: 'right' | 'again') =>
    view.cards
      .filter((one) => one.verdict === verdict)
      .map((one) => (
        <Reason
          key={one.id}
          card={script.cards.find(({ id }) => id === one.id)!}
          view={one}
          labels={labels}
          send={(event) => actor.send(event)}
        />
      ));
  const title = `figure-${script.number}`;
  const right = reasons('right');
  return (
    <section ref={figure} class={`figure ${styles['board']}`} aria-labelledby={title} id={`experiment-${script.id}`}>
      <FigureHead number={script.number} titleId={title} title={script.title} isDone={isDone} labels={labels}>
        <span class={`tag simulated on-colour ${styles['simulated']}`}>
          <span>
            <Ruby text={labels['tag.simulated']} />
          </span>
        </span>
      </FigureHead>
      <p class={styles['lead']}>
        <Ruby text={script.lead} />
      </p>
      <div class={styles['columns']}>
        <div class={styles['main']}>
          {isNarrow ? (
            <ul class={styles['list']}>{view.cards.map(card)}</ul>
          ) : (
            <Lanes board={script.id} view={view} labels={labels} card={card} />
          )}
          <p class={styles['aside']}>
            <Ruby text={script.aside} />
          </p>
        </div>
        <div class={styles['side']}>
          <div class={styles['decide']} data-screen-only>
            <BoardCount view={view} labels={labels} />
            <BoardActions view={view} failed={failed} labels={labels} send={(event) => actor.send(event)} />
          </div>
          {reasons('again')}
          {view.findings === null && <BoardHelp labels={labels} />}
        </div>
      </div>
      <News script={script} view={view} labels={labels} />
      {view.findings !== null && (
        <HomeResult script={script} findings={view.findings} isStale={view.isStale} labels={labels} />
      )}
      {right.length > 0 && (
        <details class={styles['reasons']}>
          <summary>
            <Ruby text={labels['port-board.reasons']} />
          </summary>
          <div>{right}</div>
        </details>
      )}
      <BoardTable script={script} view={view} labels={labels} />
    </section>
  );
}
