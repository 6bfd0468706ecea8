import { Flag } from '#art/Flag.tsx';
import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { ExperimentEvent } from '#machines/experiment/experiment.machine.ts';
import type { ExperimentView } from '#machines/experiment/experiment.view.ts';
import type { ExperimentLabels } from './experiment.labels.ts';
import styles from './experiment.module.css';

interface ActionsProps {
  readonly view: ExperimentView;
  readonly hint: string;
  readonly failed: boolean;
  readonly labels: ExperimentLabels;
  readonly send: (event: ExperimentEvent) => void;
}

/** What can be done now: predict or skip, show at once, go back and on. */
export function Actions(props: ActionsProps) {
  const { view } = props;
  if (view.phase === 'predicting') return <Predict {...props} />;
  if (view.phase === 'running' || view.phase === 'arriving') return <Sail {...props} />;
  return <GoOn {...props} />;
}

function Predict({ view, hint, failed, labels, send }: ActionsProps) {
  return (
    <>
      <div role="status">
        {view.showsHint && (
          <div class="message" data-kind="hint">
            <Flag name="H" width={42} />
            <div class="message-text">
              <strong>
                <Ruby text={labels['experiment.hint']} />
              </strong>
              <p>
                <Ruby text={hint} />
              </p>
            </div>
          </div>
        )}
        {failed && (
          <div class="message" data-kind="trouble">
            <Flag name="V" width={42} />
            <div class="message-text">
              <p>
                <Ruby text={labels['experiment.failed']} />
              </p>
            </div>
          </div>
        )}
      </div>
      <div class="actions">
        {view.canGoBack && <Back labels={labels} send={send} />}
        <button
          type="button"
          class="button"
          aria-disabled={!view.canLock}
          onClick={() => {
            if (view.canLock) send({ type: 'guess.lock' });
          }}
        >
          <span>
            <Ruby text={labels['experiment.lock']} />
          </span>
        </button>
        {!view.showsHint && (
          <button type="button" class="button plain" onClick={() => send({ type: 'hint.open' })}>
            <Flag name="H" width={24} />
            <span>
              <Ruby text={labels['experiment.hint']} />
            </span>
          </button>
        )}
        <button type="button" class={styles['quiet-action']} onClick={() => send({ type: 'guess.skip' })}>
          <span>
            <Ruby text={labels['experiment.skip']} />
          </span>
        </button>
        <p class="aside">
          <Ruby text={labels['experiment.promise']} />
        </p>
      </div>
    </>
  );
}

function Sail({ view, labels, send }: ActionsProps) {
  return (
    <div class="actions">
      <p class={styles['sailing']} role="status" tabIndex={-1} data-focus="sailing">
        <span class="busy" aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
        <span>
          <Ruby text={labels['experiment.running']} />
        </span>
      </p>
      {view.sailing !== null && (
        <button type="button" class="button plain small" onClick={() => send({ type: 'leg.arrived' })}>
          <span>
            <Ruby text={labels['experiment.next-boat']} />
          </span>
          <Icon name="step-forward" width={18} />
        </button>
      )}
    </div>
  );
}

function GoOn({ view, labels, send }: ActionsProps) {
  const isFinished = view.phase === 'finished';
  return (
    <div class="actions">
      {isFinished && (
        <p class={styles['end']} tabIndex={-1} data-focus="end" role="status">
          <Icon name="check" width={20} />
          <span>
            <Ruby text={labels['experiment.finished']} />
          </span>
        </p>
      )}
      {view.canGoBack && <Back labels={labels} send={send} />}
      {view.canGoOn && (
        <button type="button" class="button" onClick={() => send({ type: 'step.next' })}>
          <span>
            <Ruby text={labels[view.isLast ? 'experiment.finish' : 'experiment.next']} />
          </span>
          <Icon name={view.isLast ? 'check' : 'arrow-right'} width={20} />
        </button>
      )}
      {isFinished && (
        <button type="button" class="button plain" onClick={() => send({ type: 'experiment.restart' })}>
          <Icon name="undo" width={20} />
          <span>
            <Ruby text={labels['experiment.restart']} />
          </span>
        </button>
      )}
    </div>
  );
}

function Back({ labels, send }: Pick<ActionsProps, 'labels' | 'send'>) {
  return (
    <button type="button" class="button plain" onClick={() => send({ type: 'step.back' })}>
      <Icon name="step-back" width={20} />
      <span>
        <Ruby text={labels['experiment.previous']} />
      </span>
    </button>
  );
}
