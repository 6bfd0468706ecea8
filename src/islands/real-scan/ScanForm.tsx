import { Flag } from '#art/Flag.tsx';
import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { OwnAddress } from '#helper-protocol/interfaces.ts';
import { RANGE_CHOICES } from '#machines/real-scan/port-range.ts';
import type { RealScanContext, RealScanEvent } from '#machines/real-scan/real-scan.machine.ts';
import type { RealScanView } from '#machines/real-scan/real-scan.view.ts';
import { fill } from '../fill.ts';
import { Panel } from './Panel.tsx';
import type { RealScanLabels } from './real-scan.labels.ts';
import styles from './scan-form.module.css';

const START_PROBLEMS = ['target-not-own', 'scan-in-progress', 'rate-limited', 'invalid-scan', 'unreachable'] as const;

/** The third step: which of this machine's addresses, which ports, TCP or UDP. There is no field for an address. */
export function ScanForm(props: {
  readonly context: RealScanContext;
  readonly view: RealScanView;
  readonly targets: readonly OwnAddress[];
  readonly number: (value: number) => string;
  readonly labels: RealScanLabels;
  readonly send: (event: RealScanEvent) => void;
}) {
  const { context, view, targets, number, labels, send } = props;
  const isStarting = view.phase === 'starting';
  const problem = START_PROBLEMS.find((code) => code === context.startProblem) ?? 'other';
  return (
    <Panel title={labels['real.scan.title']} picture={<Icon name="patrol" width={24} />}>
      <form
        class={styles['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (isStarting) return;
          send({ type: 'scan.start' });
          if (view.portCount === null) event.currentTarget.querySelector<HTMLInputElement>('#real-ports')?.focus();
        }}
      >
        {context.startProblem !== null && (
          <div class="message" data-kind="warn" role="alert">
            <Flag name="U" width={42} />
            <div class="message-text">
              <strong>
                <Ruby text={labels['real.start.title']} />
              </strong>
              <Ruby text={labels[`real.start.${problem}`]} />
            </div>
          </div>
        )}
        <fieldset>
          <legend>
            <Ruby text={labels['real.target']} />
          </legend>
          <div class={styles['choices']}>
            {targets.map(({ address, scope, interface: name }) => (
              <label key={address} class={styles['choice']}>
                <input
                  type="radio"
                  name="target"
                  checked={address === context.target}
                  onChange={() => send({ type: 'target.choose', target: address })}
                />
                <span>
                  <code>{address}</code>
                  <small>
                    <Ruby text={fill(labels[`real.target.${scope}`], { name })} />
                  </small>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset>
          <legend>
            <Ruby text={labels['real.range']} />
          </legend>
          <div class={styles['choices']}>
            {RANGE_CHOICES.map((range) => (
              <label key={range} class={styles['choice']}>
                <input
                  type="radio"
                  name="range"
                  checked={range === context.range}
                  onChange={() => send({ type: 'range.choose', range })}
                />
                <span>
                  <b>
                    <Ruby text={labels[`real.range.${range}`]} />
                  </b>
                  <small>
                    <Ruby text={labels[`real.range.${range}.note`]} />
                  </small>
                </span>
              </label>
            ))}
          </div>
          {context.range === 'own' && (
            <div class="field">
              <label for="real-ports">
                <Ruby text={labels['real.ports']} />
              </label>
              <input
                id="real-ports"
                inputMode="text"
                autocomplete="off"
                value={context.typed}
                aria-invalid={view.rangeProblem !== null}
                aria-describedby={view.rangeProblem === null ? 'real-ports-help' : 'real-ports-error real-ports-help'}
                onInput={(event) => send({ type: 'range.type', text: event.currentTarget.value })}
              />
              {view.rangeProblem !== null && (
                <span id="real-ports-error" class="field-error" role="alert">
                  <Flag name="U" width={20} />
                  <span>
                    <Ruby text={labels[`real.ports.${view.rangeProblem}`]} />
                  </span>
                </span>
              )}
              <span id="real-ports-help" class="field-help">
                <Ruby text={labels['real.ports.help']} />
              </span>
            </div>
          )}
        </fieldset>
        <fieldset>
          <legend>
            <Ruby text={labels['real.protocol']} />
          </legend>
          <div class={styles['choices']}>
            {(['tcp', 'udp'] as const).map((protocol) => (
              <label key={protocol} class={styles['choice']}>
                <input
                  type="radio"
                  name="protocol"
                  checked={protocol === context.protocol}
                  onChange={() => send({ type: 'protocol.choose', protocol })}
                />
                <span>
                  <b>{protocol.toUpperCase()}</b>
                  <small>
                    <Ruby text={labels[`real.protocol.${protocol}`]} />
                  </small>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <p class="actions">
          <button type="submit" class="button go" aria-busy={isStarting}>
            <Flag name="P" width={26} />
            <span>
              <Ruby text={labels['real.start']} />
            </span>
          </button>
          {view.portCount !== null && (
            <span class={styles['quiet']}>
              <Ruby
                text={fill(labels['real.start.what'], {
                  count: number(view.portCount),
                  target: context.target,
                  protocol: context.protocol.toUpperCase(),
                })}
              />
            </span>
          )}
        </p>
      </form>
    </Panel>
  );
}
