import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { StateMark } from '#art/StateMark.tsx';
import { GUESSES, type ScannerContext, type ScannerEvent } from '#machines/scanner/scanner.machine.ts';
import type { ScannerView } from '#machines/scanner/scanner.view.ts';
import { fill } from '../fill.ts';
import type { ScannerLabels } from './scanner.labels.ts';
import choice from './choice.module.css';

/** The prediction: a plate for most ports. Single ports are marked on the chart beside it. */
export function Predicting(props: {
  readonly context: ScannerContext;
  readonly view: ScannerView;
  readonly count: string;
  readonly labels: ScannerLabels;
  readonly send: (event: ScannerEvent) => void;
}) {
  const { context, view, count, labels, send } = props;
  return (
    <form
      class={choice['steps']}
      onSubmit={(event) => {
        event.preventDefault();
        send({ type: 'scan.start' });
      }}
    >
      <fieldset class={choice['predicting']}>
        <legend>
          <Ruby text={labels['scanner.predict.title']} />
        </legend>
        <p>
          <Ruby text={fill(labels['scanner.predict.lead'], { count })} />
        </p>
        <div class="plates">
          {GUESSES.map((guess) => (
            <label class="plate" key={guess}>
              <input
                type="radio"
                name="guess"
                value={guess}
                checked={guess === context.guess}
                onChange={() => send({ type: 'guess.choose', guess })}
              />
              <StateMark state={guess === 'mixed' ? 'unknown' : guess} width={36} />
              <span class="plate-text">
                <b>
                  <Ruby text={labels[`scanner.guess.${guess}`]} />
                </b>
                <span>
                  <Ruby text={labels[`scanner.guess.${guess}.note`]} />
                </span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <p class={choice['quiet']}>
        <b>
          <Ruby text={labels['scanner.predict.marks']} />
        </b>
        <br />
        <Ruby text={labels['scanner.predict.marks.help']} />{' '}
        {context.marks.size > 0 && (
          <Ruby text={fill(labels['scanner.predict.marked'], { count: context.marks.size })} />
        )}
      </p>
      <div class={choice['actions']}>
        <button
          type="submit"
          class="button go"
          aria-disabled={!view.canStart}
          aria-describedby={view.canStart ? undefined : 'predict-needs'}
        >
          <Flag name="P" />
          <span>
            <Ruby text={labels['scanner.predict.go']} />
          </span>
        </button>
        <button type="button" class="button plain" onClick={() => send({ type: 'prediction.skip' })}>
          <span>
            <Ruby text={labels['scanner.predict.skip']} />
          </span>
        </button>
        <button type="button" class="button plain" onClick={() => send({ type: 'choice.change' })}>
          <span>
            <Ruby text={labels['scanner.change']} />
          </span>
        </button>
      </div>
      {!view.canStart && (
        <p class={choice['quiet']} id="predict-needs">
          <Ruby text={labels['scanner.predict.needs']} />
        </p>
      )}
    </form>
  );
}
