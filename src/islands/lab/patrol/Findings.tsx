import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { StateMark } from '#art/StateMark.tsx';
import type { LogLine } from '#machines/lab/log.ts';
import { stateOfVerdict } from '#machines/lab/sights.view.ts';
import { fill } from '../../fill.ts';
import { useRowsInSight } from '../../use-rows-in-sight.ts';
import { useLab } from '../lab-context.ts';
import { markOf } from '../mark-of.ts';
import { stateLabel } from '../wording.ts';
import styles from './patrol.module.css';

/** More findings stand one below the other. */
const MOST_IN_COLUMNS = 24;
/** About how high one is then, in pixels, before one was measured. */
const ROW_HEIGHT = 26;

/** What the last voyage has found up to where one looks. */
export function Findings() {
  const { session, state, labels } = useLab();
  const found = findings(state.playhead.lines, state.playhead.line);
  return (
    <section aria-labelledby="patrol-found">
      <h2 id="patrol-found">
        <Ruby text={labels['lab.patrol.found']} />
      </h2>
      {found === null ? (
        <p>
          <Ruby text={labels['lab.patrol.none']} />
        </p>
      ) : (
        <>
          <p>
            <Ruby text={fill(labels['lab.patrol.progress'], { done: found.length })} />{' '}
            {state.canGoForward && (
              <button type="button" class="button plain small" onClick={session.skip}>
                <span>
                  <Ruby text={labels['lab.time.end']} />
                </span>
              </button>
            )}
          </p>
          <Found found={found} />
        </>
      )}
    </section>
  );
}

interface Finding {
  readonly port: number;
  readonly verdict: number;
}

/** The ports that were decided; of many only those in sight are drawn. */
function Found({ found }: { readonly found: readonly Finding[] }) {
  const { labels, services } = useLab();
  const { body, from, to, above, below } = useRowsInSight<HTMLUListElement>(found.length, ROW_HEIGHT);
  const isLong = found.length > MOST_IN_COLUMNS;
  return (
    <ul
      ref={body}
      class={styles['found']}
      data-long={isLong ? '' : undefined}
      aria-label={stripRuby(labels['lab.patrol.found'])}
    >
      {isLong && <li aria-hidden="true" style={{ blockSize: above }} />}
      {(isLong ? found.slice(from, to) : found).map(({ port, verdict }, index) => {
        const seen = stateOfVerdict(verdict);
        return (
          <li
            key={port}
            aria-setsize={isLong ? found.length : undefined}
            aria-posinset={isLong ? from + index + 1 : undefined}
          >
            <span class="state" data-state={markOf(seen)}>
              <StateMark state={markOf(seen)} width={18} />
              <span>
                <Ruby text={labels[stateLabel(seen)]} />
              </span>
            </span>
            <b>{port}</b>
            <span>{services.get(port)}</span>
          </li>
        );
      })}
      {isLong && <li aria-hidden="true" style={{ blockSize: below }} />}
    </ul>
  );
}

/** The verdicts of the last voyage by port; null when none has begun. */
function findings(lines: readonly LogLine[], line: number) {
  let start = line;
  while (start >= 0 && !isStart(lines[start])) start -= 1;
  if (start < 0) return null;
  const verdicts = new Map<number, Finding>();
  for (let place = start; place <= line; place += 1) {
    const entry = lines[place]!;
    if (entry.kind === 'verdict') verdicts.set(entry.port, entry);
  }
  return [...verdicts.values()].sort((a, b) => a.port - b.port);
}

function isStart(entry: LogLine | undefined): boolean {
  return entry?.kind === 'change' && entry.command.kind === 'scan.start';
}
