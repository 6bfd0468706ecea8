import { Ruby } from '#art/Ruby.tsx';
import { StateMark } from '#art/StateMark.tsx';
import { ENTERED, LOOK_SOURCES, type LookContext, type LookEvent } from '#machines/own-harbour/look.machine.ts';
import { FieldError } from '../FieldError.tsx';
import { GatewayFields } from '../real-scan/GatewayFields.tsx';
import type { LookLabels } from './own-harbour.labels.ts';
import styles from './own-harbour.module.css';

/** Before the result is looked at: whose it is, how the gateway is set, and what one expects. */
export function LookPlan(props: {
  readonly context: LookContext;
  readonly labels: LookLabels;
  readonly send: (event: LookEvent) => void;
}) {
  const { context, labels, send } = props;
  const { problem } = context;
  return (
    <form
      class={styles['plan']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send({ type: 'plan.settle' });
      }}
    >
      <fieldset>
        <legend>
          <Ruby text={labels['look.source']} />
        </legend>
        {LOOK_SOURCES.map((source) => (
          <label key={source} class="choice">
            <input
              type="radio"
              name="look-source"
              checked={source === context.source}
              onChange={() => send({ type: 'source.choose', source })}
            />
            <span>
              <Ruby text={labels[`look.source.${source}`]} />
            </span>
          </label>
        ))}
      </fieldset>
      <GatewayFields
        id="look"
        kind={context.gateway}
        forwards={context.forwards}
        problem={problem === null ? null : labels[`real.twin.${problem}`]}
        labels={labels}
        onKind={(gateway) => send({ type: 'gateway.choose', gateway })}
        onForwards={(text) => send({ type: 'forwards.type', text })}
      >
        {context.source === 'practice' && (
          <p>
            <Ruby text={labels['look.practice.gateway']} />
          </p>
        )}
      </GatewayFields>
      <fieldset>
        <legend>
          <Ruby text={labels['look.guess']} />
        </legend>
        <div class="plates">
          {ENTERED.map((guess) => (
            <label class="plate" key={guess}>
              <input
                type="radio"
                name="look-guess"
                checked={guess === context.guess}
                onChange={() => send({ type: 'guess.choose', guess })}
              />
              <StateMark state={guess} width={36} />
              <span class="plate-text">
                <b>
                  <Ruby text={labels[`look.guess.${guess}`]} />
                </b>
                <span>
                  <Ruby text={labels[`look.guess.${guess}.note`]} />
                </span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {context.complained && context.guess === null && <FieldError role="alert" text={labels['look.guess.missing']} />}
      <p class="actions">
        <button type="submit" class="button">
          <span>
            <Ruby text={labels['look.plan.go']} />
          </span>
        </button>
      </p>
    </form>
  );
}
