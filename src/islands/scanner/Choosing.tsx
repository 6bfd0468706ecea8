import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { ScannerContext, ScannerEvent } from '#machines/scanner/scanner.machine.ts';
import type { ScannerView } from '#machines/scanner/scanner.view.ts';
import { HomeChoice, type HomeCard } from './HomeChoice.tsx';
import { PortChoice } from './PortChoice.tsx';
import type { ScannerLabels } from './scanner.labels.ts';
import styles from './choice.module.css';

function Step({ number, title }: { readonly number: number; readonly title: string }) {
  return (
    <>
      <span class={styles['number']} aria-hidden="true">
        {number}
      </span>
      <span>
        <Ruby text={title} />
      </span>
    </>
  );
}

/** Before the scan: which home, which ports, and the promise. */
export function Choosing(props: {
  readonly context: ScannerContext;
  readonly view: ScannerView;
  readonly cards: readonly HomeCard[];
  readonly target: string;
  readonly count: string;
  readonly labels: ScannerLabels;
  readonly send: (event: ScannerEvent) => void;
}) {
  const { context, view, cards, target, labels, send } = props;
  return (
    <form
      class={styles['steps']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send({ type: 'consent.give' });
        if (!event.currentTarget.checkValidity() || view.portCount === 0)
          event.currentTarget.querySelector<HTMLInputElement>('#own-ports')?.focus();
      }}
    >
      <fieldset class={styles['step']}>
        <legend>
          <Step number={1} title={labels['scanner.step.home']} />
        </legend>
        <HomeChoice cards={cards} chosen={view.home} onChoose={(home) => send({ type: 'home.choose', home })} />
      </fieldset>
      <fieldset class={styles['step']}>
        <legend>
          <Step number={2} title={labels['scanner.step.ports']} />
        </legend>
        <PortChoice
          choice={context.portChoice}
          typed={context.typed}
          view={view}
          labels={labels}
          count={props.count}
          onChoose={(choice) => send({ type: 'ports.choose', choice })}
          onType={(text) => send({ type: 'ports.type', text })}
        />
      </fieldset>
      <section class={styles['step']}>
        <h2 class={styles['title']}>
          <Step number={3} title={labels['scanner.step.promise']} />
        </h2>
        <div class={styles['promise']}>
          <p class={styles['target']}>
            <span>
              <Ruby text={labels['scanner.target']} />
            </span>
            <b>{target}</b>
          </p>
          <p class={styles['quiet']}>
            <Ruby text={labels['scanner.target.note']} />
          </p>
          <p class={styles['flagged']}>
            <Flag name="Q" width={42} />
            <span>
              <Ruby text={labels['scanner.promise']} />
            </span>
          </p>
          <p class={styles['actions']}>
            <button type="submit" class="button">
              <span>
                <Ruby text={labels['scanner.promise.go']} />
              </span>
            </button>
          </p>
        </div>
      </section>
    </form>
  );
}
