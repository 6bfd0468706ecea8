import { useRef } from 'preact/hooks';
import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { furtherOn, MOST_FURTHER, readFurther } from '#machines/own-harbour/further-ports.ts';
import type { LookContext, LookEvent } from '#machines/own-harbour/look.machine.ts';
import { FieldError } from '../FieldError.tsx';
import { fill } from '../fill.ts';
import type { LookLabels } from './own-harbour.labels.ts';
import styles from './own-harbour.module.css';

/** Any port besides those that lie ready: typed, entered with the answer that is taken up, and taken off the chart again. */
export function FurtherPorts(props: {
  readonly context: LookContext;
  readonly labels: LookLabels;
  readonly send: (event: LookEvent) => void;
}) {
  const { context, labels, send } = props;
  const { further, furtherProblem: problem, furtherDone: done, pen } = context;
  const field = useRef<HTMLInputElement>(null);
  const ranges = furtherOn(context.ports, context.ready);
  const state = labels[`state.${pen}`];
  return (
    <div class={styles['further']}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send({ type: 'further.enter', read: readFurther(further, context.ready, context.ports) });
          field.current?.focus();
        }}
      >
        <div class="field">
          <label for="look-further">
            <Ruby text={labels['look.further']} />
          </label>
          <input
            ref={field}
            id="look-further"
            autocomplete="off"
            spellcheck={false}
            value={further}
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? 'look-further-help' : 'look-further-problem look-further-help'}
            onInput={(event) => send({ type: 'further.type', text: event.currentTarget.value })}
          />
          {problem !== null && (
            <FieldError id="look-further-problem" role="alert" text={problemText(problem, labels)} />
          )}
          <span id="look-further-help" class="field-help">
            <Ruby text={fill(labels['look.further.help'], { count: MOST_FURTHER })} />
          </span>
        </div>
        <button type="submit" class="button plain">
          <span>
            <Ruby text={fill(labels['look.further.go'], { state })} />
          </span>
        </button>
      </form>
      {ranges.length > 0 && (
        <ul aria-label={stripRuby(labels['look.further.list'])}>
          {ranges.map((range) => {
            const ports = range.low === range.high ? `${range.low}` : `${range.low}–${range.high}`;
            return (
              <li key={range.low}>
                <button
                  type="button"
                  class="button plain small"
                  onClick={() => {
                    send({ type: 'further.remove', range });
                    // The button goes with its ports: reading goes on at the field.
                    field.current?.focus();
                  }}
                >
                  <span>
                    <Ruby text={fill(labels['look.further.remove'], { ports })} />
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <p role="status" class={styles['small']}>
        {done !== null && (
          <Ruby
            text={fill(labels[`look.further.${done.what}`], {
              count: done.count,
              state: labels[`state.${done.state}`],
            })}
          />
        )}
      </p>
    </div>
  );
}

function problemText(problem: NonNullable<LookContext['furtherProblem']>, labels: LookLabels): string {
  return problem === 'ports-many' || problem === 'ports-too-long'
    ? fill(labels['look.further.many'], { count: MOST_FURTHER })
    : labels[`real.ports.${problem}`];
}
