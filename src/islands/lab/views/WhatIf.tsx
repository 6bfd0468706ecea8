import { Ruby } from '#art/Ruby.tsx';
import { StateMark } from '#art/StateMark.tsx';
import { differencesInPauses } from '#machines/lab/homes.ts';
import { stateOfAnswer, type SeenState } from '#machines/lab/sights.view.ts';
import { useRowsInSight } from '../../use-rows-in-sight.ts';
import { useSliced } from '../../use-sliced.ts';
import { useLab } from '../lab-context.ts';
import { stateLabel } from '../wording.ts';
import type { Difference } from '#sim/viewpoint.ts';
import { markOf } from '../mark-of.ts';
import styles from './views.module.css';

/** About how high a row is, in pixels, before one was measured. */
const ROW_HEIGHT = 40;

function* nothing(): Generator<void, readonly Difference[]> {
  return [];
}

/** What if: the home as it was against the home as it is, with the watched ports that answer otherwise. */
export function WhatIf() {
  const { state, view, labels, wording } = useLab();
  const { watch } = view;
  const found = useSliced(
    () => (watch === null ? nothing() : differencesInPauses(state.start, view.scenario, watch)),
    [state.start, view.scenario, watch],
  );
  const differences = found ?? [];
  const sight = useRowsInSight<HTMLTableSectionElement>(differences.length, ROW_HEIGHT);
  const changes = view.changes.filter(({ command, isInForce }) => isInForce && !command.kind.startsWith('scan.'));
  return (
    <div class={styles['what-if']}>
      <section aria-labelledby="what-if-changes">
        <h2 id="what-if-changes">
          <Ruby text={labels['lab.what-if.changes']} />
        </h2>
        {changes.length === 0 ? (
          <p>
            <Ruby text={labels['lab.what-if.unchanged']} />
          </p>
        ) : (
          <ol>
            {changes.map(({ index, command, at }) => (
              <li key={index}>
                <span>{wording.seconds(at)}</span> <Ruby text={wording.change(view.network, command)} />
              </li>
            ))}
          </ol>
        )}
      </section>
      <section aria-labelledby="what-if-ports" aria-busy={found === null}>
        <h2 id="what-if-ports">
          <Ruby text={labels['lab.what-if.ports']} />
        </h2>
        {found === null ? null : differences.length === 0 ? (
          <p>
            <Ruby text={labels['lab.what-if.same']} />
          </p>
        ) : (
          <table class={styles['table']} aria-rowcount={differences.length + 1}>
            <thead>
              <tr aria-rowindex={1}>
                {(['port', 'from', 'before', 'after'] as const).map((column) => (
                  <th key={column} scope="col">
                    <Ruby text={labels[`lab.what-if.${column}`]} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody ref={sight.body}>
              <tr aria-hidden="true" style={{ blockSize: sight.above }} />
              {differences.slice(sight.from, sight.to).map(({ from, port, before, after }, index) => (
                <tr key={`${from}-${port}`} aria-rowindex={sight.from + index + 2}>
                  <th scope="row">{port}</th>
                  <td>
                    <Ruby text={labels[`lab.views.from.${from}`]} />
                  </td>
                  <td>
                    <State state={stateOfAnswer(before)} />
                  </td>
                  <td>
                    <State state={stateOfAnswer(after)} />
                    {after !== null && (
                      <span class={styles['who']}>
                        <Ruby text={wording.door(view.network, after)} />
                      </span>
                    )}
                  </td>
                </tr>
              ))}
              <tr aria-hidden="true" style={{ blockSize: sight.below }} />
            </tbody>
          </table>
        )}
      </section>
    </div>
  );
}

function State({ state }: { readonly state: SeenState }) {
  const { labels } = useLab();
  return (
    <span class="state" data-state={markOf(state)}>
      <StateMark state={markOf(state)} width={18} />
      <span>
        <Ruby text={labels[stateLabel(state)]} />
      </span>
    </span>
  );
}
