import { useRef, useState } from 'preact/hooks';
import { Ruby, stripRuby } from '#art/Ruby.tsx';
import type { Listener } from '#helper-protocol/listeners.ts';
import {
  addHandRows,
  EMPTY_DRAFT,
  HAND_PLACES,
  MOST_HAND_ROWS,
  type HandProblem,
} from '#machines/real-scan/hand-entry.ts';
import type { RealScanEvent } from '#machines/real-scan/real-scan.machine.ts';
import { FieldError } from '../FieldError.tsx';
import { fill } from '../fill.ts';
import type { RealScanLabels } from './real-scan.labels.ts';
import styles from './without.module.css';

/** Without the helper: what was read elsewhere, port by port or range by range. */
export function HandPanel(props: {
  /** What was entered before one looked at the table. */
  readonly entered: readonly Listener[];
  /** Address of the trial that charts what was seen from outside. */
  readonly lessonPage: string;
  readonly labels: RealScanLabels;
  readonly send: (event: RealScanEvent) => void;
}) {
  const { entered, lessonPage, labels, send } = props;
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [rows, setRows] = useState(entered);
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<HandProblem | null>(null);
  const add = (): void => {
    const added = addHandRows(rows, draft);
    setProblem(added.ok ? null : added.problem);
    field.current?.focus();
    if (!added.ok) return;
    setRows(added.value);
    setDraft({ ...draft, ports: '', process: '' });
  };
  return (
    <details class={styles['way']} open={entered.length > 0}>
      <summary>
        <span>
          <Ruby text={labels['real.hand.title']} />
        </span>
      </summary>
      <div class={styles['way-body']}>
        <p>
          <Ruby text={labels['real.hand.lead']} />
        </p>
        <form
          class={styles['hand']}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <div class="field">
            <label for="hand-port">
              <Ruby text={labels['real.hand.port']} />
            </label>
            <input
              ref={field}
              id="hand-port"
              autocomplete="off"
              spellcheck={false}
              value={draft.ports}
              aria-invalid={problem !== null}
              aria-describedby={problem === null ? 'hand-help' : 'hand-problem hand-help'}
              onInput={(event) => setDraft({ ...draft, ports: event.currentTarget.value })}
            />
          </div>
          <div class="field">
            <label for="hand-protocol">
              <Ruby text={labels['real.protocol']} />
            </label>
            <select
              id="hand-protocol"
              value={draft.protocol}
              onChange={(event) =>
                setDraft({ ...draft, protocol: event.currentTarget.value === 'udp' ? 'udp' : 'tcp' })
              }
            >
              <option value="tcp">TCP</option>
              <option value="udp">UDP</option>
            </select>
          </div>
          <div class="field">
            <label for="hand-place">
              <Ruby text={labels['real.head.place']} />
            </label>
            <select
              id="hand-place"
              value={draft.place}
              onChange={(event) => {
                const place = HAND_PLACES.find((each) => each === event.currentTarget.value);
                if (place !== undefined) setDraft({ ...draft, place });
              }}
            >
              {HAND_PLACES.map((place) => (
                <option key={place} value={place}>
                  {stripRuby(labels[`real.hand.${place}`])}
                </option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for="hand-process">
              <Ruby text={labels['real.hand.process']} />
            </label>
            <input
              id="hand-process"
              autocomplete="off"
              maxLength={64}
              value={draft.process}
              onInput={(event) => setDraft({ ...draft, process: event.currentTarget.value })}
            />
          </div>
          <button type="submit" class="button plain">
            <span>
              <Ruby text={labels['real.hand.add']} />
            </span>
          </button>
        </form>
        {problem !== null && <FieldError id="hand-problem" role="alert" text={problemText(problem, labels)} />}
        <p id="hand-help" class="field-help">
          <Ruby text={fill(labels['real.hand.help'], { count: MOST_HAND_ROWS })} />
        </p>
        <p role="status" class="quiet">
          {rows.length > 0 && stripRuby(fill(labels['real.hand.rows'], { count: rows.length }))}
        </p>
        <ul class={styles['entered']} aria-label={stripRuby(labels['real.hand.entered'])}>
          {rows.map((row) => (
            <li key={`${row.protocol} ${row.port} ${row.address}`}>
              <b>{row.port}</b> {row.protocol.toUpperCase()} <code>{row.address}</code> {row.process}
              <button
                type="button"
                class="button plain small"
                aria-label={stripRuby(
                  fill(labels['real.hand.remove'], { port: row.port, protocol: row.protocol.toUpperCase() }),
                )}
                onClick={() => {
                  setRows(rows.filter((other) => other !== row));
                  // The button goes with its row: reading goes on at the field.
                  field.current?.focus();
                }}
              >
                <span>
                  <Ruby text={labels['real.hand.remove.short']} />
                </span>
              </button>
            </li>
          ))}
        </ul>
        {rows.length > 0 && (
          <p class="actions">
            <button type="button" class="button" onClick={() => send({ type: 'hand.entered', rows })}>
              <span>
                <Ruby text={fill(labels['real.hand.go'], { count: rows.length })} />
              </span>
            </button>
          </p>
        )}
        <p>
          <a href={lessonPage}>
            <Ruby text={labels['real.hand.outside']} />
          </a>
        </p>
      </div>
    </details>
  );
}

function problemText(problem: HandProblem, labels: RealScanLabels): string {
  switch (problem) {
    case 'row-twice':
      return labels['real.hand.row-twice'];
    case 'rows-many':
    case 'ports-too-long':
      return fill(labels['real.hand.rows-many'], { count: MOST_HAND_ROWS });
    default:
      return labels[`real.ports.${problem}`];
  }
}
