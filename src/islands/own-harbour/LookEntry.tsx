import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { berthAt } from '#machines/scanner/berth.ts';
import { ENTERED, type LookContext, type LookEvent, type LookView } from '#machines/own-harbour/look.machine.ts';
import { FieldError } from '../FieldError.tsx';
import { fill } from '../fill.ts';
import { gridLayout } from '../port-grid/grid-layout.ts';
import { Loupe } from '../port-grid/Loupe.tsx';
import { PageTabs } from '../port-grid/PageTabs.tsx';
import { PortGrid } from '../port-grid/PortGrid.tsx';
import { StateName } from '../scanner/StateName.tsx';
import { FurtherPorts } from './FurtherPorts.tsx';
import type { LookLabels } from './own-harbour.labels.ts';
import styles from './own-harbour.module.css';

export interface LookGrid {
  readonly nameOf: (port: number) => string;
  readonly narrow: boolean;
}

/** Entering the result by hand: a state is taken up, and put down on a port with Enter, a click or a finger. */
export function LookEntry(props: {
  readonly context: LookContext;
  readonly view: LookView;
  readonly practice: readonly number[];
  readonly labels: LookLabels;
  readonly grid: LookGrid;
  readonly send: (event: LookEvent) => void;
}) {
  const { context, view, practice, labels, grid, send } = props;
  const { ports, states, selected, pen } = context;
  const layout = gridLayout(ports.length, grid.narrow);
  const select = (port: number): void => send({ type: 'port.select', port });
  return (
    <>
      {context.source === 'practice' ? (
        <PracticeResult ports={context.ready} practice={practice} labels={labels} />
      ) : (
        <p>
          <Ruby text={labels['look.own.lead']} />
        </p>
      )}
      <fieldset class={styles['pens']}>
        <legend>
          <Ruby text={labels['look.pen']} />
        </legend>
        {ENTERED.map((state) => (
          <label key={state} class="choice">
            <input
              type="radio"
              name="look-pen"
              checked={state === pen}
              onChange={() => send({ type: 'pen.choose', pen: state })}
            />
            <StateName state={state} word={labels[`state.${state}`]} width={24} />
          </label>
        ))}
      </fieldset>
      <p class={styles['small']}>
        <Ruby text={labels['look.pen.help']} />
      </p>
      <PageTabs ports={ports} page={layout.page} selected={selected} labels={labels} onSelect={select} />
      <PortGrid
        {...{ ports, states, selected, layout, labels }}
        nameOf={grid.nameOf}
        onSelect={select}
        onMark={(port) => send({ type: 'port.enter', port })}
      />
      {layout.size === 'chart' && (
        <Loupe {...{ ports, states, selected, labels }} nameOf={grid.nameOf} onSelect={select} />
      )}
      {(context.source === 'own' || view.hasFurther) && <FurtherPorts {...{ context, labels, send }} />}
      <div role="status">
        <p class={styles['small']}>
          <Ruby text={fill(labels['look.left'], { left: view.left, count: ports.length })} />
        </p>
        {context.complained && view.left > 0 && <FieldError text={labels['look.incomplete']} />}
      </div>
      <p class="actions">
        <button
          type="button"
          class="button"
          aria-busy={view.phase === 'comparing'}
          onClick={() => send({ type: 'entry.compare' })}
        >
          <span>
            <Ruby text={labels['look.compare']} />
          </span>
        </button>
        {view.left > 0 && (
          <button type="button" class="button plain" onClick={() => send({ type: 'rest.enter' })}>
            <span>
              <Ruby text={fill(labels['look.rest'], { state: labels[`state.${pen}`] })} />
            </span>
          </button>
        )}
        <button type="button" class="button plain" onClick={() => send({ type: 'entry.clear' })}>
          <span>
            <Ruby text={labels['look.clear']} />
          </span>
        </button>
        <button type="button" class="button plain" onClick={() => send({ type: 'plan.change' })}>
          <span>
            <Ruby text={labels['look.plan.change']} />
          </span>
        </button>
      </p>
    </>
  );
}

/** The result for practice, as a service outside would print it: computed on a simulated home. */
function PracticeResult(props: {
  readonly ports: Int32Array;
  readonly practice: readonly number[];
  readonly labels: LookLabels;
}) {
  const { ports, practice, labels } = props;
  const codes = Uint8Array.from(practice);
  const inState = (state: (typeof ENTERED)[number]): string =>
    [...ports].filter((_, place) => berthAt(codes, place) === state).join(', ');
  return (
    <div class={styles['practice']}>
      <p>
        <span class="tag simulated">
          <span>
            <Ruby text={labels['tag.simulated']} />
          </span>
        </span>{' '}
        <Ruby text={labels['look.practice.lead']} />
      </p>
      <dl aria-label={stripRuby(labels['look.practice.lead'])}>
        {ENTERED.map((state) => (
          <div key={state}>
            <dt>
              <StateName state={state} word={labels[`state.${state}`]} />
            </dt>
            <dd>{inState(state) === '' ? <Ruby text={labels['look.none']} /> : inState(state)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
