import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { StateMark } from '#art/StateMark.tsx';
import { ENTERED, LOOK_SOURCES, type LookContext, type LookEvent } from '#machines/own-harbour/look.machine.ts';
import { GATEWAYS } from '#machines/real-scan/twin.ts';
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
      <fieldset>
        <legend>
          <Ruby text={labels['real.twin.gateway']} />
        </legend>
        {context.source === 'practice' && (
          <p>
            <Ruby text={labels['look.practice.gateway']} />
          </p>
        )}
        {GATEWAYS.map((gateway) => (
          <label key={gateway} class="choice">
            <input
              type="radio"
              name="look-gateway"
              checked={gateway === context.gateway}
              onChange={() => send({ type: 'gateway.choose', gateway })}
            />
            <span>
              <Ruby text={labels[`real.twin.${gateway}`]} />
            </span>
          </label>
        ))}
      </fieldset>
      <div class="field">
        <label for="look-forwards">
          <Ruby text={labels['real.twin.forwards']} />
        </label>
        <input
          id="look-forwards"
          autocomplete="off"
          value={context.forwards}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? 'look-help' : 'look-problem look-help'}
          onInput={(event) => send({ type: 'forwards.type', text: event.currentTarget.value })}
        />
        {problem !== null && (
          <span id="look-problem" class="field-error" role="alert">
            <Flag name="U" width={20} />
            <span>
              <Ruby text={labels[`real.twin.${problem}`]} />
            </span>
          </span>
        )}
        <span id="look-help" class="field-help">
          <Ruby text={labels['real.twin.help']} />
        </span>
      </div>
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
      {context.complained && context.guess === null && (
        <p class="field-error" role="alert">
          <Flag name="U" width={20} />
          <span>
            <Ruby text={labels['look.guess.missing']} />
          </span>
        </p>
      )}
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
