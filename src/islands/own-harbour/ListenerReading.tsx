/** Reading who waits on a simulated PC: each row is read first, then compared with what the engine saw from three places. */
import { useMemo } from 'preact/hooks';
import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { REACHES } from '#machines/own-harbour/reach.ts';
import type { ReadRow } from '#machines/own-harbour/reading.ts';
import { FieldError } from '../FieldError.tsx';
import {
  readingSteps,
  readingView,
  startReading,
  type ReadingEvent,
  type ReadingRowView,
} from '#machines/own-harbour/reading.machine.ts';
import { FigureHead } from '../FigureHead.tsx';
import { fill } from '../fill.ts';
import { StateName } from '../scanner/StateName.tsx';
import { useSnapshot } from '../use-snapshot.ts';
import type { ReadingLabels } from './own-harbour.labels.ts';
import { useDone } from '../use-done.ts';
import styles from './own-harbour.module.css';

export interface FigureScript {
  readonly id: string;
  readonly trial: string;
  readonly number: string;
  readonly title: string;
}

export function ListenerReading(props: {
  readonly script: FigureScript;
  readonly locale: 'ja' | 'en';
  /** As the engine found them when the page was built. */
  readonly rows: readonly ReadRow[];
  readonly labels: ReadingLabels;
}) {
  const { script, locale, rows, labels } = props;
  const actor = useMemo(() => startReading(rows), [rows]);
  const snapshot = useSnapshot(actor);
  const view = readingView(snapshot);
  const isDone = useDone(script.id, script.trial, view.phase === 'finished' ? readingSteps(snapshot) : null);
  const title = `figure-${script.number}`;
  const send = (event: ReadingEvent): void => actor.send(event);
  return (
    <section class="figure" aria-labelledby={title} id={`experiment-${script.id}`}>
      <FigureHead number={script.number} titleId={title} title={script.title} isDone={isDone} labels={labels}>
        <span class="tag simulated on-colour">
          <span>
            <Ruby text={labels['tag.simulated']} />
          </span>
        </span>
      </FigureHead>
      <form
        class={`figure-ask ${styles['reading']}`}
        onSubmit={(event) => {
          event.preventDefault();
          send({ type: 'rows.compare' });
        }}
      >
        <p>
          <Ruby text={labels['reading.lead']} />
        </p>
        {view.rows.map((row) => (
          <RowField key={row.port} {...{ row, locale, labels, send }} isOver={view.phase === 'finished'} />
        ))}
        <div role="status">
          {view.missing > 0 && <FieldError text={fill(labels['reading.missing'], { count: view.missing })} />}
          {view.phase !== 'reading' && (
            <div class="message" data-kind={view.phase === 'finished' ? 'ok' : 'hint'}>
              <Flag name={view.phase === 'finished' ? 'C' : 'N'} width={42} />
              <p class="message-text">
                <strong>
                  <Ruby text={fill(labels[`reading.${view.phase}`], { right: view.right, count: view.rows.length })} />
                </strong>
                <Ruby text={labels[`reading.${view.phase}.note`]} />
              </p>
            </div>
          )}
        </div>
        <p class="actions">
          {view.phase === 'finished' ? (
            <button type="button" class="button plain" onClick={() => send({ type: 'rows.again' })}>
              <span>
                <Ruby text={labels['reading.again']} />
              </span>
            </button>
          ) : (
            <button type="submit" class="button">
              <span>
                <Ruby text={labels['reading.compare']} />
              </span>
            </button>
          )}
        </p>
      </form>
    </section>
  );
}

function RowField(props: {
  readonly row: ReadingRowView;
  readonly isOver: boolean;
  readonly locale: 'ja' | 'en';
  readonly labels: ReadingLabels;
  readonly send: (event: ReadingEvent) => void;
}) {
  const { row, isOver, locale, labels, send } = props;
  return (
    <fieldset class={styles['row']} data-judged={row.judged ?? undefined}>
      <legend>
        <b>{row.port}</b> TCP <code>{row.address}</code> <Ruby text={row.program[locale]} />
      </legend>
      {REACHES.map((reach) => (
        <label key={reach} class="choice">
          <input
            type="radio"
            name={`reach-${row.port}`}
            checked={row.pick === reach}
            disabled={isOver}
            onChange={() => send({ type: 'reach.pick', port: row.port, reach })}
          />
          <span>
            <Ruby text={labels[`reading.reach.${reach}`]} />
          </span>
        </label>
      ))}
      {row.judged !== null && <Findings row={row} labels={labels} />}
    </fieldset>
  );
}

/** What the engine saw of a row, place by place, with the door that decided. */
function Findings({ row, labels }: { readonly row: ReadingRowView; readonly labels: ReadingLabels }) {
  return (
    <div class={styles['findings']}>
      <p>
        <Flag name={row.judged === 'right' ? 'C' : 'N'} width={24} />
        <span>
          <Ruby text={labels[`reading.judged.${row.judged ?? 'wrong'}`]} />
        </span>
      </p>
      <dl>
        {REACHES.map((place) => (
          <div key={place}>
            <dt>
              <Ruby text={labels[`reading.from.${place}`]} />
            </dt>
            <dd>
              <StateName state={row.seen[place].state} word={labels[`state.${row.seen[place].state}`]} />
              <span>
                <Ruby text={labels[`door.${row.seen[place].door}`]} />
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
