import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { StateMark } from '#art/StateMark.tsx';
import type { LogLine } from '#machines/lab/log.ts';
import { stateOfVerdict } from '#machines/lab/sights.view.ts';
import { fill } from '../../fill.ts';
import { useLab } from '../lab-context.ts';
import { markOf } from '../views/Viewpoints.tsx';
import { stateLabel } from '../wording.ts';
import styles from './patrol.module.css';

/** What the last voyage has found up to where one looks. */
export function Findings() {
  const { session, state, labels, services } = useLab();
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
          <ul class={styles['found']} aria-label={stripRuby(labels['lab.patrol.found'])}>
            {found.map(({ port, verdict }) => {
              const seen = stateOfVerdict(verdict);
              return (
                <li key={port}>
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
          </ul>
        </>
      )}
    </section>
  );
}

/** The verdicts of the last voyage by port; null when none has begun. */
function findings(lines: readonly LogLine[], line: number) {
  const seen = lines.slice(0, line + 1);
  const start = seen.findLastIndex((entry) => entry.kind === 'change' && entry.command.kind === 'scan.start');
  if (start < 0) return null;
  const verdicts = new Map<number, { readonly port: number; readonly verdict: number }>();
  for (const entry of seen.slice(start)) if (entry.kind === 'verdict') verdicts.set(entry.port, entry);
  return [...verdicts.values()].sort((a, b) => a.port - b.port);
}
