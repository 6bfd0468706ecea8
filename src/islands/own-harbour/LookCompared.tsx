import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { ENTERED, type LookContext, type LookEvent, type LookView } from '#machines/own-harbour/look.machine.ts';
import { fill } from '../fill.ts';
import { gridLayout } from '../port-grid/grid-layout.ts';
import { Loupe } from '../port-grid/Loupe.tsx';
import { PageTabs } from '../port-grid/PageTabs.tsx';
import { PortGrid } from '../port-grid/PortGrid.tsx';
import { StateName } from '../scanner/StateName.tsx';
import type { LookGrid } from './LookEntry.tsx';
import type { LookLabels } from './own-harbour.labels.ts';
import styles from './own-harbour.module.css';

/** So many ports of a difference are named. */
const MOST_NAMED = 24;

/** What was expected, what was entered, what the simulated home shows, and what a difference may come from. */
export function LookCompared(props: {
  readonly context: LookContext;
  readonly view: LookView;
  readonly labels: LookLabels;
  readonly grid: LookGrid;
  readonly send: (event: LookEvent) => void;
}) {
  const { context, view, labels, grid, send } = props;
  const { ports, states, selected, guess } = context;
  const layout = gridLayout(ports.length, grid.narrow);
  const select = (port: number): void => send({ type: 'port.select', port });
  const isAsExpected = guess !== null && guess === view.most;
  return (
    <>
      <div class="message" data-kind={isAsExpected ? 'ok' : 'hint'}>
        <Flag name={isAsExpected ? 'C' : 'N'} width={42} />
        <p class="message-text">
          <strong>
            <Ruby
              text={fill(labels[isAsExpected ? 'look.guess.right' : 'look.guess.other'], {
                state: guess === null ? '' : labels[`state.${guess}`],
              })}
            />
          </strong>
          <Ruby text={labels[`look.most.${view.most ?? 'mixed'}`]} />
        </p>
      </div>
      <div class={styles['scroll']}>
        <table class={styles['counts']}>
          <caption>
            <Ruby text={labels['look.counts']} />
          </caption>
          <thead>
            <tr>
              <th scope="col">
                <Ruby text={labels['look.counts.state']} />
              </th>
              <th scope="col">
                <Ruby text={labels['look.counts.entered']} />
              </th>
              <th scope="col">
                <Ruby text={labels['look.counts.simulated']} />
              </th>
            </tr>
          </thead>
          <tbody>
            {ENTERED.map((state) => (
              <tr key={state}>
                <th scope="row">
                  <StateName state={state} word={labels[`state.${state}`]} />
                </th>
                <td>{view.counts[state]}</td>
                <td>{view.counted?.[state] ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <section class={styles['differences']}>
        <h4>
          <Ruby text={fill(labels['look.differences'], { count: view.different })} />
        </h4>
        {view.different === 0 && (
          <p>
            <Ruby text={labels['look.differences.none']} />
          </p>
        )}
        {ENTERED.map((state) => {
          const list = view.differences?.[state] ?? [];
          return list.length === 0 ? null : (
            <p key={state}>
              <StateName state={state} word={labels[`state.${state}`]} />{' '}
              <b>
                {list.slice(0, MOST_NAMED).join(', ')}
                {list.length > MOST_NAMED && ' …'}
              </b>
              <br />
              <Ruby text={labels[`look.differs.${state}`]} />
            </p>
          );
        })}
        <p class="note">
          <Ruby text={labels['look.limits']} />
        </p>
      </section>
      <PageTabs ports={ports} page={layout.page} selected={selected} labels={labels} onSelect={select} />
      <PortGrid {...{ ports, states, selected, layout, labels }} nameOf={grid.nameOf} onSelect={select} />
      {layout.size === 'chart' && (
        <Loupe {...{ ports, states, selected, labels }} nameOf={grid.nameOf} onSelect={select} />
      )}
      <p class="actions">
        <button type="button" class="button plain" onClick={() => send({ type: 'entry.change' })}>
          <span>
            <Ruby text={labels['look.entry.change']} />
          </span>
        </button>
        <button type="button" class="button plain" onClick={() => send({ type: 'look.again' })}>
          <span>
            <Ruby text={labels['look.again']} />
          </span>
        </button>
      </p>
    </>
  );
}
